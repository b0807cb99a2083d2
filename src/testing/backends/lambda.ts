import { GatewrightError } from "../../errors.ts";
import { type Ports, randomUuid } from "../ports.ts";

/**
 * The code of a Lambda function: ours, a framework's, or plain. `never` lets a handler say itself
 * what its event is.
 */
export type LambdaHandler = (event: never, context: LambdaContext) => unknown;

/** What Lambda tells a function about its invocation. */
export interface LambdaContext {
  readonly awsRequestId: string;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly callbackWaitsForEmptyEventLoop: boolean;
  getRemainingTimeInMillis(): number;
}

/** A function in any other runtime: JSON text in, JSON text out. */
export interface LambdaRuntime {
  invoke(payload: string, context: LambdaContext): Promise<LambdaOutput>;
}

export interface LambdaOutput {
  /** JSON text: the answer, or the error's payload. */
  readonly payload: string;
  /** Whether the function failed: `X-Amz-Function-Error`. */
  readonly isUnhandledError: boolean;
}

/** Functions by ARN, as an integration names them. */
export type Lambdas = Readonly<Record<string, LambdaHandler | LambdaRuntime>>;

export interface LambdaAnswer extends LambdaOutput {
  readonly requestId: string;
  readonly latencyMs: number;
}

/**
 * Calls a function as Lambda would: with JSON in and JSON out, a throw becoming an error payload.
 *
 * @throws GatewrightError `gateway.no-backend`: there is no function of that ARN.
 */
export async function invokeLambda(
  lambdas: Lambdas,
  functionArn: string,
  event: string,
  ports: Ports,
): Promise<LambdaAnswer> {
  const handler = Object.hasOwn(lambdas, functionArn) ? lambdas[functionArn] : undefined;
  if (!handler) throw noLambda(lambdas, functionArn);
  const requestId = randomUuid(ports);
  const startedAt = ports.clock();
  const context = lambdaContext(functionArn, requestId, startedAt, ports);
  const output =
    typeof handler === "function"
      ? // The event is the text that API Gateway sends; its type is the handler's own affair.
        await runInNode(async () => handler(JSON.parse(event) as never, context))
      : await handler.invoke(event, context);
  return { requestId, ...output, latencyMs: ports.clock() - startedAt };
}

async function runInNode(call: () => Promise<unknown>): Promise<LambdaOutput> {
  try {
    const result = await call();
    // stringify is typed as always giving text; a function that answers nothing gives undefined.
    const payload = (JSON.stringify(result) as string | undefined) ?? "null";
    return { payload, isUnhandledError: false };
  } catch (error) {
    return { payload: JSON.stringify(errorPayload(error)), isUnhandledError: true };
  }
}

/** What the Node.js runtime reports of an error that a function throws. */
function errorPayload(error: unknown): object {
  if (!(error instanceof Error))
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  const trace = error.stack?.split("\n").map((line) => line.trim()) ?? [];
  return { errorType: error.name, errorMessage: error.message, trace };
}

const memoryMb = 128;
const timeoutMs = 3000;

function lambdaContext(
  functionArn: string,
  awsRequestId: string,
  startedAt: number,
  { clock }: Ports,
): LambdaContext {
  const [, , , , , , functionName = "", functionVersion = "$LATEST"] = functionArn.split(":");
  return {
    awsRequestId,
    functionName,
    functionVersion,
    invokedFunctionArn: functionArn,
    memoryLimitInMB: String(memoryMb),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: `${new Date(startedAt).toISOString().slice(0, 10).replaceAll("-", "/")}/[${functionVersion}]${awsRequestId.replaceAll("-", "")}`,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, startedAt + timeoutMs - clock()),
  };
}

function noLambda(lambdas: Lambdas, functionArn: string): GatewrightError {
  const known = Object.keys(lambdas);
  const given = known.length === 0 ? "None is given." : `Given are ${known.join(", ")}.`;
  return new GatewrightError(
    "gateway.no-backend",
    `Failed to invoke the Lambda function "${functionArn}": no code is given for it`,
    { hint: `Pass it as lambdas: { "${functionArn}": handler }. ${given}` },
  );
}
