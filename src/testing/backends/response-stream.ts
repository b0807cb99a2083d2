import type * as streams from "node:stream";
import { bytesText, collectBytes, concatBytes, indexOfBytes } from "../../core/bytes.ts";
import { isBytes } from "../../core/is-bytes.ts";
import { jsonOrText } from "../../core/json.ts";
import { lazy } from "../../core/memoize.ts";
import { nodeModule } from "../../core/node-module.ts";
import { type LambdaContext, type LambdaHandler, toError } from "./lambda-handler.ts";
import { integrationType, preludeEnd, type ResponseStream } from "./streaming-handler.ts";

/** @throws GatewrightError `platform.unsupported`: this is not Node, whose streams handlers expect. */
export function nodeStreams(): Pick<typeof streams, "PassThrough"> {
  return nodeModule("node:stream", "run a streaming handler");
}

/** Of a stream whose handler names no type. */
const defaultType = "application/octet-stream";

type Written = (error?: Error | null) => void;

/**
 * The stream of a call. Its class is made with the first one: it extends one of Node's.
 *
 * Source: aws/aws-lambda-nodejs-runtime-interface-client, src/ResponseStream.js.
 */
const writtenStream = lazy((): (new () => ResponseStream) => {
  const { PassThrough } = nodeStreams();
  return class WrittenStream extends PassThrough implements ResponseStream {
    contentType = defaultType;
    _onBeforeFirstWrite: ResponseStream["_onBeforeFirstWrite"] = undefined;
    #isWritten = false;

    setContentType(contentType: string): void {
      if (this.#isWritten) throw new Error("Cannot set content-type, too late.");
      this.contentType = contentType;
    }

    /** `end` does not come here, with a chunk or without. */
    override write(
      chunk: unknown,
      encoding?: BufferEncoding | Written,
      written?: Written,
    ): boolean {
      if (!this.#isWritten) this._onBeforeFirstWrite?.((part) => super.write(part));
      this.#isWritten = true;
      const data = typeof chunk === "string" || isBytes(chunk) ? chunk : toJson(chunk);
      return typeof encoding === "function"
        ? super.write(data, encoding)
        : super.write(data, encoding ?? "utf8", written);
    }
  };
});

/** Typed as always giving text, `stringify` gives undefined for undefined, which no stream takes. */
function toJson(chunk: unknown): string | undefined {
  return JSON.stringify(chunk);
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
  const Stream = writtenStream();
  const stream = new Stream();
  // The mark says that the handler takes a stream in the second place.
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
  /** Status, headers and cookies as an answer has them; undefined where the handler wrote none. */
  readonly metadata: unknown;
  /** Of the stream, where there is no metadata. */
  readonly contentType: string;
  readonly body: Uint8Array;
  /** What ended the stream after its first byte: the client has that already. */
  readonly error?: unknown;
}

/**
 * Calls a streaming handler and waits until its stream has ended.
 *
 * @param timeout rejected when the function's time is up
 * @throws what the handler throws before it has written anything, or the timeout
 */
export async function callStreaming(
  handler: LambdaHandler,
  event: unknown,
  context: LambdaContext,
  timeout: Promise<never>,
): Promise<Streamed> {
  const { stream, done } = startStreaming(handler, event, context);
  timeout.catch((error: unknown) => stream.destroy(toError(error)));
  const parts: Uint8Array[] = [];
  try {
    // Without an encoding, a stream's parts are bytes.
    for await (const part of stream) parts.push(part as Uint8Array);
    await Promise.race([done, timeout]);
  } catch (error) {
    if (parts.length === 0) throw error;
    return { ...splitPrelude(concatBytes(parts), stream.contentType), error };
  }
  return splitPrelude(concatBytes(parts), stream.contentType);
}

function splitPrelude(bytes: Uint8Array, contentType: string): Streamed {
  if (contentType !== integrationType) return { metadata: undefined, contentType, body: bytes };
  const end = indexOfBytes(bytes, preludeEnd);
  // A type that promises metadata, and none came: it counts for nothing (public report).
  if (end === -1) return { metadata: undefined, contentType: defaultType, body: bytes };
  return {
    metadata: jsonOrText(bytesText(bytes.subarray(0, end))),
    contentType,
    body: bytes.subarray(end + preludeEnd.length),
  };
}
