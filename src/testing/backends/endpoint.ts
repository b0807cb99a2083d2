import { GatewrightError } from "../../core/errors.ts";
import { isList } from "../../core/is-list.ts";
import {
  type Header,
  headerValue,
  type MessageBody,
  type ResponseMessage,
} from "../../core/message.ts";
import { redactText } from "../../core/secrets/redact-text.ts";
import { refuseUnknownSettings, type SettingNames } from "../../core/unknown-settings.ts";
import { toBody } from "../request/test-request.ts";
import type { EndpointRequest } from "./endpoint-request.ts";

/** What a backend answers, in the words of a test. */
export interface EndpointAnswer {
  /** 200 unless given. */
  readonly status?: number;
  readonly headers?: readonly Header[] | Readonly<Record<string, string>>;
  /**
   * Text and bytes are sent as they are, parts of bytes one after the other; anything else as JSON,
   * with its `Content-Type`.
   */
  readonly body?: unknown;
}

/** Code that answers in place of a backend. */
export type HttpBackend = (request: EndpointRequest) => EndpointAnswer | Promise<EndpointAnswer>;

/** A server that the requests go to; a path in the URL comes before theirs. */
export interface ForwardTo {
  readonly forwardTo: string;
}

/**
 * What answers for an endpoint: code, a server such as `http://127.0.0.1:3000`, or `"network"`, the
 * endpoint itself. Nothing else makes a request leave the process.
 */
export type Endpoint =
  | HttpBackend
  | ForwardTo
  | "network"
  | `http://${string}`
  | `https://${string}`;

/**
 * Has an endpoint answer a request.
 *
 * @throws ConnectionFailure when a server cannot be reached.
 * @throws GatewrightError `uri.invalid`: the URL to forward to is none; `settings.invalid`: the code
 * returns what is no answer.
 */
export async function callEndpoint(
  endpoint: Endpoint,
  request: EndpointRequest,
): Promise<ResponseMessage<MessageBody>> {
  if (typeof endpoint === "function") {
    const answer = await endpoint(request);
    refuseAnswer(answer, request);
    return toResponse(answer);
  }
  // Loaded only where it is used: a run in process does not pay for the network.
  const { forward } = await import("./forward.ts");
  if (endpoint === "network") return forward(request, new URL(new URL(request.url).origin));
  const base = typeof endpoint === "string" ? endpoint : endpoint.forwardTo;
  if (/^https?:\/\//.test(base) && URL.canParse(base)) return forward(request, new URL(base));
  throw new GatewrightError(
    "uri.invalid",
    redactText(`Failed to forward ${request.method} ${request.url}: "${base}" is no HTTP URL`),
    { hint: 'Write the server as { forwardTo: "http://127.0.0.1:3000" }.' },
  );
}

/**
 * Refuses what is no answer: it would count as an empty one with status 200.
 *
 * @throws GatewrightError `settings.invalid`: says what was answered, and what to answer.
 */
function refuseAnswer(answer: unknown, { method, url }: EndpointRequest): void {
  const what = `answer ${method} ${url}`;
  const isObject = typeof answer === "object" && answer !== null;
  if (isObject && Object.prototype.toString.call(answer) !== "[object Response]") {
    refuseUnknownSettings(what, answer, answerNames);
    return;
  }
  const kind = isObject ? "a Response" : answer === null ? "null" : typeof answer;
  throw new GatewrightError(
    "settings.invalid",
    redactText(`Failed to ${what}: the code that is given for it returned ${kind}`),
    { hint: "Return { status, headers, body }, of which everything may be left out." },
  );
}

const answerNames: SettingNames<EndpointAnswer> = { status: true, headers: true, body: true };

function toResponse({
  status = 200,
  headers = [],
  body,
}: EndpointAnswer): ResponseMessage<MessageBody> {
  const lines = isList(headers) ? headers : Object.entries(headers);
  if (isParts(body)) return { status, headers: lines, body };
  const { body: bytes, contentType } = toBody(body);
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
