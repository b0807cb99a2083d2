import { type EncodedBody, encodeBody } from "../../core/body.ts";
import { GatewrightError } from "../../core/errors.ts";
import type { Header } from "../../core/message.ts";

/** A response for any kind of event. `toRestResult`, `toHttpResult` … convert it. */
export interface Answer {
  /** The HTTP status. */
  readonly status: number;
  /** Repeated names are allowed and stay several lines. */
  readonly headers: readonly Header[];
  /** `Set-Cookie` values, one for each cookie. */
  readonly cookies: readonly string[];
  /** Text is sent unchanged. Bytes become base64 unless their type is known to be text. */
  readonly body?: string | Uint8Array;
}

/** What an answer's body may be given as. Form fields bring their type along. */
export type AnswerBody = string | Uint8Array | ArrayBuffer | URLSearchParams;

/** What every builder of an answer takes besides its own settings. */
export interface AnswerOptions {
  /** A list of values makes several lines; a value that is undefined makes none. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** `Set-Cookie` values: `serializeCookie` makes them. */
  readonly cookies?: readonly string[];
}

/**
 * Builds a response with a status, and a body of this type unless `options.headers` names another.
 *
 * @param contentType left out: that of form fields; for text and bytes the headers say it
 * @throws GatewrightError `answer.invalid`: the body is a form, a blob, a stream or another view than bytes
 *
 * @example
 * answer(200, "<order/>", "application/xml");
 */
export function answer(
  status: number,
  body?: AnswerBody,
  contentType?: string,
  { headers = {}, cookies = [] }: AnswerOptions = {},
): Answer {
  const encoded = body === undefined ? undefined : encodedBody(body);
  const type = contentType ?? encoded?.contentType;
  const lines: Header[] = [];
  let isTyped = type === undefined;
  for (const [name, values] of Object.entries(headers)) {
    if (values === undefined) continue;
    isTyped ||= name.toLowerCase() === "content-type";
    if (typeof values === "string") lines.push([name, values]);
    else for (const value of values) lines.push([name, value]);
  }
  if (type !== undefined && !isTyped) lines.unshift(["content-type", type]);
  return { status, headers: lines, cookies, ...(encoded && { body: encoded.content }) };
}

function encodedBody(body: AnswerBody): EncodedBody {
  const encoded = encodeBody(body);
  if (encoded && "content" in encoded) return encoded;
  // The compiler refuses these, and plain JavaScript does not.
  const { refused, hint } = encoded ?? {
    refused: "neither text nor bytes",
    hint: "Use json(status, value) for a value of JSON.",
  };
  throw new GatewrightError("answer.invalid", `Failed to answer: the body is ${refused}`, { hint });
}
