import { textBytes } from "../../core/bytes.ts";
import type { Header, ResponseMessage } from "../../core/message.ts";
import { type Answered, explain, type ResultExplanation, serviceError } from "./explanation.ts";
import {
  isMembers,
  type Members,
  membersOf,
  readBase64,
  readBody,
  readCookies,
  readHeaders,
  readIsBase64Encoded,
  readMultiValueHeaders,
  readStatus,
  toPayload,
  withContentType,
} from "./payload.ts";

/** The 500 of an HTTP API for a malformed answer or a function that failed. */
export const httpError = serviceError(500, '{"message":"Internal Server Error"}');

/** What HTTP APIs and function URLs do differently with an answer of payload 2.0. */
export interface PayloadTwoService {
  /** Stands in for a malformed answer. */
  readonly error: ResponseMessage;
  /** Of an answer that has a status and no type. */
  readonly contentType: string;
}

const httpApi: PayloadTwoService = {
  error: httpError,
  contentType: "text/plain; charset=utf-8",
};

/**
 * What an HTTP API makes of an answer in payload format 2.0, or Lambda of a function URL's.
 *
 * An answer without `statusCode` is the body itself, with status 200: text as it is, anything else
 * as JSON. Source: "Lambda function response for format 2.0", API Gateway developer guide.
 */
export function explainHttpResult(result: unknown, service = httpApi): ResultExplanation {
  const payload = toPayload(result);
  return explain(
    () =>
      isMembers(payload) && "statusCode" in payload
        ? readAnswer(payload, readCookies(payload), service)
        : inferAnswer(payload),
    service.error,
  );
}

/** What an HTTP API makes of an answer in payload format 1.0, which must have `statusCode`. */
export function explainHttpV1Result(result: unknown): ResultExplanation {
  return explain(() => {
    const answer = membersOf(toPayload(result));
    return readAnswer(answer, readMultiValueHeaders(answer), httpApi);
  }, httpError);
}

function inferAnswer(payload: unknown): Answered {
  return {
    ok: true,
    status: 200,
    headers: [["Content-Type", "application/json"]],
    body: textBytes(typeof payload === "string" ? payload : JSON.stringify(payload)),
    isBase64Decoded: false,
  };
}

/** @param further lines that come after those of `headers`, which they do not replace */
function readAnswer(
  answer: Members,
  further: readonly Header[],
  { contentType }: PayloadTwoService,
): Answered {
  const headers = [...readHeaders(answer), ...further].map(
    ([name, value]): Header => [canonicalName(name), value],
  );
  const body = readBody(answer);
  const isBase64Decoded = readIsBase64Encoded(answer);
  return {
    ok: true,
    status: readStatus(answer),
    headers: withContentType(headers, contentType),
    // HTTP APIs have no binary media types: what says that it is base64 is decoded.
    body: isBase64Decoded ? readBase64(body, 500) : textBytes(body),
    isBase64Decoded,
  };
}

/** HTTP APIs send `my-header` as `My-Header`: the first letter of each word, the rest as it is. */
function canonicalName(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

/** The 502 of a function URL for a malformed answer or a function that failed. */
export const functionUrlError = serviceError(502, "Internal Server Error", [
  ["Content-Type", "application/json"],
]);

/**
 * What Lambda makes of the answer of a function behind a URL: format 2.0 with its own error, and
 * JSON where the answer has no type. The Lambda developer guide says so of an answer without
 * `statusCode` (response payload format); users report it of the others.
 */
export function explainFunctionUrlResult(result: unknown): ResultExplanation {
  return explainHttpResult(result, { error: functionUrlError, contentType: "application/json" });
}
