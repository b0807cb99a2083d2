import { isObject, jsonOf } from "../../core/json.ts";

/** What Lambda reports of a function that failed. */
export interface FunctionError {
  /** Empty where the payload has none. */
  readonly message: string;
  readonly errorType?: string;
  /** Where it was thrown: the first line of the stack. */
  readonly frame?: string;
}

/** Reads the payload of a function that failed, JSON text. */
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
