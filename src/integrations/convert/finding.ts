import type * as z from "zod/mini";
import type { FieldProblem } from "../../core/errors.ts";
import { explainIssues, printProblem } from "../model/validate.ts";

/** Why a record cannot become a definition; `code` discriminates. */
export type Finding = {
  readonly [Code in keyof FindingDetails]: {
    readonly code: Code;
    readonly details: FindingDetails[Code];
    /** Path in the record: `PUT /orders/{id}`, then the member. */
    readonly at: readonly string[];
    readonly message: string;
  };
}[keyof FindingDetails];

/** Details of a finding by code. */
export interface FindingDetails {
  /** The value is invalid in a definition. */
  "record.invalid": { readonly problem: FieldProblem };
  /** A definition cannot hold the value. */
  "record.not-expressible": { readonly value: string };
  "record.unknown-kind": { readonly type: string; readonly uri: string | undefined };
}

/** A definition, or the findings that prevent it. */
export type Classified<Definition> =
  | { readonly ok: true; readonly definition: Definition }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Converts the issues of a schema to findings. */
export function invalidFindings(
  schema: z.core.$ZodType,
  error: z.core.$ZodError | undefined,
  candidate: unknown,
  at: readonly string[] = [],
): readonly Finding[] {
  return explainIssues(schema, error?.issues ?? [], candidate).map((problem) => ({
    code: "record.invalid",
    details: { problem },
    at,
    message: printProblem(problem),
  }));
}

/** Creates the finding for a part that is invalid in a definition. */
export function invalidPart(at: readonly string[], message: string): Finding {
  return { code: "record.invalid", details: { problem: { path: [], message } }, at, message };
}

/** Creates the finding for a value that a definition cannot express. */
export function notExpressible(at: readonly string[], value: string): Finding {
  return {
    code: "record.not-expressible",
    details: { value },
    at,
    message: `a definition cannot express this yet: ${value}`,
  };
}
