import { type Header, headerValue, headerValues } from "../../message.ts";
import type { Explanation } from "../../proxy-events/explain-result/explanation.ts";

/** What the client would have got. */
export interface InvokedResponse {
  readonly status: number;
  readonly headers: readonly Header[];
  /** The `Set-Cookie` values. */
  readonly cookies: readonly string[];
  readonly bytes: Uint8Array;
  /** The body as UTF-8 text. */
  readonly text: string;
  /** How API Gateway read the answer: `ok`, or the reason and the member that caused the error. */
  readonly explanation: Explanation;
  /** What the handler returned; undefined for one that threw or streamed. */
  readonly result: unknown;
  /** What the handler threw. */
  readonly error: unknown;
  /** The first header of that name, whatever its case. */
  readonly header: (name: string) => string | undefined;
  /** @throws SyntaxError when the body is no JSON */
  readonly json: () => unknown;
}

export function toInvokedResponse(
  explanation: Explanation,
  { result, error }: { readonly result?: unknown; readonly error?: unknown },
): InvokedResponse {
  const { status, headers, body } = explanation;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
  return {
    status,
    headers,
    cookies: headerValues(headers, "set-cookie"),
    bytes: body,
    text,
    explanation,
    result,
    error,
    header: (name) => headerValue(headers, name),
    json: () => JSON.parse(text),
  };
}
