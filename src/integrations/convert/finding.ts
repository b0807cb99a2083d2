import type * as z from "zod/mini";
import type { FieldProblem } from "../../core/errors.ts";
import { explainIssues, printProblem } from "../model/validate.ts";

/** Something about a record that stands in the way of a definition, told apart by `code`. */
export type Finding = {
  readonly [Code in keyof FindingDetails]: {
    readonly code: Code;
    readonly details: FindingDetails[Code];
    /** Where it stands: `PUT /orders/{id}`, then the member. */
    readonly at: readonly string[];
    readonly message: string;
  };
}[keyof FindingDetails];

/** What findings of each code are about. */
export interface FindingDetails {
  /** No definition would be valid that says it. */
  "record.invalid": { readonly problem: FieldProblem };
  /** A definition has no place for the value. */
  "record.not-expressible": { readonly value: string };
  "record.unknown-kind": { readonly type: string; readonly uri: string | undefined };
}

/** A definition, or what stands in its way. */
export type Classified<Definition> =
  | { readonly ok: true; readonly definition: Definition }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** What a schema says of a candidate that it refuses. */
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

/** A part of a record that no definition can be valid with. */
export function invalidPart(at: readonly string[], message: string): Finding {
  return { code: "record.invalid", details: { problem: { path: [], message } }, at, message };
}

/** A member that says what no definition can. */
export function notExpressible(at: readonly string[], value: string): Finding {
  return {
    code: "record.not-expressible",
    details: { value },
    at,
    message: `a definition cannot say this yet: ${value}`,
  };
}
