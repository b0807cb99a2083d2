import { GatewayFault } from "../../../failures/gateway-fault.ts";
import type { Authenticated } from "../../shared/authorizers/authenticated.ts";
import { resourcePolicyOf } from "../../shared/authorizers/resource-policy.ts";
import {
  evaluatePolicy,
  type IamPrincipal,
  type Policy,
  type PolicyEffect,
} from "../../shared/iam/policy.ts";
import type { SigningPrincipal } from "../../shared/iam/principals.ts";
import type { RestInvocation } from "../steps/execution.ts";
import { accessKeys, apiArnOf, methodArnOf } from "./access-request.ts";
import { verifyUserPoolToken } from "./cognito-authorizer.ts";
import { verifyCaller } from "./iam-authorization.ts";
import { authorizationTypeOf } from "./is-guarded.ts";
import { askLambdaAuthorizer, type RecordedAuthorization } from "./lambda-authorizer.ts";

/** Bytes of a method's ARN. Source: developer guide, limits. */
const maxArnBytes = 1600;

/**
 * Authenticates the caller and evaluates the policies, in the order of the developer guide,
 * apigateway-authorization-flow.
 *
 * @throws GatewayFault: the caller is not authenticated, or a policy denies the request.
 */
export async function authorize(invocation: RestInvocation): Promise<Authenticated> {
  const type = authorizationTypeOf(invocation);
  const step: RecordedAuthorization = {};
  const policy = resourcePolicyOf(invocation.api.restApi, apiArnOf(invocation));
  const resource = methodArnOf(invocation);
  try {
    if (resource.length > maxArnBytes) throw new GatewayFault("request.uri-too-long", {});
    return await judge(invocation, { type, policy, step });
  } finally {
    invocation.record("authorization", { type, ...step });
  }
}

interface Case {
  readonly type: string;
  readonly policy: Policy | undefined;
  readonly step: RecordedAuthorization;
}

async function judge(invocation: RestInvocation, each: Case): Promise<Authenticated> {
  const { type, policy, step } = each;
  switch (type) {
    case "NONE": {
      requireAllow(invocation, policyEffect(invocation, policy, step));
      return {};
    }
    case "CUSTOM": {
      // An explicit denial ends the request before the function is called; the rest is checked after.
      const resourceEffect = policyEffect(invocation, policy, step);
      if (resourceEffect === "deny") throw policyDenied(invocation, "deny");
      const {
        effect,
        step: known,
        ...caller
      } = await askLambdaAuthorizer(invocation, authorizerOf(invocation), step);
      step.effect = effect;
      if (effect === "deny") throw authorizerDenied(invocation, "deny", known.askedFor);
      if (effect === "silent" && resourceEffect !== "allow") {
        throw authorizerDenied(invocation, "silent", known.askedFor);
      }
      return caller;
    }
    case "COGNITO_USER_POOLS": {
      const caller = await verifyUserPoolToken(invocation, authorizerOf(invocation));
      // The guide's text requires an explicit permission; its table does not (not verified).
      if (policy) requireAllow(invocation, policyEffect(invocation, policy, step));
      return caller;
    }
    case "AWS_IAM": {
      const { effect, principal, step: known, ...caller } = await verifyCaller(invocation);
      Object.assign(step, known, { effect });
      const resourceEffect = policyEffect(invocation, policy, step, principal);
      judgeCaller(invocation, principal, effect, resourceEffect);
      return caller;
    }
    default:
      throw new GatewayFault("authorizer.address", {});
  }
}

/**
 * Within the API's account, either policy may allow the request, and either may deny it. For a caller
 * from another account, both must allow it (documented).
 */
function judgeCaller(
  invocation: RestInvocation,
  principal: SigningPrincipal,
  identity: PolicyEffect,
  resource: PolicyEffect,
): void {
  if (resource === "deny") throw policyDenied(invocation, "deny", principal);
  if (identity === "deny") throw callerDenied(invocation, principal, "deny");
  const isOwn = principal.accountId === invocation.accountId;
  const isAllowed = isOwn
    ? identity === "allow" || resource === "allow"
    : identity === "allow" && resource === "allow";
  if (isAllowed) return;
  throw isOwn || identity !== "allow"
    ? callerDenied(invocation, principal, "silent")
    : policyDenied(invocation, "silent", principal);
}

/** Returns the decision of the API's resource policy, if it has one. */
function policyEffect(
  invocation: RestInvocation,
  policy: Policy | undefined,
  step: RecordedAuthorization,
  principal?: SigningPrincipal,
): PolicyEffect {
  if (!policy) return "silent";
  const effect = evaluatePolicy(policy, {
    action: "execute-api:Invoke",
    resource: methodArnOf(invocation),
    keys: accessKeys(invocation, principal),
    ...(principal && { principal }),
  });
  step.resourcePolicy = effect;
  return effect;
}

function requireAllow(invocation: RestInvocation, effect: PolicyEffect): void {
  if (effect !== "allow") throw policyDenied(invocation, effect);
}

function authorizerOf({ api, method, apiId }: RestInvocation) {
  const { authorizerId = "" } = method;
  const authorizer = Object.hasOwn(api.authorizers, authorizerId)
    ? api.authorizers[authorizerId]
    : undefined;
  if (authorizer) return authorizer;
  // AWS does not store a method whose authorizer does not exist.
  throw new GatewayFault("authorizer.address", { uri: `${apiId}/authorizers/${authorizerId}` });
}

type Refusal = Exclude<PolicyEffect, "allow">;

function authorizerDenied(
  invocation: RestInvocation,
  effect: Refusal,
  askedFor: string | undefined,
): GatewayFault {
  return new GatewayFault("access.denied", {
    by: "authorizer",
    effect,
    resource: methodArnOf(invocation),
    ...(askedFor !== undefined && { askedFor }),
  });
}

function callerDenied(
  invocation: RestInvocation,
  { arn }: IamPrincipal,
  effect: Refusal,
): GatewayFault {
  const resource = methodArnOf(invocation);
  return new GatewayFault("access.denied", { by: "identity-policy", effect, resource, user: arn });
}

function policyDenied(
  invocation: RestInvocation,
  effect: Refusal,
  principal?: IamPrincipal,
): GatewayFault {
  return new GatewayFault("access.denied", {
    by: "resource-policy",
    effect,
    resource: methodArnOf(invocation),
    user: principal?.arn ?? "anonymous",
  });
}
