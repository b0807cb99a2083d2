import { isObject, jsonOf } from "../../core/json.ts";

/** The error that Lambda reports for a function that failed. */
export interface FunctionError {
  /** Empty if the payload has none. */
  readonly message: string;
  readonly errorType?: string;
  /** Where it was thrown: the first line of the stack. */
  readonly frame?: string;
}

/** Reads the JSON payload that Lambda returns for a function that failed. */
export function readFunctionError(payload: string): FunctionError {
  const error = jsonOf(payload);
  if (!isObject(error)) return { message: "" };
  const { errorMessage, errorType, trace }: ErrorPayload = error;
  const stack: readonly unknown[] = Array.isArray(trace) ? trace : [];
  const frame = stack.map(String).find((line) => line.startsWith("at "));
  return {
    message: typeof errorMessage === "string" ? errorMessage : "",
    ...(typeof errorType === "string" && { errorType }),
    ...(frame !== undefined && { frame }),
  };
}

interface ErrorPayload {
  readonly errorType?: unknown;
  readonly errorMessage?: unknown;
  readonly trace?: unknown;
}
