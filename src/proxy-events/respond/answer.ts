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

/** Options of every response builder. */
export interface AnswerOptions {
  /** A list of values becomes several lines. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** `Set-Cookie` values, as `serializeCookie` returns them. */
  readonly cookies?: readonly string[];
}

/**
 * Builds a response with a status, and a body of this type unless `options.headers` names another.
 *
 * @param contentType omitted if there is no body or the headers set it
 *
 * @example
 * answer(200, "<order/>", "application/xml");
 */
export function answer(
  status: number,
  body?: string | Uint8Array,
  contentType?: string,
  { headers = {}, cookies = [] }: AnswerOptions = {},
): Answer {
  const lines: Header[] = [];
  let isTyped = contentType === undefined;
  for (const [name, values] of Object.entries(headers)) {
    isTyped ||= name.toLowerCase() === "content-type";
    if (typeof values === "string") lines.push([name, values]);
    else for (const value of values) lines.push([name, value]);
  }
  if (contentType !== undefined && !isTyped) lines.unshift(["content-type", contentType]);
  return { status, headers: lines, cookies, ...(body !== undefined && { body }) };
}
