import { GatewrightError } from "../../core/errors.ts";
import { jsonOf } from "../../core/json.ts";
import { encodeUtf8 } from "../../core/utf8.ts";
import { type Ports, randomUuid } from "../request/ports.ts";
import { errorPayload, FunctionFailure } from "./function-failure.ts";
import {
  callHandler,
  type LambdaContext,
  type LambdaHandler,
  lambdaContext,
} from "./lambda-handler.ts";
import { noBackend, ownMember } from "./no-backend.ts";
import { isStreaming } from "./streaming-handler.ts";

/** A function in any other runtime: JSON text in, JSON text out. */
export interface LambdaRuntime {
  invoke(payload: string, context: LambdaContext): Promise<LambdaOutput>;
  /** Answers in parts; where it is absent, a streamed answer is that of `invoke` in one. */
  stream?(payload: string, context: LambdaContext): AsyncIterable<Uint8Array>;
}

/** What a function in another runtime answers. */
export interface LambdaOutput {
  /** JSON text: the answer, or the error's payload. */
  readonly payload: string;
  /** Whether the function failed: `X-Amz-Function-Error`. */
  readonly isUnhandledError: boolean;
  /** Lambda refused to run it, and the payload says why: HTTP 429. */
  readonly isThrottled?: boolean;
}

/**
 * Functions by ARN, as an integration names them, with stage variables filled in; or by ARN without
 * the alias, by `NAME:ALIAS`, or by name. The most exact one is called.
 */
export type Lambdas = Readonly<Record<string, LambdaHandler | LambdaRuntime>>;

/** `Event` answers before the function has run; `DryRun` does not run it. */
export type LambdaInvocationType = "RequestResponse" | "Event" | "DryRun";

export interface LambdaCall {
  readonly functionArn: string;
  readonly payload: string;
  /** Milliseconds that the function is told it has. */
  readonly timeoutMs: number;
  readonly invocationType: LambdaInvocationType;
}

export interface LambdaAnswer extends LambdaOutput {
  readonly requestId: string;
  readonly latencyMs: number;
  readonly status: 200 | 202 | 204 | 400 | 429;
}

/**
 * Bytes that Lambda takes. Sources: Lambda quotas for a synchronous call; announcement of October
 * 2025 for an asynchronous one, which used to take 256 KB.
 */
export const longestPayload: Readonly<Record<LambdaInvocationType, number>> = {
  RequestResponse: 6_291_456,
  DryRun: 6_291_456,
  Event: 1_048_576,
};

/** Bytes that Lambda gives back: a hundred more than it takes, as its own error says. */
const longestAnswer = 6_291_556;

/**
 * Calls a function as Lambda would: with JSON in and JSON out, a throw becoming an error payload.
 *
 * @throws GatewrightError `gateway.no-backend`: there is no function of that ARN.
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
    // Lambda has put the event into a queue by now: what becomes of it reaches nobody here.
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
 * Calls a function as `InvokeWithResponseStream` does: the bytes come as it writes them. One that
 * does not stream answers in one part.
 *
 * @throws GatewrightError `gateway.no-backend`: there is no function of that ARN.
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
      const { startStreaming } = await import("./response-stream.ts");
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
  yield encodeUtf8(output.payload);
}

/** Lambda's own refusal; the rest of its text is the parser's (public captures). */
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
      what: "code",
      option: "lambdas",
      name: functionArn,
      example: "handler",
      given: lambdas,
    });
  }
  if (typeof code !== "function" && typeof code.invoke !== "function")
    throw noCode(functionArn, code);
  const requestId = randomUuid(ports);
  const { clock } = ports;
  const context = lambdaContext({ functionArn, awsRequestId: requestId, timeoutMs, clock });
  return { code, payload, context, requestId };
}

/** A whole module, most likely: the compiler refuses it, plain JavaScript does not. */
function noCode(functionArn: string, given: object): GatewrightError {
  const members = Object.keys(given).join(", ");
  return new GatewrightError(
    "gateway.no-backend",
    `Failed to invoke the Lambda function "${functionArn}": what is given for it is no function`,
    {
      hint: `Pass the handler itself. Given is an object of ${members || "nothing"}.`,
      details: { option: "lambdas", name: functionArn },
    },
  );
}

/** `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS]`, from the whole of it to the name. */
function namesOf(functionArn: string): readonly string[] {
  const [, , , , , , name = "", alias] = functionArn.split(":");
  if (alias === undefined) return [functionArn, name];
  const unqualified = functionArn.slice(0, -alias.length - 1);
  return [functionArn, unqualified, `${name}:${alias}`, name];
}

/** The code that is given for a function; undefined where none is. */
function codeOf(lambdas: Lambdas, functionArn: string): Lambdas[string] | undefined {
  return ownMember(lambdas, ...namesOf(functionArn));
}

/** Runs a function until it has answered. */
export async function runToEnd({
  code,
  payload,
  context,
}: Omit<Run, "requestId">): Promise<LambdaOutput> {
  if (typeof code !== "function") return code.invoke(payload, context);
  try {
    const event: unknown = JSON.parse(payload);
    if (isStreaming(code)) {
      const { writtenBy } = await import("./response-stream.ts");
      const written = await writtenBy(code, event, context);
      return { payload: written.toString(), isUnhandledError: false };
    }
    const result = await callHandler(code, event, context);
    // stringify is typed as always giving text; a function that answers nothing gives undefined.
    const text = (JSON.stringify(result) as string | undefined) ?? "null";
    return { payload: text, isUnhandledError: false };
  } catch (error) {
    return { payload: JSON.stringify(errorPayload(error)), isUnhandledError: true };
  }
}

function limited(output: LambdaOutput): LambdaOutput {
  if (Buffer.byteLength(output.payload) <= longestAnswer) return output;
  const error = {
    errorMessage: `Response payload size exceeded maximum allowed payload size (${longestAnswer} bytes).`,
    errorType: "Function.ResponseSizeTooLarge",
  };
  return { payload: JSON.stringify(error), isUnhandledError: true };
}
