import type { PassThrough } from "node:stream";
import type { LambdaHandler } from "./lambda-handler.ts";

/** The symbol with which Lambda's runtime marks a streaming handler. */
const mark = Symbol.for("aws.lambda.runtime.handler.streaming");

/** The content type of a stream that starts with metadata. */
export const integrationType = "application/vnd.awslambda.http-integration-response";

/** The separator between the metadata and the body of a stream. */
export const preludeEnd: Uint8Array = new Uint8Array(8);

/** The stream to which a streaming handler writes. */
export interface ResponseStream extends PassThrough {
  contentType: string;
  setContentType(contentType: string): void;
  /** Called with the first `write`, and not by an `end` without one. */
  _onBeforeFirstWrite?: ((write: (part: string | Uint8Array) => void) => void) | undefined;
}

type StreamingHandler = (event: never, stream: ResponseStream, context: never) => unknown;

/**
 * The runtime's `awslambda` global for tests. Set it before you import the handler's module, which
 * calls `awslambda.streamifyResponse` as it loads.
 *
 * As in the runtime, metadata is sent with the first `write`: a handler that only ends its stream
 * sends none.
 *
 * @example
 * Object.assign(globalThis, { awslambda }); // in a setup file
 */
export const awslambda = {
  streamifyResponse<Handler extends StreamingHandler>(handler: Handler): Handler {
    return Object.assign(handler, { [mark]: "response" });
  },
  // Source: aws/aws-lambda-nodejs-runtime-interface-client, src/HttpResponseStream.js.
  HttpResponseStream: {
    /** Has the metadata written before the body. */
    from(stream: ResponseStream, metadata: unknown): ResponseStream {
      stream.setContentType(integrationType);
      const prelude = JSON.stringify(metadata);
      stream._onBeforeFirstWrite = (write) => {
        write(prelude);
        write(preludeEnd);
      };
      return stream;
    },
  },
};

export function isStreaming(handler: LambdaHandler): boolean {
  return mark in handler;
}
