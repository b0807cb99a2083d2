import { isObject, jsonOf } from "../../core/json.ts";

/** A function failed before or while it streamed. */
export class FunctionFailure extends Error {
  override readonly name = "FunctionFailure";
  readonly requestId: string;
  /** JSON text. */
  readonly payload: string;

  constructor(requestId: string, payload: string) {
    super(errorMessageOf(payload));
    this.requestId = requestId;
    this.payload = payload;
  }
}

/** The `errorMessage` of an error's payload; none where it is no object. */
export function errorMessageOf(payload: string): string {
  const error = jsonOf(payload);
  const message = isObject(error) ? error["errorMessage"] : undefined;
  return typeof message === "string" ? message : "";
}

/** What the Node.js runtime reports of an error that a function throws. */
export function errorPayload(error: unknown): object {
  if (!(error instanceof Error)) {
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }
  const trace = error.stack?.split("\n").map((line) => line.trim()) ?? [];
  return { errorType: error.name, errorMessage: error.message, trace };
}
