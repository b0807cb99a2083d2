import { byteLength, bytesText, textBytes } from "../../core/bytes.ts";
import { GatewrightError } from "../../core/errors.ts";
import { jsonOf } from "../../core/json.ts";
import { type Ports, randomUuid } from "../request/ports.ts";
import { errorPayload, FunctionFailure } from "./function-failure.ts";
import {
  callHandler,
  type LambdaContext,
  type LambdaHandler,
  lambdaContext,
} from "./lambda-handler.ts";
import { noBackend, ownMember } from "./no-backend.ts";
import { nodeStreams, startStreaming, writtenBy } from "./response-stream.ts";
import { isStreaming } from "./streaming-handler.ts";

/** A function in another runtime: JSON text in, JSON text out. */
export interface LambdaRuntime {
  invoke(payload: string, context: LambdaContext): Promise<LambdaOutput>;
  /** Responds in parts. Defaults to the result of `invoke` as a single part. */
  stream?(payload: string, context: LambdaContext): AsyncIterable<Uint8Array>;
}

/** The result of a function in another runtime. */
export interface LambdaOutput {
  /** JSON text: the result, or the payload of the error. */
  readonly payload: string;
  /** Whether the function failed: `X-Amz-Function-Error`. */
  readonly isUnhandledError: boolean;
  /** Lambda throttled the invocation: HTTP 429. The payload says why. */
  readonly isThrottled?: boolean;
}

/**
 * Handlers by the ARN in the integration, with stage variables filled in; by ARN without the alias; by
 * `NAME:ALIAS`; or by name. The most exact one is called.
 */
export type Lambdas = Readonly<Record<string, LambdaHandler | LambdaRuntime>>;

/** `Event` returns before the function has run. `DryRun` does not run it. */
export type LambdaInvocationType = "RequestResponse" | "Event" | "DryRun";

export interface LambdaCall {
  readonly functionArn: string;
  readonly payload: string;
  /** The remaining time that the context reports, in milliseconds. */
  readonly timeoutMs: number;
  readonly invocationType: LambdaInvocationType;
}

export interface LambdaAnswer extends LambdaOutput {
  readonly requestId: string;
  readonly latencyMs: number;
  readonly status: 200 | 202 | 204 | 400 | 429;
}

/**
 * The maximum size of a payload, in bytes. Sources: Lambda quotas for a synchronous call; announcement
 * of October 2025 for an asynchronous one, whose limit was 256 KB before.
 */
export const maxPayloadBytes: Readonly<Record<LambdaInvocationType, number>> = {
  RequestResponse: 6_291_456,
  DryRun: 6_291_456,
  Event: 1_048_576,
};

/** The maximum size of a result, in bytes: a hundred more than of a payload, as Lambda's own error says. */
const maxResultBytes = 6_291_556;

/**
 * Invokes a function as Lambda would: JSON in, JSON out. An exception becomes an error payload.
 *
 * @throws GatewrightError `gateway.no-backend`: the function has no handler.
 */
export async function invokeLambda(
  lambdas: Lambdas,
  call: LambdaCall,
  ports: Ports,
): Promise<LambdaAnswer> {
  const run = prepare(lambdas, call, ports);
  const { requestId } = run;
  if (jsonOf(call.payload) === undefined) return notJson(requestId);
  if (call.invocationType !== "RequestResponse") {
    // Lambda has queued the event by now, so the result is discarded.
    if (call.invocationType === "Event") void runToEnd(run).catch(() => {});
    const status = call.invocationType === "Event" ? 202 : 204;
    return { requestId, payload: "", isUnhandledError: false, latencyMs: 0, status };
  }
  const startedAt = ports.clock();
  const output = limited(await runToEnd(run));
  const status = output.isThrottled ? 429 : 200;
  return { requestId, ...output, latencyMs: ports.clock() - startedAt, status };
}

/**
 * Invokes a function like `InvokeWithResponseStream`: yields the bytes as it writes them. A function
 * that does not stream responds in one part.
 *
 * @throws GatewrightError `gateway.no-backend`: the function has no handler.
 * @throws FunctionFailure while the parts are read
 */
export async function* streamLambda(
  lambdas: Lambdas,
  call: LambdaCall,
  ports: Ports,
): AsyncGenerator<Uint8Array, void, undefined> {
  const run = prepare(lambdas, call, ports);
  const { code, payload, context, requestId } = run;
  try {
    if (typeof code === "function" && isStreaming(code)) {
      yield* startStreaming(code, JSON.parse(payload), context).stream;
      return;
    }
    if (typeof code !== "function" && code.stream) {
      yield* code.stream(payload, context);
      return;
    }
  } catch (error) {
    throw new FunctionFailure(call.functionArn, requestId, JSON.stringify(errorPayload(error)));
  }
  const output = limited(await runToEnd(run));
  if (output.isUnhandledError)
    throw new FunctionFailure(call.functionArn, requestId, output.payload);
  yield textBytes(output.payload);
}

/** Lambda's own error. The rest of its text is the parser's (public captures). */
function notJson(requestId: string): LambdaAnswer {
  const refusal = { Type: "User", message: "Could not parse request body into json" };
  return {
    requestId,
    payload: JSON.stringify(refusal),
    isUnhandledError: false,
    latencyMs: 0,
    status: 400,
  };
}

interface Run {
  readonly code: LambdaHandler | LambdaRuntime;
  readonly payload: string;
  readonly context: LambdaContext;
  readonly requestId: string;
}

function prepare(
  lambdas: Lambdas,
  { functionArn, payload, timeoutMs }: LambdaCall,
  ports: Ports,
): Run {
  const code = codeOf(lambdas, functionArn);
  if (!code) {
    throw noBackend({
      call: `invoke the Lambda function "${functionArn}"`,
      what: "handler",
      option: "lambdas",
      name: functionArn,
      example: "handler",
      given: lambdas,
    });
  }
  if (typeof code !== "function" && typeof code.invoke !== "function")
    throw noCode(functionArn, code);
  // Checked here because an error in the handler is a result of the function.
  if (typeof code === "function" && isStreaming(code)) nodeStreams();
  const requestId = randomUuid(ports);
  const { clock } = ports;
  const context = lambdaContext({ functionArn, awsRequestId: requestId, timeoutMs, clock });
  return { code, payload, context, requestId };
}

/** Usually a whole module. The compiler rejects it, plain JavaScript does not. */
function noCode(functionArn: string, given: object): GatewrightError {
  const members = Object.keys(given).join(", ");
  return new GatewrightError(
    "gateway.no-backend",
    `Failed to invoke the Lambda function "${functionArn}": its handler is not a function`,
    {
      hint: `Pass the handler itself. This is an object with ${members || "no members"}.`,
      details: { option: "lambdas", name: functionArn },
    },
  );
}

/** Returns the keys of `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS]`, from the ARN to the name. */
function namesOf(functionArn: string): readonly string[] {
  const [, , , , , , name = "", alias] = functionArn.split(":");
  if (alias === undefined) return [functionArn, name];
  const unqualified = functionArn.slice(0, -alias.length - 1);
  return [functionArn, unqualified, `${name}:${alias}`, name];
}

/** Returns the handler of a function, or undefined if there is none. */
function codeOf(lambdas: Lambdas, functionArn: string): Lambdas[string] | undefined {
  return ownMember(lambdas, ...namesOf(functionArn));
}

/** Runs a function until it returns. */
export async function runToEnd({
  code,
  payload,
  context,
}: Omit<Run, "requestId">): Promise<LambdaOutput> {
  if (typeof code !== "function") return code.invoke(payload, context);
  try {
    const event: unknown = JSON.parse(payload);
    if (isStreaming(code)) {
      const written = await writtenBy(code, event, context);
      return { payload: bytesText(written), isUnhandledError: false };
    }
    const result = await callHandler(code, event, context);
    // stringify is typed to return text, but returns undefined if a function returns nothing.
    const text = (JSON.stringify(result) as string | undefined) ?? "null";
    return { payload: text, isUnhandledError: false };
  } catch (error) {
    return { payload: JSON.stringify(errorPayload(error)), isUnhandledError: true };
  }
}

function limited(output: LambdaOutput): LambdaOutput {
  if (byteLength(output.payload) <= maxResultBytes) return output;
  const error = {
    errorMessage: `Response payload size exceeded maximum allowed payload size (${maxResultBytes} bytes).`,
    errorType: "Function.ResponseSizeTooLarge",
  };
  return { payload: JSON.stringify(error), isUnhandledError: true };
}
