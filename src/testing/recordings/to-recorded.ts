import { isBytes } from "../../core/is-bytes.ts";
import { defined, definedEntries } from "../../core/json.ts";
import { encodeUtf8 } from "../../core/utf8.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { parseLog, printLog } from "../log/log-grammar.ts";
import { type InvokeResponse, toInvokeResponse } from "../request/response.ts";
import type { TestRequest } from "../request/test-request.ts";
import type { Invocation } from "../trace/gateway.ts";
import { steadyText } from "../trace/volatile.ts";
import { isSecretName, type Mask, masked, maskFor, maskLog } from "./mask.ts";
import type { RecordedInvocation, RecordedRequest, RecordedResponse } from "./recording.ts";

type RecordedJson = RecordedRequest["body"];

/** A request as `invoke` takes it. */
export type RouteRequest = TestRequest & { readonly path?: Readonly<Record<string, string>> };

/** The request as the file has it: secrets masked. */
export function toRecordedRequest(
  request: RouteRequest,
  patterns: readonly RegExp[],
): RecordedRequest {
  const mask = maskFor([], patterns);
  const { method, path, query, headers, cookies, body } = request;
  return defined({
    method,
    path: path && maskValues(path, mask),
    query: query && maskLists(Object.entries(query), mask),
    headers: headers && maskLists(Object.entries(headers), mask),
    cookies:
      cookies && Object.fromEntries(Object.keys(defined(cookies)).map((name) => [name, masked])),
    ...maskedBody(body, mask),
  });
}

/** What came of it: secrets masked, ids and times made those of every recording. */
export function toRecorded(
  route: string,
  request: RouteRequest,
  { response, log }: Invocation,
  patterns: readonly RegExp[],
): RecordedInvocation {
  const mask = maskFor(secretsOf(request), patterns);
  const steady = steadyFor(request);
  const hide = (text: string) => steady(mask(text));
  const lines =
    log &&
    steady(printLog(withoutLatency(maskLog(log, mask))))
      .trimEnd()
      .split("\n");
  return {
    route,
    request: toRecordedRequest(request, patterns),
    response: toRecordedResponse(response, hide),
    ...(lines && { log: lines }),
  };
}

/** Of no length of time is there a pattern; the log knows where its own stands. */
function withoutLatency(log: ExecutionLog): ExecutionLog {
  const lines = log.lines.map((line) =>
    "latencyMs" in line.message ? { ...line, message: { ...line.message, latencyMs: "0" } } : line,
  );
  return { ...log, lines };
}

/** The recorded answer as a gateway gives it. */
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

/** The recorded request as `invoke` takes it. */
export function fromRecordedRequest({ bodyBase64, ...request }: RecordedRequest): RouteRequest {
  const body = bodyBase64 === undefined ? {} : { body: Buffer.from(bodyBase64, "base64") };
  return defined({ ...request, ...body });
}

function maskedBody(body: unknown, mask: Mask): Pick<RecordedRequest, "body" | "bodyBase64"> {
  if (body === undefined) return {};
  if (isBytes(body)) return { bodyBase64: Buffer.from(body).toString("base64") };
  if (typeof body === "string") return { body: mask(body) };
  // What is sent is JSON, so that what is read back is.
  return { body: JSON.parse(mask(JSON.stringify(body))) as RecordedJson };
}

function maskValues(values: Readonly<Record<string, string>>, mask: Mask): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, mask(value)]));
}

function maskLists(
  entries: readonly (readonly [string, unknown])[],
  mask: Mask,
): Record<string, string | string[]> {
  const hidden = entries
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const hide = (text: unknown) => (isSecretName(name) ? masked : mask(String(text)));
      return [name, Array.isArray(value) ? value.map(hide) : hide(value)] as const;
    });
  return Object.fromEntries(hidden);
}

/** What the request holds under a secret's name: an answer may hold it under another. */
function secretsOf({ headers = {}, query = {}, cookies = {} }: RouteRequest): string[] {
  const named = [...definedEntries(headers), ...definedEntries(query)].filter(([name]) =>
    isSecretName(name),
  );
  const values = [...named, ...definedEntries(cookies)].flatMap(([, value]) => [value].flat());
  return values.map(String);
}

/** Ids are numbered as they come; one that the test itself sent is its own, and stays. */
function steadyFor(request: RouteRequest): (text: string) => string {
  const sent = JSON.stringify([request.path, request.query, request.headers, request.body]);
  const numbers = new Map<string, number>();
  return (text) =>
    steadyText(text, (id) => {
      if (sent.includes(id)) return undefined;
      const number = numbers.get(id) ?? numbers.size + 1;
      numbers.set(id, number);
      return number;
    });
}

function toRecordedResponse(
  { status, multiValueHeaders, bytes }: InvokeResponse,
  hide: (text: string) => string,
): RecordedResponse {
  const headers = Object.entries(multiValueHeaders)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, values]) => [
      name,
      values.map((each) => (isSecretName(name) ? masked : hide(each))),
    ]);
  // A list of pairs of what the type says.
  const common = { status, headers: Object.fromEntries(headers) as Record<string, string[]> };
  const buffer = Buffer.from(bytes);
  const text = buffer.toString();
  if (!Buffer.from(text).equals(buffer)) return { ...common, base64: buffer.toString("base64") };
  const hidden = hide(text);
  const json = asJson(hidden);
  return json === undefined ? { ...common, text: hidden } : { ...common, json };
}

/** Undefined where JSON would not give the text back: spaces, large numbers, members twice. */
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
  return encodeUtf8(text ?? JSON.stringify(json) ?? "");
}
