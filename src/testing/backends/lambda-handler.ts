/**
 * The code of any Lambda function: ours, Powertools', middy's, hono's or plain; one that returns a
 * promise, calls back, or writes to a response stream.
 *
 * The parameters are `never` so that a handler of any event type fits.
 */
export type LambdaHandler = (event: never, context: never, callback: never) => unknown;

/** What Lambda tells a function about its invocation. */
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
  readonly done: () => void;
  readonly fail: () => void;
  readonly succeed: () => void;
}

export interface LambdaInvocation {
  readonly functionArn: string;
  readonly awsRequestId: string;
  /** Milliseconds. */
  readonly timeoutMs: number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** The context of an invocation that starts now. */
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
    // Older runtimes' way to answer; current ones ignore it.
    done: () => {},
    fail: () => {},
    succeed: () => {},
  };
}

/**
 * Calls a handler as Lambda does: what its promise gives, or what it calls back with.
 *
 * A function that takes three parameters and returns nothing is waited for until it calls back.
 */
export function callHandler(
  handler: LambdaHandler,
  event: unknown,
  context: LambdaContext,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // Which parameters a handler takes is its own business: Lambda checks nothing either.
    const call = handler as (event: unknown, context: unknown, callback: Callback) => unknown;
    const returned = call(event, context, (error, result) => {
      if (error !== null && error !== undefined) reject(toError(error));
      else resolve(result);
    });
    if (returned !== undefined || handler.length < 3) resolve(returned);
  });
}

type Callback = (error?: unknown, result?: unknown) => void;

/** Lambda takes text for an error as well. */
export function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
