import type { ExecutionLog, KnownLogMessage } from "../log/execution-log.ts";
import { explainConfigurationFailure, explainTimeout } from "./configuration-failures.ts";
import type { Diagnosis, DiagnosisContext } from "./diagnosis.ts";
import {
  filterFunctionLog,
  updateFunctionTimeout,
  updateIntegration,
  updateStageThrottling,
  updateUsagePlan,
} from "./fixes.ts";
import { factsOf, type LogFacts } from "./log-facts.ts";

type Tell<Type extends KnownLogMessage["type"]> = (
  message: Extract<KnownLogMessage, { readonly type: Type }>,
  facts: LogFacts,
) => Diagnosis | undefined;

/** What each line that tells of a failure means; the first that is in a log and means one decides. */
const rows: { readonly [Type in KnownLogMessage["type"]]?: Tell<Type> } = {
  apiKeyThrottled: ({ apiKey, details }) => ({
    code: "throttled.api-key",
    text: `The API key ${apiKey} calls more often than its usage plan allows (${details}). Send less often, or raise the rate of the plan.`,
    fix: updateUsagePlan(
      usagePlanIn(details),
      { op: "replace", path: "/throttle/rateLimit", value: doubled(/Limit: ([\d.]+)/, details) },
      { op: "replace", path: "/throttle/burstLimit", value: doubled(/Burst: (\d+)/, details) },
    ),
  }),
  apiKeyOverQuota: ({ apiKey, details }) => ({
    code: "throttled.quota",
    text: `The API key ${apiKey} has used up the quota of its usage plan (${details}). Wait for the next period, or raise the quota.`,
    fix: updateUsagePlan(usagePlanIn(details), {
      op: "replace",
      path: "/quota/limit",
      value: doubled(/Limit: (\d+)/, details),
    }),
  }),
  stageThrottled: ({ apiId, stage, httpMethod, resourceId, limit, burst }) => ({
    code: "throttled.stage",
    text: `${httpMethod} on the resource ${resourceId} is called more often than the stage ${stage} allows: ${limit} a second, ${burst} at once. Send less often, or raise the stage's limits.`,
    fix: updateStageThrottling(apiId, stage, {
      rate: doubled(/^([\d.]+)$/, limit),
      burst: doubled(/^(\d+)$/, burst),
    }),
  }),
  apiKeyRefused: ({ apiKey, method, apiStage, reason }) => ({
    code: "api-key.no-plan",
    text: `${method} needs an API key of a usage plan of ${apiStage}, and ${apiKey} is of none (${reason}). Add the stage to the key's usage plan.`,
    fix: updateUsagePlan(undefined, {
      op: "add",
      path: "/apiStages",
      value: apiStage.replace("/", ":"),
    }),
  }),
  bodyMismatch: ({ contentType, details }) => ({
    code: "request.model",
    text: `The body does not match the method's model for ${contentType}: ${details}. Send what the model asks for.`,
  }),
  lambdaFailure: ({ message, lambdaRequestId }, facts) => {
    const limit = /Task timed out after ([\d.]+) seconds/.exec(message)?.[1];
    if (limit !== undefined) {
      // Three seconds are what a function has unless it is given more.
      const seconds = Math.min(29, Math.max(10, Math.ceil(Number(limit)) * 2));
      return {
        code: "lambda.timeout",
        text: `The function was stopped after the ${limit} seconds that it may run. Give it more time, or less to do.`,
        fix: updateFunctionTimeout(facts, seconds),
      };
    }
    return {
      code: "lambda.failed",
      text: `The function failed: ${message}. Its own log has the stack.`,
      fix: filterFunctionLog(facts, lambdaRequestId),
    };
  },
  // An authorizer's failure prints a second line of this type, which says no more than that.
  configurationFailure: ({ reason }, facts) =>
    explainConfigurationFailure(reason, facts) ?? {
      code: "unknown",
      text: `API Gateway could not run the method: ${reason}.`,
    },
  timeoutFailure: (_, facts) => explainTimeout(facts),
  networkFailure: () => brokenConnection(),
  connectionFailure: ({ reason }) => brokenConnection(reason),
  unauthorizedRequest: (_, { find, endpointBody }) =>
    find("authorizerIdentity") || endpointBody !== ""
      ? {
          code: "authorizer.unauthorized",
          text: 'The authorizer refused the request: its function threw or answered "Unauthorized", or the token does not match the validation expression.',
        }
      : {
          code: "authorizer.identity",
          text: "The request lacks what the authorizer's identity source names, so its function was not called. Send that header, query parameter or variable.",
        },
};

/**
 * What made a request fail, by its execution log: the cause in a sentence and, where a call of the
 * SDK mends it, that call as data. Undefined where the log tells of no failure.
 *
 * The log of a test, of CloudWatch and of `logView(trace)` are read alike. What the context does
 * not give is taken from the log, and what neither has is named in `fix.missing`.
 *
 * @example
 * const found = diagnose(parseLog(text));
 * console.log(found?.text, found?.fix); // { client: "lambda", operation: "AddPermission", input: { … } }
 */
export function diagnose(log: ExecutionLog, context: DiagnosisContext = {}): Diagnosis | undefined {
  const facts = factsOf(log, context);
  for (const { message } of log.lines) {
    // Each row takes the message of its own type.
    const tell = rows[message.type as KnownLogMessage["type"]] as
      | ((message: object, facts: LogFacts) => Diagnosis | undefined)
      | undefined;
    const found = tell?.(message, facts);
    if (found) return found;
  }
  return explainAnswer(facts);
}

/** Refusals that the log has no line for: the client's answer tells. */
function explainAnswer(facts: LogFacts): Diagnosis | undefined {
  const { status, context, find } = facts;
  if (find("success")) return undefined;
  const message = messageIn(context.answer?.body ?? "");
  if (status === 415) {
    return {
      code: "request.media-type",
      text: "The integration has no request template for the body's media type, and may not pass the body on as it is. A test counts as application/json, whatever its header says.",
      fix: updateIntegration(facts, {
        op: "replace",
        path: "/passthroughBehavior",
        value: "WHEN_NO_MATCH",
      }),
    };
  }
  const missing = /^Missing required request parameters: \[(.*)\]$/.exec(message)?.[1];
  if (missing !== undefined) {
    return {
      code: "request.parameters",
      text: `The method requires ${missing}, and the request has not all of it. A header counts only as it is spelled in the method.`,
    };
  }
  if (status === 400 && message === "Could not process payload") {
    return {
      code: "request.payload",
      text: "The body starts like JSON and is none, so the template could not read it.",
    };
  }
  return undefined;
}

function messageIn(body: string): string {
  return /"message":\s*"([^"\\]*(?:\\.[^"\\]*)*)"/.exec(body)?.[1] ?? "";
}

function brokenConnection(reason?: string): Diagnosis {
  return {
    code: "endpoint.network",
    text: `The connection to the endpoint failed${reason === undefined ? "" : `: ${reason}`}. Is the endpoint running, and does it let API Gateway in?`,
  };
}

function usagePlanIn(details: string): string | undefined {
  return /Usage Plan ID (\w+)/.exec(details)?.[1];
}

/** A limit that lets through twice as much. */
function doubled(pattern: RegExp, text: string): string {
  return String(Number(pattern.exec(text)?.[1] ?? 0) * 2);
}
