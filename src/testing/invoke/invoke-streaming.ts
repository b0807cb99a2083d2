import { bytesText } from "../../core/bytes.ts";
import { jsonOf } from "../../core/json.ts";
import {
  type ExplainOptions,
  explainResult,
  type ResultKind,
  refuseResult,
} from "../../proxy-events/explain-result/explain-result.ts";
import type { ResultExplanation } from "../../proxy-events/explain-result/explanation.ts";
import { explainRestStreamMetadata } from "../../proxy-events/explain-result/rest-stream.ts";
import type { LambdaContext, LambdaHandler } from "../backends/lambda-handler.ts";
import { callStreaming, type Streamed, writtenBy } from "../backends/response-stream.ts";
import { type HandlerResponse, toHandlerResponse } from "./handler-response.ts";

export interface StreamingInvocation {
  readonly handler: LambdaHandler;
  readonly event: unknown;
  readonly context: LambdaContext;
  readonly kind: ResultKind;
  readonly options: ExplainOptions;
  /** Rejected when the function's time is up. */
  readonly timeout: Promise<never>;
}

/** Calls a handler that streams, and gives what the client gets. */
export async function invokeStreaming(invocation: StreamingInvocation): Promise<HandlerResponse> {
  const { handler, event, context, kind, options, timeout } = invocation;
  if (kind !== "rest" && kind !== "function-url") {
    const written = await Promise.race([writtenBy(handler, event, context), timeout]);
    return toHandlerResponse(explainWritten(bytesText(written), kind, options), {});
  }
  const streamed = await callStreaming(handler, event, context, timeout);
  const explain = kind === "rest" ? explainRestStream : explainFunctionUrlStream;
  return toHandlerResponse(explain(streamed), { error: streamed.error });
}

/** What stands behind "calls a function for its whole answer". */
const buffering: Readonly<Record<Exclude<ResultKind, "rest" | "function-url">, string>> = {
  http: "An HTTP API",
  "http-v1": "An HTTP API",
  alb: "A load balancer",
  "web-socket.connect": "A WebSocket API",
  "web-socket.message": "A WebSocket API",
  "web-socket.disconnect": "A WebSocket API",
};

/** Lambda gives all that was written as the answer, which has to be JSON there. */
function explainWritten(
  written: string,
  kind: keyof typeof buffering,
  options: ExplainOptions,
): ResultExplanation {
  const result = jsonOf(written);
  if (result !== undefined) return explainResult(result, kind, options);
  return refuseResult(
    kind,
    "answer.not-json",
    `${buffering[kind]} calls a function for its whole answer, and what this one streams is not JSON. Stream behind a function URL, or a REST API with responseTransferMode "STREAM".`,
  );
}

function explainRestStream({ metadata, body }: Streamed): ResultExplanation {
  if (metadata !== undefined) return withBody(explainRestStreamMetadata(metadata), body);
  return {
    ...refuseResult("rest", "metadata.missing", "The function wrote no metadata before its answer"),
    // Documented for a function that does not write eight zero bytes within 16 KB.
    status: 500,
  };
}

function explainFunctionUrlStream({ metadata, contentType, body }: Streamed): ResultExplanation {
  const answer = metadata ?? { statusCode: 200, headers: { "Content-Type": contentType } };
  return withBody(explainResult(answer, "function-url"), body);
}

/** A streamed body is bytes whatever the metadata says. */
function withBody(explanation: ResultExplanation, body: Uint8Array): ResultExplanation {
  return explanation.ok ? { ...explanation, body } : explanation;
}
