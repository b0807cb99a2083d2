import type { Header, ResponseMessage } from "../../message.ts";

/** A response as a test reads it. */
export interface InvokeResponse {
  readonly status: number;
  /** The last value of each header, spelled as it was sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>;
  /** As text. */
  readonly body: string;
  readonly bytes: Uint8Array;
  /**
   * The body, parsed.
   *
   * @throws SyntaxError when the body is no JSON.
   */
  json(): unknown;
}

export function toInvokeResponse({ status, headers, body }: ResponseMessage): InvokeResponse {
  const text = new TextDecoder().decode(body);
  return {
    status,
    ...headerMaps(headers),
    body: text,
    bytes: body,
    json: () => JSON.parse(text) as unknown,
  };
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
  for (const [name, value] of headers) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(values);
}
