import type { InvokeWithResponseStreamRequest } from "@aws-sdk/client-lambda";
import { encodeUtf8 } from "../../../core/utf8.ts";
import { FunctionFailure } from "../../backends/function-failure.ts";
import { streamLambda } from "../../backends/lambda.ts";
import { readFunctionError } from "../../failures/function-error.ts";
import type { Bound, Operation } from "../operations/operation.ts";
import { encodeEvent, eventStreamType } from "./event-stream.ts";
import { refuseNotJson, toLambdaCall } from "./invoke.ts";

interface StreamInvoked {
  readonly StatusCode: number;
  readonly ExecutedVersion?: string;
  readonly ResponseStreamContentType?: string;
  readonly EventStream?: AsyncIterable<Uint8Array>;
}

/** Answers with what the function writes, as it does; one that does not stream answers in one part. */
export const invokeWithResponseStream: Operation<
  Bound<InvokeWithResponseStreamRequest, "FunctionName">,
  StreamInvoked
> = (account, input) => {
  const call = toLambdaCall(account, input);
  if (input.InvocationType === "DryRun") return { StatusCode: 204 };
  refuseNotJson(call);
  const { backends, ports } = account;
  return {
    StatusCode: 200,
    ExecutedVersion: "$LATEST",
    ResponseStreamContentType: eventStreamType,
    EventStream: toEvents(streamLambda(backends.lambdas, call, ports)),
  };
};

/** A failure is told at the end, whatever was written before. */
async function* toEvents(
  parts: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let failure: FunctionFailure | undefined;
  try {
    for await (const part of parts) {
      yield encodeEvent("PayloadChunk", "application/octet-stream", part);
    }
  } catch (error) {
    if (!(error instanceof FunctionFailure)) throw error;
    failure = error;
  }
  const complete = JSON.stringify(failure ? failureOf(failure) : {});
  yield encodeEvent("InvokeComplete", "application/json", encodeUtf8(complete));
}

/** Inferred from what the Node.js runtime reports at the end of a stream: its type, and all of it. */
function failureOf({ payload }: FunctionFailure): object {
  const { errorType = "Unhandled" } = readFunctionError(payload);
  return { ErrorCode: errorType, ErrorDetails: payload };
}
