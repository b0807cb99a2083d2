import { type Ports, randomUuid } from "../ports.ts";
import {
  callHandler,
  type LambdaContext,
  type LambdaHandler,
  lambdaContext,
} from "./lambda-handler.ts";
import { noBackend, ownMember } from "./no-backend.ts";

/** A function in any other runtime: JSON text in, JSON text out. */
export interface LambdaRuntime {
  invoke(payload: string, context: LambdaContext): Promise<LambdaOutput>;
}

export interface LambdaOutput {
  /** JSON text: the answer, or the error's payload. */
  readonly payload: string;
  /** Whether the function failed: `X-Amz-Function-Error`. */
  readonly isUnhandledError: boolean;
  /** Lambda refused to run it, and the payload says why: HTTP 429. */
  readonly isThrottled?: boolean;
}

/** Functions by ARN, as an integration names them. */
export type Lambdas = Readonly<Record<string, LambdaHandler | LambdaRuntime>>;

export interface LambdaAnswer extends LambdaOutput {
  readonly requestId: string;
  readonly latencyMs: number;
}

/** API Gateway waits no longer than this, whatever the function's own limit is. */
const timeoutMs = 29_000;

/**
 * Calls a function as Lambda would: with JSON in and JSON out, a throw becoming an error payload.
 *
 * @throws GatewrightError `gateway.no-backend`: there is no function of that ARN.
 */
export async function invokeLambda(
  lambdas: Lambdas,
  functionArn: string,
  payload: string,
  ports: Ports,
): Promise<LambdaAnswer> {
  const code = ownMember(lambdas, functionArn);
  if (!code) {
    throw noBackend({
      call: `invoke the Lambda function "${functionArn}"`,
      what: "code",
      option: "lambdas",
      name: functionArn,
      example: "handler",
      known: Object.keys(lambdas),
    });
  }
  const { clock } = ports;
  const requestId = randomUuid(ports);
  const startedAt = clock();
  const context = lambdaContext({ functionArn, awsRequestId: requestId, timeoutMs, clock });
  const output = await runFunction(code, payload, context);
  return { requestId, ...output, latencyMs: clock() - startedAt };
}

/** Runs the code of one function. */
export async function runFunction(
  code: LambdaHandler | LambdaRuntime,
  payload: string,
  context: LambdaContext,
): Promise<LambdaOutput> {
  return typeof code === "function"
    ? runInNode(() => callHandler(code, JSON.parse(payload), context))
    : code.invoke(payload, context);
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
  if (!(error instanceof Error)) {
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }
  const trace = error.stack?.split("\n").map((line) => line.trim()) ?? [];
  return { errorType: error.name, errorMessage: error.message, trace };
}
