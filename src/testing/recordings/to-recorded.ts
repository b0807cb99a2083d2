import { defined } from "../../core/json.ts";
import type { Header } from "../../core/message.ts";
import { joinSources, type SecretSources } from "../../core/secrets/collect-secrets.ts";
import type { Redactor } from "../../core/secrets/redactor.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { parseLog, printLog } from "../log/log-grammar.ts";
import { type InvokeResponse, toInvokeResponse } from "../request/response.ts";
import type { TestRequest } from "../request/test-request.ts";
import type { Invocation } from "../trace/gateway.ts";
import { secretsOfRun } from "../trace/run-secrets.ts";
import { steadyText } from "../trace/volatile.ts";
import { masked, maskFor, maskLog, type RecordOptions, redactFurther } from "./mask.ts";
import type { RecordedInvocation, RecordedRequest, RecordedResponse } from "./recording.ts";

type RecordedJson = RecordedRequest["body"];

/** A request as `invoke` takes it. */
export type RouteRequest = TestRequest & { readonly path?: Readonly<Record<string, string>> };

/** The request as the file has it: secrets masked. */
export function toRecordedRequest(request: RouteRequest, options?: RecordOptions): RecordedRequest {
  const mask = maskFor(secretsOf(request), options);
  const { method, path, query, headers, cookies, body } = request;
  return defined({
    method,
    path: path && maskPath(path, mask),
    query: query && maskLists(Object.entries(query), mask),
    headers: headers && maskLists(Object.entries(headers), mask),
    // Any of them may identify a session.
    cookies: cookies && Object.fromEntries(Object.keys(cookies).map((name) => [name, masked])),
    ...maskedBody(body, mask),
  });
}

/** What came of it: secrets masked, ids and times made those of every recording. */
export function toRecorded(
  route: string,
  request: RouteRequest,
  { response, log }: Invocation,
  options?: RecordOptions,
): RecordedInvocation {
  const sources = joinSources([secretsOf(request), secretsOfRun({ response, log })]);
  const mask = maskFor(sources, options);
  const steady = steadyFor(request);
  const lines =
    log &&
    steady(printLog(withoutLatency(maskLog(log, mask))))
      .trimEnd()
      .split("\n");
  return {
    route,
    request: toRecordedRequest(request, options),
    response: toRecordedResponse(response, redactFurther(mask, steady)),
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

function maskedBody(body: unknown, mask: Redactor): Pick<RecordedRequest, "body" | "bodyBase64"> {
  if (body === undefined) return {};
  if (body instanceof Uint8Array) {
    const text = textOf(body);
    const kept = text === undefined ? Buffer.from(body) : Buffer.from(mask.text(text));
    return { bodyBase64: kept.toString("base64") };
  }
  if (typeof body === "string") return { body: mask.text(body) };
  // What is sent is JSON, and so is what is left of it.
  return { body: mask.json(body) as RecordedJson };
}

function maskPath(path: Readonly<Record<string, string>>, mask: Redactor): Record<string, string> {
  return Object.fromEntries(Object.entries(path).map((entry) => mask.pair(entry, "member")));
}

function maskLists(
  entries: readonly (readonly [string, unknown])[],
  mask: Redactor,
): Record<string, string | string[]> {
  const hidden = entries.map(([name, value]) => {
    const hide = (text: unknown) => mask.pair([name, String(text)])[1];
    return [name, Array.isArray(value) ? value.map(hide) : hide(value)] as const;
  });
  return Object.fromEntries(hidden);
}

/** What the request holds that may be secret. */
function secretsOf(request: RouteRequest): SecretSources {
  const { path = {}, query = {}, headers = {}, cookies = {}, body } = request;
  const lines = [...Object.entries(headers), ...Object.entries(query)].flatMap(([name, value]) =>
    [value].flat().map((each): Header => [name, String(each)]),
  );
  const sent = Object.entries(cookies).map(
    ([name, value]): Header => ["cookie", `${name}=${value}`],
  );
  const text = body instanceof Uint8Array ? textOf(body) : body;
  return {
    parameters: [...lines, ...sent],
    members: Object.entries(path),
    texts: [typeof text === "string" ? text : (JSON.stringify(text) ?? "")],
  };
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
  mask: Redactor,
): RecordedResponse {
  const headers = Object.entries(multiValueHeaders)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, values]) => [name, values.map((each) => mask.pair([name, each])[1])]);
  // A list of pairs of what the type says.
  const common = { status, headers: Object.fromEntries(headers) as Record<string, string[]> };
  const text = textOf(bytes);
  if (text === undefined) return { ...common, base64: Buffer.from(bytes).toString("base64") };
  const hidden = mask.text(text);
  const json = asJson(hidden);
  return json === undefined ? { ...common, text: hidden } : { ...common, json };
}

/** Undefined if the bytes are not UTF-8. */
function textOf(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes).toString();
  return Buffer.from(text).equals(bytes) ? text : undefined;
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
  return new TextEncoder().encode(text ?? JSON.stringify(json) ?? "");
}
