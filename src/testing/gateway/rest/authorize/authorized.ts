import type { AuthorizationStep } from "../../../trace/trace.ts";
import type { Authenticated } from "../../shared/authorizers/authenticated.ts";
import type { PolicyEffect } from "../../shared/iam/policy.ts";

/** An authenticated caller, and the decision of its own policies. */
export interface Judged extends Authenticated {
  readonly effect: PolicyEffect;
  readonly step: Omit<AuthorizationStep, "type">;
}
