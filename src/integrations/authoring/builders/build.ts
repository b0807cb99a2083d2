import type * as z from "zod/mini";
import { type FieldProblem, GatewrightError } from "../../../core/errors.ts";
import { refusalOf } from "../../convert/refusal.ts";
import type { Integration } from "../../model/integration.ts";
import type { Refusal } from "../../model/rules/rule.ts";
import { validate } from "../../model/validate.ts";

/** Settings of a builder: the integration without the members that it fills in. */
export type Settings<Member, Filled extends keyof Member = never> = Omit<Member, "kind" | Filled>;

/**
 * Validates an integration and returns it as plain data: first its shape, then its record against
 * AWS's rules.
 */
export function build<Member extends Integration>(
  schema: z.core.$ZodType,
  candidate: Member,
): Member {
  validate(schema, candidate, `the "${candidate.kind}" integration`, "integration.invalid");
  const refusal = refusalOf(candidate);
  if (!refusal) return candidate;
  throw new GatewrightError(
    "integration.invalid",
    `Failed to build the "${candidate.kind}" integration: API Gateway rejects it: ${refusal.message}`,
    { hint: refusal.fix, details: { problems: [problemOf(refusal)] } },
  );
}

function problemOf({ code: rule, member, message }: Refusal): FieldProblem {
  return { path: member === undefined ? [] : [member], message, rule };
}
