import { GatewayFault } from "../../../failures/gateway-fault.ts";
import { combineEffects, evaluatePolicy, readPolicy } from "../../shared/iam/policy.ts";
import type { SigningPrincipal } from "../../shared/iam/principals.ts";
import { type SignatureFailure, verifySignature } from "../../shared/iam/signature.ts";
import type { RestInvocation } from "../steps/execution.ts";
import { accessKeys, methodArnOf } from "./access-request.ts";
import type { Judged } from "./authorized.ts";

/** Authenticates a caller by its signature, and evaluates its identity policies. */
export interface SignedCaller extends Judged {
  readonly principal: SigningPrincipal;
}

/**
 * Verifies the signature of a request.
 *
 * @throws GatewayFault: it is missing, malformed, wrong or expired, or its access key is unknown.
 */
export async function verifyCaller(invocation: RestInvocation): Promise<SignedCaller> {
  const { request, stage, region, ports, front } = invocation;
  const findPrincipal = front?.findPrincipal ?? (() => undefined);
  // The client signed the path that it sent.
  const sent = { ...request, target: stage.clientTarget ?? `${stage.pathPrefix}${request.target}` };
  const scope = { region, service: "execute-api", now: ports.clock() };
  const verified = await verifySignature(sent, findPrincipal, scope);
  if (!verified.ok) throw toFault(verified);
  const { principal } = verified;
  const policies = (principal.policies ?? []).flatMap((policy) => readPolicy(policy) ?? []);
  const asked = {
    action: "execute-api:Invoke",
    resource: methodArnOf(invocation),
    keys: accessKeys(invocation, principal),
  };
  const effects = policies.map((policy) => evaluatePolicy(policy, asked));
  const { accessKeyId, accountId, arn, userId = accessKeyId } = principal;
  return {
    principal,
    effect: combineEffects(...effects),
    hidesAuthorization: true,
    identity: { accessKey: accessKeyId, accountId, caller: userId, user: userId, userArn: arn },
    step: { principalId: arn },
  };
}

function toFault({ kind, message }: SignatureFailure): GatewayFault {
  switch (kind) {
    case "missing":
      return new GatewayFault("iam.unsigned", {});
    case "expired":
      return new GatewayFault("iam.expired-token", {});
    case "unknown":
      return new GatewayFault("iam.unknown-key", { message });
    default:
      return new GatewayFault("iam.signature", { message, isIncomplete: kind === "incomplete" });
  }
}
