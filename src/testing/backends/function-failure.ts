import { isError } from "../../core/is-error.ts";
import { readFunctionError } from "../failures/function-error.ts";

/** Thrown if a function fails before or while it streams. */
export class FunctionFailure extends Error {
  override readonly name = "FunctionFailure";
  readonly functionArn: string;
  readonly requestId: string;
  /** JSON text. */
  readonly payload: string;

  constructor(functionArn: string, requestId: string, payload: string) {
    super(readFunctionError(payload).message);
    this.functionArn = functionArn;
    this.requestId = requestId;
    this.payload = payload;
  }
}

/** Returns what the Node.js runtime reports for an error that a function throws. */
export function errorPayload(error: unknown): object {
  if (!isError(error)) {
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }
  const trace = error.stack?.split("\n").map((line) => line.trim()) ?? [];
  return { errorType: error.name, errorMessage: error.message, trace };
}
