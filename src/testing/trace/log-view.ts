import { logLineOf } from "../failures/catalogue.ts";
import type { ExecutionLog, KnownLogMessage } from "../log/execution-log.ts";
import { cutBody, javaDate, maskSecret, maxLoggedBodyLength, toLogMap } from "../log/log-values.ts";
import type { Trace } from "./trace.ts";

/**
 * Returns the execution log that API Gateway would print of a run. A local run and one on AWS can be
 * compared by it.
 *
 * `parseLog(printLog(logView(trace)))` is `logView(trace)`.
 *
 * @example
 * const { trace } = await gateway.invoke("GET /health");
 * console.log(printLog(logView(trace)));
 */
export function logView(trace: Trace): ExecutionLog {
  const prefix = { timestamp: javaDate(trace.startedAt) };
  const lines = messages(trace).map((message) => ({ prefix, message }));
  return { requestId: trace.requestId, lines };
}

function messages(trace: Trace): KnownLogMessage[] {
  const bodyOf = ({ body }: { readonly body: string }) => cutBody(maskSecrets(body, trace));
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
    { type: "methodRequestQuery", queryString: toLogMap(methodRequest.queryString) },
    { type: "methodRequestHeaders", headers: toLogMap(methodRequest.headers) },
    { type: "methodRequestBody", body: bodyOf(methodRequest) },
  ];
  if (integrationRequest?.uri !== undefined) {
    const { uri, headers } = integrationRequest;
    lines.push(
      { type: "endpointRequestUri", uri },
      { type: "endpointRequestHeaders", headers: toLogMap(headers) },
      { type: "endpointRequestBody", body: bodyOf(integrationRequest) },
      { type: "sendingRequest", uri },
    );
  }
  if (endpointResponse) {
    const { status, latencyMs, headers } = endpointResponse;
    lines.push(
      { type: "receivedResponse", status: String(status), latencyMs: String(latencyMs) },
      { type: "endpointResponseHeaders", headers: toLogMap(headers) },
      { type: "endpointResponseBody", body: bodyOf(endpointResponse) },
    );
  }
  if (fault) lines.push(...[logLineOf(fault) ?? []].flat());
  else {
    lines.push(
      { type: "methodResponseBody", body: bodyOf(methodResponse) },
      { type: "methodResponseHeaders", headers: toLogMap(methodResponse.headers) },
      { type: "success" },
    );
  }
  lines.push({ type: "completed", status: String(methodResponse.status) });
  return lines;
}

/**
 * Masks the client's headers in a proxy event and in a function's response. Text that the log cuts off
 * is not read, because stars have the same length as what they hide.
 */
function maskSecrets(body: string, { methodRequest }: Trace): string {
  const secrets = methodRequest.headers
    .map(([name, value]) => ({ value, masked: maskSecret(name, value) }))
    .filter(({ value, masked }) => value !== masked)
    // One secret may be a prefix of another.
    .toSorted((left, right) => right.value.length - left.value.length);
  const maxSecretLength = secrets[0]?.value.length ?? 0;
  return secrets.reduce(
    // A function, because `$&` in a replacement text would insert the secret itself.
    (text, { value, masked }) => text.replaceAll(value, () => masked),
    body.slice(0, maxLoggedBodyLength + 1 + maxSecretLength),
  );
}
