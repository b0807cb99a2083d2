import { bytesText, concatBytes } from "../../../core/bytes.ts";
import { isBytes } from "../../../core/is-bytes.ts";
import type { MessageBody, ResponseMessage } from "../../../core/message.ts";
import type { Fault } from "../../failures/failure.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";
import type { Trace } from "../../trace/trace.ts";

/** The result of a request. */
export interface GatewayRun {
  /** The response. Its body may arrive in parts while the backend writes it. */
  readonly response: ResponseMessage<MessageBody>;
  readonly trace: Trace;
}

/** A run whose response is complete. */
export interface BufferedRun extends GatewayRun {
  readonly response: ResponseMessage;
}

/**
 * Reads a streamed response to its end. If it fails, the response is what arrived before, as for a
 * client, and the trace has the failure.
 */
export async function bufferRun({ response, trace }: GatewayRun): Promise<BufferedRun> {
  const { body } = response;
  if (isBytes(body)) return { response: { ...response, body }, trace };
  const parts: Uint8Array[] = [];
  const failure = await drain(body, parts);
  return runOf({ response, trace }, parts, failure);
}

/** Reads the whole of a response that may be streamed. */
export async function bufferResponse(
  response: ResponseMessage<MessageBody>,
): Promise<ResponseMessage> {
  const { body } = response;
  if (isBytes(body)) return { ...response, body };
  const parts: Uint8Array[] = [];
  await drain(body, parts);
  return { ...response, body: concatBytes(parts) };
}

/** Calls `onEnd` with the whole run once its response has been read or its reader has gone. */
export function observeRun(run: GatewayRun, onEnd: (run: BufferedRun) => void): GatewayRun {
  const { body } = run.response;
  if (isBytes(body)) {
    onEnd({ ...run, response: { ...run.response, body } });
    return run;
  }
  const source = body;
  async function* observed(): AsyncGenerator<Uint8Array, void, undefined> {
    const parts: Uint8Array[] = [];
    let failure: Fault | undefined;
    try {
      for await (const part of source) {
        parts.push(part);
        yield part;
      }
    } catch (error) {
      failure = error instanceof GatewayFault ? error.failure : undefined;
      throw error;
    } finally {
      onEnd(runOf(run, parts, failure));
    }
  }
  return { ...run, response: { ...run.response, body: observed() } };
}

/** Collects the parts of a body, and returns the fault if one ends it early. */
async function drain(
  body: AsyncIterable<Uint8Array>,
  parts: Uint8Array[],
): Promise<Fault | undefined> {
  try {
    for await (const part of body) parts.push(part);
    return undefined;
  } catch (error) {
    if (!(error instanceof GatewayFault)) throw error;
    return error.failure;
  }
}

function runOf(
  { response, trace }: GatewayRun,
  parts: readonly Uint8Array[],
  failure: Fault | undefined,
): BufferedRun {
  const body = concatBytes(parts);
  const fault = failure ?? trace.fault;
  const methodResponse = { ...trace.methodResponse, body: bytesText(body) };
  return {
    response: { ...response, body },
    trace: { ...trace, methodResponse, ...(fault && { fault }) },
  };
}
