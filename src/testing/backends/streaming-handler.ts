import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { type LambdaContext, type LambdaHandler, toError } from "./lambda-handler.ts";

/** What Lambda's runtime marks a streaming handler with. */
const mark = Symbol.for("aws.lambda.runtime.handler.streaming");

const integrationType = "application/vnd.awslambda.http-integration-response";

/** Between the metadata and the body of a streamed answer. */
export const preludeEnd: Uint8Array = Buffer.alloc(8);

/** The stream that a streaming handler writes to. */
class ResponseStream extends PassThrough {
  contentType = "application/octet-stream";

  setContentType(contentType: string): void {
    this.contentType = contentType;
  }
}

type StreamingHandler = (event: never, stream: ResponseStream, context: never) => unknown;

/**
 * The runtime's `awslambda` for tests: set it before the handler's module is loaded, which calls
 * `awslambda.streamifyResponse` at once.
 *
 * @example
 * globalThis.awslambda ??= awslambda; // in a setup file
 */
export const awslambda = {
  streamifyResponse<Handler extends StreamingHandler>(handler: Handler): Handler {
    return Object.assign(handler, { [mark]: "response" });
  },
  HttpResponseStream: {
    /** Writes the metadata before the body. */
    from(stream: ResponseStream, metadata: unknown): ResponseStream {
      stream.setContentType(integrationType);
      stream.write(JSON.stringify(metadata));
      stream.write(preludeEnd);
      return stream;
    },
  },
};

export function isStreaming(handler: LambdaHandler): boolean {
  return mark in handler;
}

interface StreamedCall {
  /** What the handler writes, as it does; its failure ends it. */
  readonly stream: ResponseStream;
  /** Settled with the handler. */
  readonly done: Promise<unknown>;
}

/** Calls a streaming handler; what it writes waits until it is read. */
export function startStreaming(
  handler: LambdaHandler,
  event: unknown,
  context: LambdaContext,
): StreamedCall {
  const stream = new ResponseStream();
  // The mark says that the handler takes a stream in the second place.
  const call = handler as (event: unknown, stream: ResponseStream, context: unknown) => unknown;
  const done = (async () => call(event, stream, context))();
  // A failure reaches whoever reads; without a listener, Node would end the process for it.
  stream.on("error", () => {});
  done.catch((error: unknown) => stream.destroy(toError(error)));
  return { stream, done };
}

/** What a streaming handler wrote. */
export interface Streamed {
  /** Status, headers and cookies as an answer has them, without body. */
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
  const [written] = await Promise.all([buffer(stream), done]);
  return splitPrelude(written, stream.contentType);
}

function splitPrelude(bytes: Buffer, contentType: string): Streamed {
  const end = contentType === integrationType ? bytes.indexOf(preludeEnd) : -1;
  if (end === -1) {
    return {
      metadata: { statusCode: 200, headers: { "Content-Type": contentType } },
      body: bytes,
    };
  }
  return {
    metadata: JSON.parse(bytes.toString("utf8", 0, end)),
    body: bytes.subarray(end + preludeEnd.length),
  };
}
