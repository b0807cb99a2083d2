import { isError } from "../../core/is-error.ts";
import { followWork, type PendingWork } from "./pending-work.ts";

/**
 * The handler of any Lambda function: ours, Powertools', middy's, hono's or plain. It may return a
 * promise, call back, or write to a response stream.
 *
 * The parameters are `never` so that a handler of any event type fits.
 */
export type LambdaHandler = (event: never, context: never, callback: never) => unknown;

/** The context that Lambda passes to a function. */
export interface LambdaContext {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly callbackWaitsForEmptyEventLoop: boolean;
  readonly getRemainingTimeInMillis: () => number;
  /** Answers like the callback: with an error, or with a result. */
  readonly done: (error?: unknown, result?: unknown) => void;
  /** Fails; without an error, with one that says `handled`. */
  readonly fail: (error?: unknown) => void;
  readonly succeed: (result?: unknown) => void;
}

export interface LambdaInvocation {
  readonly functionArn: string;
  readonly awsRequestId: string;
  /** Milliseconds. */
  readonly timeoutMs: number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Builds the context of an invocation that starts now. */
export function lambdaContext(invocation: LambdaInvocation): LambdaContext {
  const { functionArn, awsRequestId, timeoutMs, clock } = invocation;
  const startedAt = clock();
  const [, , , , , , functionName = "", functionVersion = "$LATEST"] = functionArn.split(":");
  const day = new Date(startedAt).toISOString().slice(0, 10).replaceAll("-", "/");
  return {
    functionName,
    functionVersion,
    invokedFunctionArn: functionArn,
    memoryLimitInMB: "128",
    awsRequestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: `${day}/[${functionVersion}]${awsRequestId.replaceAll("-", "")}`,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, startedAt + timeoutMs - clock()),
    // For a function of another runtime or one that streams; `callHandler` gives them a meaning.
    done: () => {},
    fail: () => {},
    succeed: () => {},
  };
}

/**
 * Calls a handler as Lambda's Node.js runtime does: the answer is what its promise gives, or what it
 * calls back with, or what it gives `context.succeed`, `fail` or `done`; the first of them counts.
 *
 * A function that returns no promise is waited for: one that takes a callback until it calls it, one
 * that takes the context until it answers or has nothing left to do. What it returns is the answer
 * of one that takes the event alone, although the runtime ignores it.
 *
 * Source: aws/aws-lambda-nodejs-runtime-interface-client, `src/Runtime.js` and `CallbackContext.js`.
 */
export async function callHandler(
  handler: LambdaHandler,
  event: unknown,
  context: LambdaContext,
): Promise<unknown> {
  if (handler.length !== 2 || isAsync(handler)) return answerOf(handler, event, context);
  const work = followWork();
  try {
    return await answerOf(handler, event, context, work);
  } finally {
    work.stop();
  }
}

function answerOf(
  handler: LambdaHandler,
  event: unknown,
  context: LambdaContext,
  work?: PendingWork,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // A promise settles once, so the first call counts without more ado.
    const done = (error?: unknown, result?: unknown) => {
      if (error === undefined || error === null) resolve(result);
      else reject(error);
    };
    const succeed = (result?: unknown) => {
      resolve(result);
    };
    const fail = (error?: unknown) => {
      done(error ?? "handled");
    };
    // Which parameters a handler takes is its own business: Lambda checks nothing either.
    const call = handler as (event: unknown, context: unknown, callback: typeof done) => unknown;
    const begin = () => call(event, { ...context, done, fail, succeed }, done);
    const returned = work ? work.run(begin) : begin();
    if (isThenable(returned)) returned.then(succeed, fail);
    else if (work) void work.idle().then(() => resolve(returned));
    else if (handler.length < 2) resolve(returned);
  });
}

/** A function that was compiled to an older JavaScript may still return a promise. */
function isAsync(handler: LambdaHandler): boolean {
  return Object.prototype.toString.call(handler) === "[object AsyncFunction]";
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    "then" in value &&
    typeof value.then === "function"
  );
}

/** Lambda also accepts text as an error. */
export function toError(error: unknown): Error {
  return isError(error) ? error : new Error(String(error));
}
