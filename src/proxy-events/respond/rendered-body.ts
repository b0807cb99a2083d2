import { bytesText, toBase64 } from "../../core/bytes.ts";
import { GatewrightError } from "../../core/errors.ts";
import { isBytes } from "../../core/is-bytes.ts";
import type { Header } from "../../core/message.ts";
import type { Answer } from "./answer.ts";

/** A response that is ready for any kind of result. */
export interface Rendered {
  readonly headers: readonly Header[];
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** RFC 9110: responses of these statuses have no content. */
const nullBody = new Set([101, 204, 205, 304]);

/** Headers that describe a content; without one they would be wrong. */
const contentHeader = /^(?:content-type|content-length|content-encoding)$/i;

/**
 * Checks the header lines and turns the body into text: base64 unless it is known to be text.
 *
 * @throws GatewrightError `answer.invalid` when a line would break out of its header
 */
export function renderBody({ status, headers, cookies, body = "" }: Answer): Rendered {
  for (const [name, value] of headers) checkLine(name, value);
  for (const cookie of cookies) checkLine("set-cookie", cookie);
  if (nullBody.has(status)) {
    const kept = headers.filter(([name]) => !contentHeader.test(name));
    return { headers: kept, body: "", isBase64Encoded: false };
  }
  if (typeof body === "string") return { headers, body, isBase64Encoded: false };
  if (!isBytes(body)) throw invalidBody();
  const isBase64Encoded = !isText(headers);
  return { headers, body: isBase64Encoded ? toBase64(body) : bytesText(body), isBase64Encoded };
}

// A pdf taken for text arrives broken, text taken for binary arrives whole: so unknown is binary.
function isText(headers: readonly Header[]): boolean {
  const value = (wanted: string) =>
    headers.find(([name]) => name.toLowerCase() === wanted)?.[1].toLowerCase();
  const encoding = value("content-encoding");
  if (encoding !== undefined && encoding !== "identity") return false;
  const [type = "", ...parameters] = (value("content-type") ?? "").split(";");
  const charset = parameters.find((parameter) => parameter.trim().startsWith("charset="));
  if (charset && !/^\s*charset="?(?:utf-8|us-ascii)"?\s*$/.test(charset)) return false;
  return /^(?:text\/.+|application\/(?:json|xml|javascript|x-www-form-urlencoded|graphql|yaml)|.+\+(?:json|xml|yaml))$/.test(
    type.trim(),
  );
}

/** Of an answer that no builder made: the compiler refuses it, and plain JavaScript does not. */
function invalidBody(): GatewrightError {
  return new GatewrightError(
    "answer.invalid",
    "Failed to render the answer: its body is neither text nor bytes",
    { hint: "Build it with answer(status, body)." },
  );
}

function checkLine(name: string, value: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these end a header line
  if (!/[\0\r\n]/.test(value) && !/[\0\r\n:\s]/.test(name)) return;
  throw new GatewrightError(
    "answer.invalid",
    `Failed to render the answer: the header ${JSON.stringify(name)} would break its line`,
    { hint: "Encode what comes from the client before it goes into a header." },
  );
}
