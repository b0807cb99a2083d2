import { GatewrightError } from "../../core/errors.ts";
import { definedEntries, isList } from "../../core/json.ts";
import {
  type Header,
  headerValue,
  type MessageBody,
  type ResponseMessage,
} from "../../core/message.ts";
import { redactText } from "../../core/secrets/redact-text.ts";
import { toReadBody } from "../request/sent-body.ts";
import { refuseUnknownSettings, type SettingNames } from "../request/unknown-settings.ts";
import type { EndpointRequest } from "./endpoint-request.ts";
import { forward } from "./forward.ts";

/** A backend's response as a test writes it. */
export interface EndpointAnswer {
  /** Defaults to 200. */
  readonly status?: number;
  readonly headers?: readonly Header[] | Readonly<Record<string, string | undefined>>;
  /**
   * Text and bytes are sent as they are, parts of bytes one after the other; `URLSearchParams`,
   * `FormData`, `Blob` and `File` with their `Content-Type`; anything else as JSON, with its own.
   */
  readonly body?: unknown;
}

/** A function that responds in place of a backend. */
export type HttpBackend = (request: EndpointRequest) => EndpointAnswer | Promise<EndpointAnswer>;

/** A server to which requests are forwarded. A path in the URL is prepended to theirs. */
export interface ForwardTo {
  readonly forwardTo: string;
}

/**
 * A stand-in for an endpoint: a function, a server such as `http://127.0.0.1:3000`, or `"network"`,
 * which is the endpoint itself. Nothing else sends a request out of the process.
 */
export type Endpoint =
  | HttpBackend
  | ForwardTo
  | "network"
  | `http://${string}`
  | `https://${string}`;

/**
 * Sends a request to an endpoint and returns its response.
 *
 * @throws ConnectionFailure if a server cannot be reached.
 * @throws GatewrightError `uri.invalid`: the URL to forward to is invalid; `settings.invalid`: the
 * function returned something other than a response.
 */
export async function callEndpoint(
  endpoint: Endpoint,
  request: EndpointRequest,
): Promise<ResponseMessage<MessageBody>> {
  if (typeof endpoint === "function") {
    const answer = await endpoint(request);
    refuseAnswer(answer, request);
    return await toResponse(answer);
  }
  if (endpoint === "network") return forward(request, new URL(new URL(request.url).origin));
  const base = typeof endpoint === "string" ? endpoint : endpoint.forwardTo;
  if (/^https?:\/\//.test(base) && URL.canParse(base)) return forward(request, new URL(base));
  throw new GatewrightError(
    "uri.invalid",
    redactText(`Failed to forward ${request.method} ${request.url}: "${base}" is not an HTTP URL`),
    { hint: 'Write the server as { forwardTo: "http://127.0.0.1:3000" }.' },
  );
}

/**
 * Rejects a value that is not a response: it would pass as an empty one with status 200.
 *
 * @throws GatewrightError `settings.invalid`: says what was returned, and what to return.
 */
function refuseAnswer(answer: unknown, { method, url }: EndpointRequest): void {
  const what = `respond to ${method} ${url}`;
  const isObject = typeof answer === "object" && answer !== null;
  if (isObject && Object.prototype.toString.call(answer) !== "[object Response]") {
    refuseUnknownSettings(what, answer, answerNames);
    return;
  }
  const kind = isObject ? "a Response" : answer === null ? "null" : typeof answer;
  throw new GatewrightError(
    "settings.invalid",
    redactText(`Failed to ${what}: its backend returned ${kind}`),
    { hint: "Return { status, headers, body }. Every member is optional." },
  );
}

const answerNames: SettingNames<EndpointAnswer> = { status: true, headers: true, body: true };

async function toResponse({
  status = 200,
  headers = [],
  body,
}: EndpointAnswer): Promise<ResponseMessage<MessageBody>> {
  const lines = isList(headers) ? headers : definedEntries(headers);
  if (isParts(body)) return { status, headers: lines, body };
  const { body: bytes, contentType } = await toReadBody(body);
  const isTyped = contentType === undefined || headerValue(lines, "content-type") !== undefined;
  return {
    status,
    headers: isTyped ? lines : [...lines, ["Content-Type", contentType]],
    body: bytes,
  };
}

function isParts(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}
