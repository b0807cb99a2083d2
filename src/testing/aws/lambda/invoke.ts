import type { InvocationRequest } from "@aws-sdk/client-lambda";
import { jsonOf } from "../../../core/json.ts";
import { decodeUtf8, encodeUtf8 } from "../../../core/utf8.ts";
import { invokeLambda, type LambdaCall, type LambdaInvocationType } from "../../backends/lambda.ts";
import { AwsError } from "../account/aws-error.ts";
import type { Account } from "../account/store.ts";
import type { Bound, Operation } from "../operations/operation.ts";
import { type FunctionKey, findFunction, withQualifier } from "./find-function.ts";

/** Of any function: Lambda's quota. */
const longestTimeoutSeconds = 900;

interface InvocationInput extends FunctionKey {
  readonly Payload?: string | Uint8Array | undefined;
  readonly InvocationType?: LambdaInvocationType | undefined;
}

/** The call of the function that an invocation names. */
export function toLambdaCall(account: Account, input: InvocationInput): LambdaCall {
  const { functionArn, qualifier, settings } = findFunction(account, input);
  const payload = typeof input.Payload === "string" ? input.Payload : decode(input.Payload);
  return {
    functionArn: withQualifier(functionArn, qualifier === "$LATEST" ? "" : qualifier),
    payload: payload || "{}",
    timeoutMs: (settings.timeoutSeconds ?? longestTimeoutSeconds) * 1000,
    invocationType: input.InvocationType ?? "RequestResponse",
  };
}

function decode(bytes: Uint8Array | undefined): string {
  return decodeUtf8(bytes);
}

/** Source: public captures. Lambda adds what its parser said. */
export function refuseNotJson({ payload }: LambdaCall): void {
  if (jsonOf(payload) !== undefined) return;
  const message = "Could not parse request body into json";
  throw new AwsError("InvalidRequestContentException", 400, message);
}

interface Invoked {
  readonly StatusCode: number;
  readonly Payload: Uint8Array;
  readonly ExecutedVersion?: string;
  readonly FunctionError?: string;
}

export const invoke: Operation<Bound<InvocationRequest, "FunctionName">, Invoked> = async (
  account,
  input,
) => {
  const call = toLambdaCall(account, input);
  if (input.InvocationType === "DryRun") return { StatusCode: 204, Payload: new Uint8Array() };
  refuseNotJson(call);
  const answer = await invokeLambda(account.backends.lambdas, call, account.ports);
  if (answer.isThrottled) throw new AwsError("TooManyRequestsException", 429, "Rate Exceeded.");
  if (answer.status === 202) return { StatusCode: 202, Payload: new Uint8Array() };
  return {
    StatusCode: 200,
    ExecutedVersion: "$LATEST",
    Payload: encodeUtf8(answer.payload),
    ...(answer.isUnhandledError && { FunctionError: "Unhandled" }),
  };
};
