import type * as streams from "node:stream";
import { bytesText, collectBytes, indexOfBytes } from "../../core/bytes.ts";
import { nodeModule } from "../../core/node-module.ts";
import { type LambdaContext, type LambdaHandler, toError } from "./lambda-handler.ts";
import { integrationType, preludeEnd, type ResponseStream } from "./streaming-handler.ts";

/** @throws GatewrightError `platform.unsupported`: this is not Node, whose streams handlers expect. */
export function nodeStreams(): Pick<typeof streams, "PassThrough"> {
  return nodeModule("node:stream", "run a streaming handler");
}

function newStream(): ResponseStream {
  const { PassThrough } = nodeStreams();
  return Object.assign(new PassThrough(), {
    contentType: "application/octet-stream",
    setContentType(this: ResponseStream, contentType: string) {
      this.contentType = contentType;
    },
  });
}

interface StreamedCall {
  /** Yields what the handler writes. Throws if the handler fails. */
  readonly stream: ResponseStream;
  /** Settles with the handler. */
  readonly done: Promise<unknown>;
}

/** Calls a streaming handler. What it writes is buffered until it is read. */
export function startStreaming(
  handler: LambdaHandler,
  event: unknown,
  context: LambdaContext,
): StreamedCall {
  const stream = newStream();
  // The marker guarantees that the handler's second parameter is a stream.
  const call = handler as (event: unknown, stream: ResponseStream, context: unknown) => unknown;
  const done = (async () => call(event, stream, context))();
  // The reader gets the failure. Without a listener, Node would end the process.
  stream.on("error", () => {});
  done.catch((error: unknown) => stream.destroy(toError(error)));
  return { stream, done };
}

/** Collects everything that a streaming handler wrote, including its metadata. */
export async function writtenBy(
  handler: LambdaHandler,
  event: unknown,
  context: LambdaContext,
): Promise<Uint8Array> {
  return collectBytes(startStreaming(handler, event, context).stream);
}

/** The output of a streaming handler. */
export interface Streamed {
  /** Status, headers and cookies, as in a response without body. */
  readonly metadata: unknown;
  readonly body: Uint8Array;
}

/** Calls a streaming handler and waits until its stream has ended. */
export async function callStreaming(
  handler: LambdaHandler,
  event: unknown,
  context: LambdaContext,
): Promise<Streamed> {
  const { stream, done } = startStreaming(handler, event, context);
  const [written] = await Promise.all([collectBytes(stream), done]);
  return splitPrelude(written, stream.contentType);
}

function splitPrelude(bytes: Uint8Array, contentType: string): Streamed {
  const end = contentType === integrationType ? indexOfBytes(bytes, preludeEnd) : -1;
  if (end === -1) {
    return {
      metadata: { statusCode: 200, headers: { "Content-Type": contentType } },
      body: bytes,
    };
  }
  return {
    metadata: JSON.parse(bytesText(bytes.subarray(0, end))),
    body: bytes.subarray(end + preludeEnd.length),
  };
}
