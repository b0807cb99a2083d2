/**
 * Any Lambda handler: ours, Powertools', middy's, hono's or a plain function; one that returns a
 * promise, calls back, or writes to a response stream.
 *
 * The parameters are `never` so that a handler of any event type fits.
 */
export type AnyHandler = (event: never, context: never, callback: never) => unknown;

/** The part of Lambda's context that handlers read. */
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

/** A context with fixed ids, whose time runs out `timeoutMs` from now. */
export function lambdaContext(timeoutMs: number): LambdaContext {
  const deadline = Date.now() + timeoutMs;
  return {
    functionName: "test",
    functionVersion: "$LATEST",
    invokedFunctionArn: "arn:aws:lambda:us-east-1:123456789012:function:test",
    memoryLimitInMB: "128",
    awsRequestId: "8f3c1ab6-3d4e-4f5a-9b6c-7d8e9f0a1b2c",
    logGroupName: "/aws/lambda/test",
    logStreamName: "2026/01/01/[$LATEST]0123456789abcdef0123456789abcdef",
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
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
  handler: AnyHandler,
  event: unknown,
  context: LambdaContext,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // Which parameters a handler takes is its own business: Lambda checks nothing either.
    const call = handler as (event: unknown, context: unknown, callback: Callback) => unknown;
    const returned = call(event, context, (error, result) => {
      if (error !== null && error !== undefined) reject(errorOf(error));
      else resolve(result);
    });
    if (returned !== undefined || handler.length < 3) resolve(returned);
  });
}

type Callback = (error?: unknown, result?: unknown) => void;

/** Lambda takes text for an error as well. */
function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
