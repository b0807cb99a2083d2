import { isObject, jsonOrText } from "../../../../core/json.ts";
import type { Header } from "../../../../core/message.ts";
import { amzDate } from "../../../../core/utc-time.ts";
import { parseLambdaUri } from "../../../../integrations/model/grammar/lambda-uri.ts";
import type { AuthorizerRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import { contextAsText } from "../../../../proxy-events/authorizers/context.ts";
import type { PolicyResult } from "../../../../proxy-events/events/authorizer-result.ts";
import { explainAuthorizerResult } from "../../../../proxy-events/explain-result/authorizer.ts";
import {
  toRestAuthorizerEvent,
  toTokenAuthorizerEvent,
} from "../../../../proxy-events/to-event/authorizer.ts";
import { invocationUrl } from "../../../backends/invocation-url.ts";
import { invokeLambda } from "../../../backends/lambda.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";
import { randomHex } from "../../../request/ports.ts";
import type { AuthorizationStep } from "../../../trace/trace.ts";
import {
  type IdentitySource,
  identityValue,
  readIdentitySources,
} from "../../shared/authorizers/identity-source.ts";
import { passesExpression } from "../../shared/authorizers/validation-expression.ts";
import { callBackend } from "../../shared/call-backend.ts";
import { combineEffects, evaluatePolicy, readPolicy } from "../../shared/iam/policy.ts";
import { fillMember } from "../../shared/stage-variables.ts";
import type { AuthorizerResult, RestInvocation } from "../steps/execution.ts";
import { accessKeys, methodArnOf } from "./access-request.ts";
import type { Judged } from "./authorized.ts";

/** The timeout of an authorizer's function, in milliseconds. */
const maxWaitMs = 10_000;

const defaultTtlSeconds = 300;

/** A step under construction. */
export type RecordedAuthorization = {
  -readonly [Member in keyof AuthorizationStep]?: AuthorizationStep[Member];
};

interface LambdaAuthorization extends Judged {
  readonly result: PolicyResult;
}

/**
 * Runs a Lambda authorizer: identity sources, validation expression, cache, function, policy.
 *
 * @param step filled in as the authorizer runs, also if it fails
 */
export async function askLambdaAuthorizer(
  invocation: RestInvocation,
  authorizer: AuthorizerRecord,
  step: RecordedAuthorization,
): Promise<LambdaAuthorization> {
  const { clock } = invocation.ports;
  step.authorizerId = authorizer.id;
  const values = identityOf(invocation, authorizer, step);
  const { authorizerResultTtlInSeconds: ttl = defaultTtlSeconds } = authorizer;
  const key = JSON.stringify([authorizer.id, ...values]);
  const cache = ttl > 0 ? invocation.front?.authorizerCache : undefined;
  const cached = cache?.get(key, clock());
  const startedAt = clock();
  const found = cached ?? (await invokeAuthorizer(invocation, authorizer, values, step));
  const latencyMs = clock() - startedAt;
  if (!cached) cache?.set(key, found, clock() + ttl * 1000);
  const { result, methodArn } = found;
  const { principalId, context = {}, usageIdentifierKey } = result;
  step.principalId = principalId;
  step.isCached = cached !== undefined;
  if (cached) step.askedFor = methodArn;
  return {
    result,
    effect: effectOf(invocation, result),
    authorizer: {
      ...contextAsText(context),
      // The member of the result wins over one in its context.
      principalId,
      ...(!cached && { integrationLatency: latencyMs }),
    },
    ...(usageIdentifierKey !== undefined && { usageKey: usageIdentifierKey }),
    step,
  };
}

function effectOf(invocation: RestInvocation, { policyDocument }: PolicyResult) {
  const policy = readPolicy(policyDocument);
  if (!policy) return "silent";
  return combineEffects(
    evaluatePolicy(policy, {
      action: "execute-api:Invoke",
      resource: methodArnOf(invocation),
      keys: accessKeys(invocation),
    }),
  );
}

/** Returns the values of the identity sources. A missing one rejects the request, even without a cache. */
function identityOf(
  invocation: RestInvocation,
  authorizer: AuthorizerRecord,
  step: RecordedAuthorization,
): readonly string[] {
  const { methodRequest, stage, scope } = invocation;
  const given = {
    headers: methodRequest.headers,
    queryString: methodRequest.queryString,
    stageVariables: stage.variables,
    context: scope.context,
  };
  const sources = readIdentitySources(authorizer.identitySource ?? "");
  const values = sources.map((source) => identityValue(source, given));
  const missing = sources.find((_, index) => values[index] === undefined);
  if (missing) throw new GatewayFault("authorizer.identity", { source: missing.text });
  const texts = values.map((value) => value ?? "");
  step.identity = toIdentity(authorizer, sources, texts);
  const { type, identityValidationExpression: expression } = authorizer;
  if (type === "TOKEN" && expression && !passesExpression(expression, texts[0] ?? "")) {
    throw new GatewayFault("authorizer.unauthorized", { expression });
  }
  return texts;
}

function toIdentity(
  { type }: AuthorizerRecord,
  sources: readonly IdentitySource[],
  values: readonly string[],
): readonly Header[] {
  return type === "TOKEN"
    ? [["", values[0] ?? ""]]
    : sources.map(({ text }, index): Header => [text, values[index] ?? ""]);
}

async function invokeAuthorizer(
  invocation: RestInvocation,
  authorizer: AuthorizerRecord,
  values: readonly string[],
  step: RecordedAuthorization,
): Promise<AuthorizerResult> {
  const { stage, backends, ports } = invocation;
  const { authorizerUri = "", authorizerCredentials: role } = authorizer;
  const text = fillMember(authorizerUri, stage.variables, "uri");
  const uri = parseLambdaUri(text);
  if (!uri) throw new GatewayFault("authorizer.address", { uri: text });
  if (role && !(backends.access?.mayAssume(role) ?? true)) {
    throw new GatewayFault("authorizer.role", { roleArn: role });
  }
  const { functionArn, region } = uri;
  const payload = JSON.stringify(eventOf(invocation, authorizer, values));
  const source = `${invocation.apiId}/authorizers/${authorizer.id}`;
  step.request = {
    type: authorizer.type ?? "",
    uri: invocationUrl(region, functionArn),
    headers: endpointHeaders(invocation, source),
    body: payload,
  };
  if (!role && !(backends.access?.mayInvoke(functionArn, source) ?? true)) {
    throw new GatewayFault("authorizer.permission", { functionArn });
  }
  const { injected: _, ...calling } = invocation;
  const answer = await callBackend(calling, maxWaitMs, () =>
    invokeLambda(
      backends.lambdas,
      { functionArn, payload, timeoutMs: maxWaitMs, invocationType: "RequestResponse" },
      ports,
    ),
  ).catch((error: unknown) => {
    const isLate = error instanceof GatewayFault && error.failure.code === "endpoint.timeout";
    throw isLate ? new GatewayFault("authorizer.timeout", { timeoutMs: maxWaitMs }) : error;
  });
  const answered = jsonOrText(answer.payload);
  // With this error a function rejects the caller (documented).
  if (
    answer.isUnhandledError &&
    isObject(answered) &&
    answered["errorMessage"] === "Unauthorized"
  ) {
    throw new GatewayFault("authorizer.unauthorized", { functionArn });
  }
  step.result = answer.payload;
  const explained = explainAuthorizerResult(answered);
  if (!explained.ok) {
    const { reason } = explained;
    throw new GatewayFault("authorizer.answer", { functionArn, reason });
  }
  const { ok: __, ...result } = explained;
  return { result, methodArn: methodArnOf(invocation) };
}

function eventOf(
  invocation: RestInvocation,
  { type }: AuthorizerRecord,
  values: readonly string[],
): object {
  const methodArn = methodArnOf(invocation);
  if (type === "TOKEN") {
    return toTokenAuthorizerEvent({ methodArn, authorizationToken: values[0] ?? "" });
  }
  const { context, ...input } = invocation.eventInput;
  const { authorizer: _, ...withoutAuthorizer } = context;
  return toRestAuthorizerEvent({ ...input, context: withoutAuthorizer, methodArn });
}

/** In the order of captures of 2017 to 2023. */
function endpointHeaders(
  { apiId, accountId, region, requestId, ports }: RestInvocation,
  source: string,
): readonly Header[] {
  return [
    ["x-amzn-lambda-integration-tag", requestId],
    ["Authorization", randomHex(ports, 256)],
    ["X-Amz-Date", amzDate(ports.clock())],
    ["x-amzn-apigateway-api-id", apiId],
    ["X-Amz-Source-Arn", `arn:aws:execute-api:${region}:${accountId}:${source}`],
    ["Accept", "application/json"],
    ["User-Agent", `AmazonAPIGateway_${apiId}`],
  ];
}
