import { GatewrightError } from "../../core/errors.ts";
import { redactText } from "../../core/secrets/redact-text.ts";
import type { Diagnosis } from "../failures/diagnosis.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { parseJsonBody } from "../request/response.ts";
import { printIssues, type StandardSchema } from "./standard-schema.ts";

/** The result of a test-invoke. */
export interface TestInvokeResult<Output = unknown> {
  /** The status of the response. */
  readonly status: number;
  /** The headers of the response; of repeated ones, the value that API Gateway returns. */
  readonly headers: Readonly<Record<string, string>>;
  /** The headers of the response with all values. */
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>;
  /** The body of the response as text. */
  readonly body: string;
  /**
   * Returns the body parsed as JSON, or the output of the request's `response` schema.
   *
   * @throws GatewrightError `response.no-json`: the body is not valid JSON; `test-invoke.mismatch`:
   * the schema rejects it, with its issues.
   */
  json(): Output;
  /** The latency that API Gateway measured. */
  readonly latencyMs: number;
  /** The parsed execution log; `printLog` returns its text. */
  readonly log: ExecutionLog;
  /** The failure and its fix; undefined if nothing failed. */
  readonly diagnosis?: Diagnosis;
}

/**
 * Creates the function `json()`. A schema may be asynchronous, so it runs now, but its error is
 * thrown only when the value is read: the body of a failed call does not match the schema.
 */
export async function jsonReader<Output>(
  { body, status }: { readonly body: string; readonly status: number },
  schema: StandardSchema<Output> | undefined,
): Promise<() => Output> {
  if (!schema) {
    // Without a schema the output is unknown, like the result of JSON.parse.
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
      `Failed to read the response: it does not match the schema\n${text}`,
      { hint: `The response is ${redactText(body)}` },
    );
  };
}
