import { isError } from "../../core/is-error.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { type Diagnosis, type DiagnosisContext, toDiagnosis } from "./diagnosis.ts";
import type { Failure } from "./failure.ts";
import { factsOf } from "./log-facts.ts";
import { readFailure } from "./read-log.ts";
import { readRefusal } from "./read-refusal.ts";

/**
 * Finds the cause of a failed request in its execution log. Returns the cause in a sentence and, if an
 * SDK call fixes it, that call as data. Returns undefined if the log reports no failure.
 *
 * Accepts logs of a test invocation, of CloudWatch, and of `logView(trace)`. Facts that the context
 * lacks are read from the log. `fix.missing` names what neither has.
 *
 * @example
 * const found = diagnose(parseLog(text));
 * console.log(found?.text, found?.fix); // { client: "lambda", operation: "AddPermission", input: { … } }
 */
export function diagnose(log: ExecutionLog, context: DiagnosisContext = {}): Diagnosis | undefined {
  const facts = factsOf(log, context);
  const failure = readFailure(log.lines, facts);
  return failure && toDiagnosis(failure, facts.target);
}

/** Returns the failure that a log reports: a code with its details. */
export function failureIn(log: ExecutionLog): Failure | undefined {
  return readFailure(log.lines, factsOf(log, {}));
}

/**
 * Explains why AWS rejected a call, from the error that the SDK client threw. See `diagnose` for logs.
 *
 * @example
 * try { await client.send(new PutIntegrationCommand(input)); } catch (error) {
 *   console.log(diagnoseRefusal(error, { restApiId, resourceId, route: "GET /orders/{id}" })?.text);
 * }
 */
export function diagnoseRefusal(
  error: unknown,
  context: DiagnosisContext = {},
): Diagnosis | undefined {
  const failure = readRefusal(isError(error) ? error.message : String(error));
  return failure && toDiagnosis(failure, factsOf({ lines: [] }, context).target);
}
