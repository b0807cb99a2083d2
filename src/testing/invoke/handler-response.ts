import { withHidden } from "../../core/hidden.ts";
import type { ResultExplanation } from "../../proxy-events/explain-result/explanation.ts";
import { type InvokeResponse, toInvokeResponse } from "../request/response.ts";

/** What the client would have got, and how it came to that. */
export interface HandlerResponse extends InvokeResponse {
  /** How API Gateway read the answer: `ok`, or the reason and the member that caused the error. */
  readonly explanation: ResultExplanation;
  /** What the handler returned; undefined for one that threw or streamed. */
  readonly result: unknown;
  /** What the handler threw. */
  readonly error: unknown;
}

export function toHandlerResponse(
  explanation: ResultExplanation,
  { result, error }: { readonly result?: unknown; readonly error?: unknown },
): HandlerResponse {
  const { body, ...explained } = explanation;
  // The response shows the body already.
  const shown = { explanation: withHidden(explained, { body }), result, error };
  return Object.assign(toInvokeResponse(explanation), shown);
}
