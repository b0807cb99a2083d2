import { GatewrightError } from "../../core/errors.ts";
import { redactText } from "../../core/secrets/redact-text.ts";
import type { Diagnosis } from "../failures/diagnosis.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { parseJsonBody } from "../request/response.ts";
import { printIssues, type StandardSchema } from "./standard-schema.ts";

/** What came of a test-invoke. */
export interface TestInvokeResult<Output = unknown> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
  /**
   * The body, parsed; what the `response` schema makes of it where the request gave one.
   *
   * @throws GatewrightError `response.no-json` when the body is no JSON; `test-invoke.mismatch` when the
   * schema refuses it, issue by issue.
   */
  json(): Output;
  /** As API Gateway measured it. */
  readonly latencyMs: number;
  /** The execution log, line by line; `printLog` gives its text back. */
  readonly log: ExecutionLog;
  /** What failed, and what mends it; absent where nothing did. */
  readonly diagnosis?: Diagnosis;
}

/**
 * The reader behind `json()`. A schema may be asynchronous, so it is asked now, and what it says is
 * told when the value is asked for: a failed call has another body than the schema describes.
 */
export async function jsonReader<Output>(
  { body, status }: { readonly body: string; readonly status: number },
  schema: StandardSchema<Output> | undefined,
): Promise<() => Output> {
  if (!schema) {
    // Without a schema the output is unknown, as what JSON.parse gives.
    return () => parseJsonBody(body, status) as Output;
  }
  let value: unknown;
  try {
    value = parseJsonBody(body, status);
  } catch (error) {
    return () => {
      throw error;
    };
  }
  const result = await schema["~standard"].validate(value);
  if (!result.issues) return () => result.value;
  const text = printIssues(result.issues);
  return () => {
    throw new GatewrightError(
      "test-invoke.mismatch",
      `Failed to read the answer: it does not match the schema\n${text}`,
      { hint: `The answer is ${redactText(body)}` },
    );
  };
}
