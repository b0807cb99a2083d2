import { textBytes } from "../../core/bytes.ts";
import { isBytes } from "../../core/is-bytes.ts";
import { defined, definedEntries } from "../../core/json.ts";
import type { Header } from "../../core/message.ts";
import { joinSources, type SecretSources } from "../../core/secrets/collect-secrets.ts";
import type { Redactor } from "../../core/secrets/redactor.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { parseLog, printLog } from "../log/log-grammar.ts";
import { type InvokeResponse, toInvokeResponse } from "../request/response.ts";
import type { TestRequest } from "../request/test-request.ts";
import type { Invocation } from "../trace/gateway.ts";
import { secretsOfRun } from "../trace/run-secrets.ts";
import { normalizeText } from "../trace/volatile.ts";
import { masked, maskFor, maskLog, type RecordOptions, redactFurther } from "./mask.ts";
import type { RecordedInvocation, RecordedRequest, RecordedResponse } from "./recording.ts";

type RecordedJson = RecordedRequest["body"];

/** A request that `invoke` accepts. */
export type RouteRequest = TestRequest & { readonly path?: Readonly<Record<string, string>> };

/** Converts a request to the file's format, with secrets masked. */
export function toRecordedRequest(request: RouteRequest, options?: RecordOptions): RecordedRequest {
  const mask = maskFor(secretsOf(request), options);
  const { method, path, query, headers, cookies, body } = request;
  return defined({
    method,
    path: path && maskPath(path, mask),
    query: query && maskLists(Object.entries(query), mask),
    headers: headers && maskLists(Object.entries(headers), mask),
    // Each may be a session's.
    cookies:
      cookies && Object.fromEntries(Object.keys(defined(cookies)).map((name) => [name, masked])),
    ...maskedBody(body, mask),
  });
}

/** Converts a run to the file's format, with secrets masked and ids and times normalized. */
export function toRecorded(
  route: string,
  request: RouteRequest,
  { response, log }: Invocation,
  options?: RecordOptions,
): RecordedInvocation {
  const sources = joinSources([secretsOf(request), secretsOfRun({ response, log })]);
  const mask = maskFor(sources, options);
  const normalize = createNormalizer(request);
  const lines =
    log &&
    normalize(printLog(withoutLatency(maskLog(log, mask))))
      .trimEnd()
      .split("\n");
  return {
    route,
    request: toRecordedRequest(request, options),
    response: toRecordedResponse(response, redactFurther(mask, normalize)),
    ...(lines && { log: lines }),
  };
}

/** Durations match no pattern, so they are cleared on the parsed log. */
function withoutLatency(log: ExecutionLog): ExecutionLog {
  const lines = log.lines.map((line) =>
    "latencyMs" in line.message ? { ...line, message: { ...line.message, latencyMs: "0" } } : line,
  );
  return { ...log, lines };
}

/** Converts a recorded response to a gateway's result. */
export function fromRecorded({ response, log }: RecordedInvocation): Invocation {
  const { status, headers } = response;
  const lines = Object.entries(headers).flatMap(([name, values]) =>
    values.map((value) => [name, value] as const),
  );
  return {
    response: toInvokeResponse({ status, headers: lines, body: bodyOf(response) }),
    ...(log && { log: parseLog(`${log.join("\n")}\n`) }),
  };
}

/** Converts a recorded request to one that `invoke` accepts. */
export function fromRecordedRequest({ bodyBase64, ...request }: RecordedRequest): RouteRequest {
  const body = bodyBase64 === undefined ? {} : { body: Buffer.from(bodyBase64, "base64") };
  return defined({ ...request, ...body });
}

function maskedBody(body: unknown, mask: Redactor): Pick<RecordedRequest, "body" | "bodyBase64"> {
  if (body === undefined) return {};
  if (isBytes(body)) {
    const text = textOf(body);
    const kept = text === undefined ? Buffer.from(body) : Buffer.from(mask.text(text));
    return { bodyBase64: kept.toString("base64") };
  }
  if (typeof body === "string") return { body: mask.text(body) };
  // The body is JSON, and masking keeps it JSON.
  return { body: mask.json(body) as RecordedJson };
}

function maskPath(path: Readonly<Record<string, string>>, mask: Redactor): Record<string, string> {
  return Object.fromEntries(Object.entries(path).map((entry) => mask.pair(entry, "member")));
}

function maskLists(
  entries: readonly (readonly [string, unknown])[],
  mask: Redactor,
): Record<string, string | string[]> {
  const hidden = entries
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const hide = (text: unknown) => mask.pair([name, String(text)])[1];
      return [name, Array.isArray(value) ? value.map(hide) : hide(value)] as const;
    });
  return Object.fromEntries(hidden);
}

/** Collects the request's secrets, which the response may have under other names. */
function secretsOf(request: RouteRequest): SecretSources {
  const { path = {}, query = {}, headers = {}, cookies = {}, body } = request;
  const lines = [...definedEntries(headers), ...definedEntries(query)].flatMap(([name, value]) =>
    [value].flat().map((each): Header => [name, String(each)]),
  );
  const sent = definedEntries(cookies).map(
    ([name, value]): Header => ["cookie", `${name}=${value}`],
  );
  const text = isBytes(body) ? textOf(body) : body;
  return {
    parameters: [...lines, ...sent],
    members: Object.entries(path),
    texts: [typeof text === "string" ? text : (JSON.stringify(text) ?? "")],
  };
}

/** Numbers ids in order of appearance, except those that the test itself sent. */
function createNormalizer(request: RouteRequest): (text: string) => string {
  const sent = JSON.stringify([request.path, request.query, request.headers, request.body]);
  const numbers = new Map<string, number>();
  return (text) =>
    normalizeText(text, (id) => {
      if (sent.includes(id)) return undefined;
      const number = numbers.get(id) ?? numbers.size + 1;
      numbers.set(id, number);
      return number;
    });
}

function toRecordedResponse(
  { status, multiValueHeaders, bytes }: InvokeResponse,
  mask: Redactor,
): RecordedResponse {
  const headers = Object.entries(multiValueHeaders)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, values]) => [name, values.map((each) => mask.pair([name, each])[1])]);
  // The pairs have the types of the record.
  const common = { status, headers: Object.fromEntries(headers) as Record<string, string[]> };
  const text = textOf(bytes);
  if (text === undefined) return { ...common, base64: Buffer.from(bytes).toString("base64") };
  const hidden = mask.text(text);
  const json = asJson(hidden);
  return json === undefined ? { ...common, text: hidden } : { ...common, json };
}

/** Returns undefined if the bytes are not text. */
function textOf(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes).toString();
  return Buffer.from(text).equals(bytes) ? text : undefined;
}

/**
 * Returns undefined if JSON would not give the same text: spaces, large numbers, repeated members.
 */
function asJson(text: string): RecordedJson {
  try {
    const value = JSON.parse(text) as RecordedJson;
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

function bodyOf({ json, text, base64 }: RecordedResponse): Uint8Array {
  if (base64 !== undefined) return new Uint8Array(Buffer.from(base64, "base64"));
  return textBytes(text ?? JSON.stringify(json) ?? "");
}
