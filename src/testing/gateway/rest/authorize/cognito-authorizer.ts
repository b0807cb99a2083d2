import type { JWTPayload } from "jose";
import type { AuthorizerRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";
import type { Authenticated } from "../../shared/authorizers/authenticated.ts";
import { identityValue, readIdentitySources } from "../../shared/authorizers/identity-source.ts";
import { userPoolKeys, verifyToken } from "../../shared/authorizers/user-pools.ts";
import { passesExpression } from "../../shared/authorizers/validation-expression.ts";
import type { RestInvocation } from "../steps/execution.ts";

/** Verifies the token of a Cognito user pool and returns its claims. */
export async function verifyUserPoolToken(
  invocation: RestInvocation,
  authorizer: AuthorizerRecord,
): Promise<Authenticated> {
  const { methodRequest, stage, scope, method, ports, front, backends } = invocation;
  const { identitySource = "method.request.header.Authorization", providerARNs = [] } = authorizer;
  const [source] = readIdentitySources(identitySource);
  const value =
    source &&
    identityValue(source, {
      headers: methodRequest.headers,
      queryString: methodRequest.queryString,
      stageVariables: stage.variables,
      context: scope.context,
    });
  if (value === undefined)
    throw new GatewayFault("authorizer.identity", { source: identitySource });
  const token = value.replace(/^Bearer +/i, "");
  const rules = {
    poolArns: providerARNs,
    scopes: method.authorizationScopes ?? [],
    now: ports.clock(),
  };
  const verified = await verifyToken(token, rules, (poolArn) =>
    userPoolKeys(poolArn, front?.userPools ?? [], backends),
  );
  if (!verified.ok) {
    const { reason, detail } = verified;
    if (reason === "expired") throw new GatewayFault("authorizer.expired-token", {});
    throw new GatewayFault("authorizer.token", { reason: detail });
  }
  refuseAudience(authorizer, verified.claims);
  return { authorizer: { claims: claimsAsText(verified.claims) } };
}

/** The expression is matched against the token's audience, which access tokens lack (documented). */
function refuseAudience(
  { identityValidationExpression: expression }: AuthorizerRecord,
  { aud }: JWTPayload,
): void {
  if (!expression) return;
  const audience = [aud ?? []].flat();
  if (audience.some((each) => passesExpression(expression, each))) return;
  throw new GatewayFault("authorizer.token", {
    reason: `its audience does not match the validation expression ${expression}`,
  });
}

/** Converts claims to text, as in events and templates. Lists are joined by commas (inferred). */
function claimsAsText(claims: JWTPayload): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [name, claimText(value)]),
  );
}

function claimText(value: unknown): string {
  if (Array.isArray(value)) return value.join(",");
  return typeof value === "string" ? value : JSON.stringify(value);
}
