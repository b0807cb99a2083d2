import { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import type { LambdaContext, LambdaHandler } from "../backends/lambda-handler.ts";

/** What Lambda's runtime marks a streaming handler with. */
const mark = Symbol.for("aws.lambda.runtime.handler.streaming");

const integrationType = "application/vnd.awslambda.http-integration-response";

/** The stream that a streaming handler writes to. */
class ResponseStream extends Writable {
  readonly chunks: Buffer[] = [];
  contentType = "application/octet-stream";

  setContentType(contentType: string): void {
    this.contentType = contentType;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.chunks.push(Buffer.from(chunk));
    done();
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
      stream.write(Buffer.alloc(8));
      return stream;
    },
  },
};

export function isStreaming(handler: LambdaHandler): boolean {
  return mark in handler;
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
  const stream = new ResponseStream();
  // The mark says that the handler takes a stream in the second place.
  const call = handler as (event: unknown, stream: ResponseStream, context: unknown) => unknown;
  const ended = finished(stream);
  await Promise.all([call(event, stream, context), ended]);
  return splitPrelude(Buffer.concat(stream.chunks), stream.contentType);
}

function splitPrelude(bytes: Buffer, contentType: string): Streamed {
  const end = contentType === integrationType ? bytes.indexOf(Buffer.alloc(8)) : -1;
  if (end === -1) {
    return {
      metadata: { statusCode: 200, headers: { "Content-Type": contentType } },
      body: bytes,
    };
  }
  return { metadata: JSON.parse(bytes.toString("utf8", 0, end)), body: bytes.subarray(end + 8) };
}
