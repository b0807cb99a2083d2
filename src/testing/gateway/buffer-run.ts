import type { ResponseMessage } from "../../message.ts";
import { GatewayFault } from "./fault.ts";
import type { RestRun } from "./rest.ts";
import { textOf } from "./steps/content-handling.ts";

/** A run whose answer is there as a whole. */
export interface BufferedRun extends RestRun {
  readonly response: ResponseMessage;
}

/**
 * Reads a streamed answer to its end. What came before a failure is the answer, as it is for a
 * client, and the failure is in the trace.
 */
export async function bufferRun({ response, trace }: RestRun): Promise<BufferedRun> {
  const { body } = response;
  if (body instanceof Uint8Array) return { response: { ...response, body }, trace };
  const parts: Uint8Array[] = [];
  let fault = trace.fault;
  try {
    for await (const part of body) parts.push(part);
  } catch (error) {
    if (!(error instanceof GatewayFault)) throw error;
    fault = error.step;
  }
  const bytes = Buffer.concat(parts);
  const methodResponse = { ...trace.methodResponse, body: textOf(bytes) };
  return {
    response: { ...response, body: bytes },
    trace: { ...trace, methodResponse, ...(fault && { fault }) },
  };
}
