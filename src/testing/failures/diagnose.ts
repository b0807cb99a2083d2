import { isError } from "../../core/is-error.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { type Diagnosis, type DiagnosisContext, toDiagnosis } from "./diagnosis.ts";
import type { Failure } from "./failure.ts";
import { factsOf } from "./log-facts.ts";
import { readFailure } from "./read-log.ts";
import { readRefusal } from "./read-refusal.ts";

/**
 * Says what made a request fail, by its execution log: the cause in a sentence and, where a call of
 * the SDK fixes it, that call as data. Returns undefined where the log reports no failure.
 *
 * The log of a test, of CloudWatch and of `logView(trace)` are read alike. What the context lacks is
 * taken from the log, and what neither has is named in `fix.missing`.
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

/** The failure that a log reports, as a code and what is known of it. */
export function failureIn(log: ExecutionLog): Failure | undefined {
  return readFailure(log.lines, factsOf(log, {}));
}

/**
 * Says why AWS refused a call, by the error that the SDK's client threw, as `diagnose` does for a log.
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
