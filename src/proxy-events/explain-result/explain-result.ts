import { isError } from "../../core/is-error.ts";
import { albError, type ExplainAlbOptions, explainAlbResult } from "./alb.ts";
import type { RefusalCode, Refused, ResultExplanation } from "./explanation.ts";
import {
  explainFunctionUrlResult,
  explainHttpResult,
  explainHttpV1Result,
  functionUrlError,
  httpError,
} from "./http.ts";
import { type ExplainRestOptions, explainRestResult, restError } from "./rest.ts";
import {
  explainConnectResult,
  explainDisconnectResult,
  explainMessageResult,
  webSocketError,
} from "./web-socket.ts";

/** Whom a function answers. */
export type ResultKind =
  | "rest"
  | "http"
  | "http-v1"
  | "function-url"
  | "alb"
  | "web-socket.connect"
  | "web-socket.message"
  | "web-socket.disconnect";

/** What decides, besides the answer itself. Kinds ignore what does not concern them. */
export interface ExplainOptions extends ExplainRestOptions, ExplainAlbOptions {}

const rows: Readonly<
  Record<ResultKind, (result: unknown, options: ExplainOptions) => ResultExplanation>
> = {
  rest: explainRestResult,
  http: (result) => explainHttpResult(result),
  "http-v1": explainHttpV1Result,
  "function-url": explainFunctionUrlResult,
  alb: explainAlbResult,
  "web-socket.connect": explainConnectResult,
  "web-socket.message": explainMessageResult,
  "web-socket.disconnect": explainDisconnectResult,
};

const errors = {
  rest: restError,
  http: httpError,
  "http-v1": httpError,
  "function-url": functionUrlError,
  alb: albError,
  "web-socket.connect": webSocketError,
  "web-socket.message": webSocketError,
  "web-socket.disconnect": webSocketError,
} as const;

/**
 * What API Gateway, Lambda or a load balancer makes of a function's answer: the response that the
 * client gets, or the error in its place and the member that causes it.
 *
 * @param result what the function returned, of any type
 * @example
 * const explanation = explainResult({ status: 200 }, "rest");
 * if (!explanation.ok) console.log(explanation.status, explanation.key); // 502 "status"
 */
export function explainResult(
  result: unknown,
  kind: ResultKind,
  options: ExplainOptions = {},
): ResultExplanation {
  return rows[kind](result, options);
}

/**
 * What the client gets when the function throws, times out or does not start.
 *
 * @example
 * explainFunctionError(new Error("boom"), "rest").status; // 502
 */
export function explainFunctionError(error: unknown, kind: ResultKind): Refused {
  const message = isError(error) ? `${error.name}: ${error.message}` : String(error);
  return refuseResult(kind, "function.failed", `The function failed: ${message}`);
}

/** The error of the service in place of an answer that it cannot read at all. */
export function refuseResult(kind: ResultKind, code: RefusalCode, reason: string): Refused {
  return { ok: false, ...errors[kind], code, reason };
}
