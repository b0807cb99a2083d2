import type { KnownLogMessage } from "../log/execution-log.ts";
import type { Failure } from "./failure.ts";
import type { LogFacts } from "./log-facts.ts";
import { readConfigurationFailure } from "./read-configuration-failure.ts";

type Read<Type extends KnownLogMessage["type"]> = (
  message: Extract<KnownLogMessage, { readonly type: Type }>,
  facts: LogFacts,
) => Failure;

/** How each line that reports a failure is read. */
const rows: { readonly [Type in KnownLogMessage["type"]]?: Read<Type> } = {
  apiKeyThrottled: ({ apiKey, apiStage, details }) => ({
    code: "throttled.api-key",
    details: { key: apiKey, apiStage, limit: details },
  }),
  apiKeyOverQuota: ({ apiKey, apiStage, details }) => ({
    code: "throttled.quota",
    details: { key: apiKey, apiStage, limit: details },
  }),
  stageThrottled: ({ type: _, ...limits }) => ({ code: "throttled.stage", details: { limits } }),
  apiKeyRefused: ({ apiKey, method, apiStage, reason }) => ({
    code: "api-key.no-plan",
    details: { key: apiKey, method, apiStage, reason },
  }),
  bodyMismatch: ({ contentType, details }) => ({
    code: "request.model",
    details: { contentType, violations: details },
  }),
  lambdaFailure: ({ message, lambdaRequestId }, { target }) => {
    const seconds = /Task timed out after ([\d.]+) seconds/.exec(message)?.[1];
    if (seconds !== undefined) {
      return { code: "lambda.timeout", details: { seconds, message, lambdaRequestId } };
    }
    const called = target.lambda && { functionArn: target.lambda.functionArn };
    return { code: "lambda.failed", details: { ...called, message, lambdaRequestId } };
  },
  // An authorizer's failure prints a second line of this type, which adds no information.
  configurationFailure: ({ reason }, facts) => readConfigurationFailure(reason, facts),
  timeoutFailure: (_, { context }) => {
    const timeoutMs = context.integration?.timeoutInMillis;
    return { code: "endpoint.timeout", details: timeoutMs === undefined ? {} : { timeoutMs } };
  },
  networkFailure: () => ({ code: "endpoint.network", details: {} }),
  connectionFailure: ({ reason }) => ({ code: "endpoint.network", details: { reason } }),
  unauthorizedRequest: (_, { find, endpointBody }) => ({
    code:
      find("authorizerIdentity") || endpointBody !== ""
        ? "authorizer.unauthorized"
        : "authorizer.identity",
    details: {},
  }),
};

/**
 * Returns the failure that a log reports: the first matching line wins. Only this function and those
 * that it calls parse text for its meaning, because a log is nothing but text.
 */
export function readFailure(
  lines: readonly { readonly message: { readonly type: string } }[],
  facts: LogFacts,
): Failure | undefined {
  for (const { message } of lines) {
    // Each row accepts the message of its own type.
    const read = rows[message.type as KnownLogMessage["type"]] as
      | ((message: object, facts: LogFacts) => Failure)
      | undefined;
    if (read) return read(message, facts);
  }
  return readAnswer(facts);
}

/** Finds rejections that the log has no line for in the client's response. */
function readAnswer({ status, context, find }: LogFacts): Failure | undefined {
  if (find("success")) return undefined;
  if (status === 415) return { code: "request.media-type", details: {} };
  const message = messageIn(context.answer?.body ?? "");
  const missing = /^Missing required request parameters: \[(.*)\]$/.exec(message)?.[1];
  if (missing !== undefined) {
    return { code: "request.parameters", details: { names: missing.split(", ") } };
  }
  if (status === 400 && message === "Could not process payload") {
    return { code: "request.payload", details: {} };
  }
  return undefined;
}

function messageIn(body: string): string {
  return /"message":\s*"([^"\\]*(?:\\.[^"\\]*)*)"/.exec(body)?.[1] ?? "";
}
