import type { Header } from "../../message.ts";
import type { ExecutionLog, KnownLogMessage, LogMap } from "./execution-log.ts";
import type { FaultStep, Trace } from "./trace.ts";

/**
 * What API Gateway would print of a run: the view on which a local run and one on AWS compare.
 *
 * `parseLog(printLog(logView(trace)))` is `logView(trace)`.
 */
export function logView(trace: Trace): ExecutionLog {
  const prefix = { timestamp: javaDate(trace.startedAt) };
  const lines = messages(trace).map((message) => ({ prefix, message }));
  return { requestId: trace.requestId, lines };
}

function messages(trace: Trace): KnownLogMessage[] {
  const bodyOf = ({ body }: { readonly body: string }) => cut(maskSecrets(body, trace));
  const { methodRequest, integrationRequest, endpointResponse, methodResponse, fault } = trace;
  const lines: KnownLogMessage[] = [
    { type: "startingExecution", requestId: trace.requestId },
    {
      type: "methodRequest",
      httpMethod: methodRequest.httpMethod,
      resourcePath: methodRequest.path,
    },
    {
      type: "methodRequestPath",
      pathParameters: { entries: Object.entries(methodRequest.pathParameters) },
    },
    { type: "methodRequestQuery", queryString: toMap(methodRequest.queryString) },
    { type: "methodRequestHeaders", headers: toMap(methodRequest.headers) },
    { type: "methodRequestBody", body: bodyOf(methodRequest) },
  ];
  if (integrationRequest?.uri !== undefined) {
    const { uri, headers } = integrationRequest;
    lines.push(
      { type: "endpointRequestUri", uri },
      { type: "endpointRequestHeaders", headers: toMap(headers) },
      { type: "endpointRequestBody", body: bodyOf(integrationRequest) },
      { type: "sendingRequest", uri },
    );
  }
  if (endpointResponse) {
    const { status, latencyMs, headers } = endpointResponse;
    lines.push(
      { type: "receivedResponse", status: String(status), latencyMs: String(latencyMs) },
      { type: "endpointResponseHeaders", headers: toMap(headers) },
      { type: "endpointResponseBody", body: bodyOf(endpointResponse) },
    );
  }
  if (fault) lines.push(...faultLines(fault));
  else {
    lines.push(
      { type: "methodResponseBody", body: bodyOf(methodResponse) },
      { type: "methodResponseHeaders", headers: toMap(methodResponse.headers) },
      { type: "success" },
    );
  }
  lines.push({ type: "completed", status: String(methodResponse.status) });
  return lines;
}

function faultLines(fault: FaultStep): KnownLogMessage[] {
  switch (fault.type) {
    case "configuration":
      return [{ type: "configurationFailure", reason: fault.reason }];
    case "body": {
      const { contentType, details } = fault;
      return [{ type: "bodyMismatch", contentType, details }];
    }
    case "lambda": {
      const { message, lambdaRequestId } = fault;
      return [{ type: "lambdaFailure", message, lambdaRequestId }];
    }
    case "timeout":
      return [{ type: "timeoutFailure" }];
    case "network":
      return [{ type: "networkFailure" }];
    default:
      return [];
  }
}

// AWS cuts the printed map, not a value. 998 characters is LocalStack's reading of the service.
const longestMap = 998;
// A log event holds 1 024 bytes: the quota that the developer guide gives.
const longestBody = 1024;

function toMap(headers: readonly Header[]): LogMap {
  const entries: [string, string][] = [];
  let length = 2;
  for (const [name, value] of headers) {
    const shown = mask(name, value);
    const left = longestMap - length - name.length - 1;
    if (shown.length > left) {
      if (left > 0) entries.push([name, shown.slice(0, left)]);
      return { entries, isTruncated: true };
    }
    entries.push([name, shown]);
    length += name.length + shown.length + 3;
  }
  return { entries };
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html names both.
const secrets = new Set(["authorization", "x-api-key"]);

/** The credentials of the call are starred but for their last six characters. */
function mask(name: string, value: string): string {
  if (!secrets.has(name.toLowerCase())) return value;
  return "*".repeat(Math.max(0, value.length - 6)) + value.slice(-6);
}

/** A proxy event holds the client's headers, and a function may answer with them. */
function maskSecrets(body: string, { methodRequest }: Trace): string {
  return methodRequest.headers.reduce((text, [name, value]) => {
    const masked = mask(name, value);
    return value === "" || masked === value ? text : text.replaceAll(value, masked);
  }, body);
}

function cut(body: string): string {
  return body.length <= longestBody ? body : `${body.slice(0, longestBody)} [TRUNCATED]`;
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Java's `Date.toString()` in UTC: `Mon Sep 29 19:28:50 UTC 2025`. */
function javaDate(timeMs: number): string {
  const date = new Date(timeMs);
  const day = String(date.getUTCDate()).padStart(2, "0");
  const time = date.toISOString().slice(11, 19);
  return `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${day} ${time} UTC ${date.getUTCFullYear()}`;
}
