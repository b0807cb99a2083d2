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
    // The callbacks of older runtimes. Current runtimes ignore them.
    done: () => {},
    fail: () => {},
    succeed: () => {},
  };
}

/**
 * Calls a handler as Lambda does, and returns the value of its promise or of its callback.
 *
 * If a function has three parameters and returns nothing, waits until it calls back.
 */
export function callHandler(
  handler: LambdaHandler,
  event: unknown,
  context: LambdaContext,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // Lambda does not check a handler's parameters either.
    const call = handler as (event: unknown, context: unknown, callback: Callback) => unknown;
    const returned = call(event, context, (error, result) => {
      if (error !== null && error !== undefined) reject(toError(error));
      else resolve(result);
    });
    if (returned !== undefined || handler.length < 3) resolve(returned);
  });
}

type Callback = (error?: unknown, result?: unknown) => void;

/** Lambda also accepts text as an error. */
export function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
