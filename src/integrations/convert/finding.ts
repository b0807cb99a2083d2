import type * as z from "zod/mini";
import { explainIssues } from "../model/validate.ts";

/** Something about a record that a definition cannot say, or that AWS would not run as it stands. */
export interface Finding {
  readonly code:
    | "record.not-expressible"
    | "record.invalid"
    | "record.unknown-kind"
    /** API Gateway itself would refuse it: the message is its own. */
    | "record.refused";
  /** Where it stands: `PUT /orders/{id}`, then the member. */
  readonly at: readonly string[];
  readonly message: string;
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
  return explainIssues(schema, error?.issues ?? [], candidate).map((line) => ({
    code: "record.invalid",
    at,
    message: line.trim(),
  }));
}

/** A member that says what no definition can. */
export function notExpressible(at: readonly string[], value: string): Finding {
  return {
    code: "record.not-expressible",
    at,
    message: `a definition cannot say this yet: ${value}`,
  };
}
