import type * as z from "zod/mini";
import { type FieldProblem, GatewrightError } from "../../../core/errors.ts";
import { refusalOf } from "../../convert/refusal.ts";
import type { Integration } from "../../model/integration.ts";
import type { Refusal } from "../../model/rules/rule.ts";
import { validate } from "../../model/validate.ts";

/** What a builder asks for: the integration without the members that it fills in. */
export type Settings<Member, Filled extends keyof Member = never> = Omit<Member, "kind" | Filled>;

/**
 * Checks what a builder put together, first its shape and then AWS's own rules on the record it
 * becomes, and returns it as plain data.
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
    `Failed to build the "${candidate.kind}" integration: API Gateway refuses it: ${refusal.message}`,
    { hint: refusal.fix, details: { problems: [problemOf(refusal)] } },
  );
}

function problemOf({ code: rule, member, message }: Refusal): FieldProblem {
  return { path: member === undefined ? [] : [member], message, rule };
}
