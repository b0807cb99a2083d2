import { bytesText, textBytes } from "../../core/bytes.ts";
import { clip } from "../../core/clip.ts";
import { GatewrightError } from "../../core/errors.ts";
import { withHidden } from "../../core/hidden.ts";
import {
  type Header,
  headerValue,
  headerValues,
  type ResponseMessage,
} from "../../core/message.ts";
import { redactText } from "../../core/secrets/redact-text.ts";

/**
 * A response as a test reads it. Two responses with the same content are equal, and a snapshot shows
 * it once: as text, or with its bytes where text cannot say them.
 */
export interface InvokeResponse {
  readonly status: number;
  /** The last value of each header, with names as they were sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>;
  /** The `Set-Cookie` values. */
  readonly cookies: readonly string[];
  /** As text. */
  readonly body: string;
  readonly bytes: Uint8Array;
  /** Returns the first header of that name, ignoring case. */
  readonly header: (name: string) => string | undefined;
  /**
   * Parses the body as JSON.
   *
   * @throws GatewrightError `response.no-json`: shows the body. The cause is the parser's error.
   */
  readonly json: () => unknown;
}

export function toInvokeResponse({ status, headers, body }: ResponseMessage): InvokeResponse {
  const text = bytesText(body);
  const bytes = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  const response = {
    status,
    ...headerMaps(headers),
    cookies: headerValues(headers, "set-cookie"),
    body: text,
  };
  const hidden = {
    header: (name: string) => headerValue(headers, name),
    json: () => parseJsonBody(text, status),
  };
  return isText(text, bytes)
    ? withHidden(response, { bytes, ...hidden })
    : withHidden({ ...response, bytes }, hidden);
}

/** Whether the text says all of the bytes: what is not UTF-8 has become U+FFFD in it. */
function isText(text: string, bytes: Uint8Array): boolean {
  if (!text.includes("\uFFFD")) return true;
  const encoded = textBytes(text);
  return encoded.length === bytes.length && encoded.every((byte, index) => byte === bytes[index]);
}

/** @throws GatewrightError `response.no-json`: shows the status and the start of the body. */
export function parseJsonBody(body: string, status: number): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (cause) {
    const what = body === "" ? "it is empty" : "it is not valid JSON";
    throw new GatewrightError(
      "response.no-json",
      `Failed to read the body of the response with status ${status}: ${what}`,
      {
        ...(body !== "" && { hint: `The body is ${clip(redactText(body.slice(0, 1000)), 200)}` }),
        cause,
      },
    );
  }
}

/** Converts headers to AWS's two maps. */
export function headerMaps(
  headers: readonly Header[],
): Pick<InvokeResponse, "headers" | "multiValueHeaders"> {
  return {
    headers: Object.fromEntries(headers),
    multiValueHeaders: groupValues(headers),
  };
}

/** Groups the values of each name, in the order of the lines. */
export function groupValues(headers: readonly Header[]): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries(values);
}
