import { bytesText, concatBytes, indexOfBytes } from "../../../core/bytes.ts";
import { preludeEnd } from "../../backends/streaming-handler.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";

export interface Prelude {
  /** The text before the eight zero bytes. */
  readonly metadata: string;
  readonly body: AsyncIterable<Uint8Array>;
}

// Source: developer guide, response-transfer-mode-lambda.
const maxPreludeBytes = 16 * 1024;

/**
 * Reads the metadata at the start of a function's stream.
 *
 * @throws GatewayFault if no metadata ends within the first 16 KB, which is documented to be a 500.
 */
export async function readPrelude(stream: AsyncGenerator<Uint8Array, void>): Promise<Prelude> {
  let read: Uint8Array = new Uint8Array();
  for (;;) {
    const { done, value } = await stream.next();
    if (done) throw malformed("the function ended");
    read = concatBytes([read, value]);
    const end = indexOfBytes(read, preludeEnd);
    if (end !== -1 && end + preludeEnd.length <= maxPreludeBytes) {
      const first = read.subarray(end + preludeEnd.length);
      return { metadata: bytesText(read.subarray(0, end)), body: after(first, stream) };
    }
    if (read.length >= maxPreludeBytes) {
      await stream.return();
      throw malformed("the function wrote 16 KB");
    }
  }
}

async function* after(
  first: Uint8Array,
  stream: AsyncGenerator<Uint8Array, void>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (first.length > 0) yield first;
  yield* stream;
}

function malformed(what: string): GatewayFault {
  return new GatewayFault("lambda.answer", {
    status: 500,
    reason: `${what}, and its metadata did not end with eight zero bytes`,
  });
}
