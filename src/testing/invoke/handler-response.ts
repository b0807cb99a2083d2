import { withHidden } from "../../core/hidden.ts";
import type { ResultExplanation } from "../../proxy-events/explain-result/explanation.ts";
import { type InvokeResponse, toInvokeResponse } from "../request/response.ts";

/** The response that the client would receive, and how it came about. */
export interface HandlerResponse extends InvokeResponse {
  /** How API Gateway interpreted the result: `ok`, or the reason and the member that caused the error. */
  readonly explanation: ResultExplanation;
  /** What the handler returned. Undefined if it threw or streamed. */
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
