import { GatewrightError } from "../../core/errors.ts";
import {
  type Header,
  headerValue,
  headerValues,
  type ResponseMessage,
} from "../../core/message.ts";
import { redactText } from "../../core/secrets/redact-text.ts";

/** A response as a test reads it. */
export interface InvokeResponse {
  readonly status: number;
  /** The last value of each header, spelled as it was sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>;
  /** The `Set-Cookie` values. */
  readonly cookies: readonly string[];
  /** As text. */
  readonly body: string;
  readonly bytes: Uint8Array;
  /** The first header of that name, whatever its case. */
  readonly header: (name: string) => string | undefined;
  /**
   * The body, parsed.
   *
   * @throws GatewrightError `response.no-json`: shows the body, whose cause is the parser's error.
   */
  readonly json: () => unknown;
}

export function toInvokeResponse({ status, headers, body }: ResponseMessage): InvokeResponse {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
  return {
    status,
    ...headerMaps(headers),
    cookies: headerValues(headers, "set-cookie"),
    body: text,
    bytes: body,
    header: (name) => headerValue(headers, name),
    json: () => parseJsonBody(text, status),
  };
}

/** @throws GatewrightError `response.no-json`: shows the status and the beginning of the body. */
export function parseJsonBody(body: string, status: number): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (cause) {
    const start = redactText(body.slice(0, 1000));
    const shown = start.length > 200 ? `${start.slice(0, 200)}…` : start;
    const what = body === "" ? "it is empty" : "it is no JSON";
    throw new GatewrightError(
      "response.no-json",
      `Failed to read the body of the answer with status ${status}: ${what}`,
      { ...(body !== "" && { hint: `The body is ${shown}` }), cause },
    );
  }
}

/** The two maps in which AWS gives headers. */
export function headerMaps(
  headers: readonly Header[],
): Pick<InvokeResponse, "headers" | "multiValueHeaders"> {
  return {
    headers: Object.fromEntries(headers),
    multiValueHeaders: groupValues(headers),
  };
}

/** The values of each name together, in the order of the lines. */
export function groupValues(headers: readonly Header[]): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries(values);
}
