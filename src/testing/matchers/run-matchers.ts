import type { RedactOptions } from "../../core/secrets/redactor.ts";
import type { StepName } from "../failures/failure.ts";
import { stepsOf } from "../log/log-steps.ts";
import { type CompareOptions, compareRuns } from "../trace/compare.ts";
import { isCut } from "../trace/compare-text.ts";
import type { Invocation } from "../trace/gateway.ts";
import { printDifferences } from "../trace/print-differences.ts";
import { type MatcherContext, type MatcherResult, result } from "./matcher.ts";
import { failureOf, printerOf, type ReceivedRun, readRun } from "./received-run.ts";

/** Creates matchers for the runs of any gateway. */
export function createRunMatchers(options: RedactOptions) {
  return {
    toHaveStatus(this: MatcherContext, received: unknown, status: unknown): MatcherResult {
      const run = readRun("toHaveStatus", received);
      const pass = this.equals(run.status, status);
      return result(pass, () => {
        const print = printerOf(run, status, options);
        const was = pass ? "" : `, but it was ${print.show(run.status)}`;
        const wanted = `Expected the status ${not(this)}to be ${print.show(status)}`;
        return [`${wanted}${was}.`, "", print.run()];
      });
    },

    toHaveRendered(this: MatcherContext, received: unknown, expected: unknown): MatcherResult {
      const run = readRun("toHaveRendered", received);
      const body = renderedBody(run);
      const pass = body === undefined ? this.isNot === true : isRendered(this, body, expected);
      return result(pass, () => {
        const print = printerOf(run, expected, options);
        const wanted = `Expected the integration request's body ${not(this)}to be ${print.show(expected)}`;
        if (body === undefined) {
          const because = `${wanted}, but the run does not contain it.`;
          return [because, missingBody(run), "", print.run()];
        }
        const was = pass ? "." : `,\nbut it was ${body === "" ? "empty" : print.show(body)}`;
        return [`${wanted}${was}`, "", print.run()];
      });
    },

    toHaveSelectedResponse(
      this: MatcherContext,
      received: unknown,
      statusCode: string | number,
    ): MatcherResult {
      const run = readRun("toHaveSelectedResponse", received);
      const selected = run.trace?.integrationResponse;
      const pass = selected?.statusCode === String(statusCode);
      const wanted = `Expected the integration response ${statusCode} ${not(this)}to be selected`;
      if (!run.trace) {
        return result(this.isNot === true, () => [
          `${wanted}, but the run has no trace. Only an emulated gateway's run has one.`,
        ]);
      }
      return result(pass, () => {
        const print = printerOf(run, undefined, options);
        const pattern = selected?.selectionPattern;
        const by =
          pattern === undefined ? "as the default" : `by the pattern ${print.show(pattern)}`;
        const was = selected ? `${selected.statusCode} was, ${by}` : "none was";
        return [`${wanted}; ${was}.`, "", print.run()];
      });
    },

    toHaveFailedIn(
      this: MatcherContext,
      received: unknown,
      step: StepName,
      reason?: string | RegExp,
    ): MatcherResult {
      const run = readRun("toHaveFailedIn", received);
      const failure = failureOf(run);
      const pass = failure?.step === step && isReason(failure.reason, reason);
      return result(pass, () => {
        const print = printerOf(run, reason, options);
        const because = reason === undefined ? "" : `, because of ${print.show(String(reason))}`;
        const was = failure
          ? `it failed in ${failure.step}: ${print.text(failure.reason)}`
          : "it did not fail";
        const wanted = `Expected the run ${not(this)}to fail in ${step}${because}`;
        return [`${wanted}; ${was}.`, "", print.run()];
      });
    },

    toRunLike(
      this: MatcherContext,
      received: Invocation,
      real: Invocation,
      compareOptions?: CompareOptions,
    ): MatcherResult {
      readRun("toRunLike", received);
      readRun("toRunLike", real);
      const differences = compareRuns(received, real, { ...options, ...compareOptions });
      return result(differences.length === 0, () => [
        printDifferences(differences, { names: ["received", "expected"] }),
      ]);
    },
  };
}

function not({ isNot }: MatcherContext): string {
  return isNot ? "not " : "";
}

function renderedBody({ log, trace }: ReceivedRun): string | undefined {
  if (trace) return trace.integrationRequest?.body;
  const body = log && stepsOf(log).get("integration request")?.get("body");
  return typeof body === "string" && !isCut(body) ? body : undefined;
}

function missingBody({ log, trace }: ReceivedRun): string {
  if (trace) return "The run ended before that step.";
  return log && stepsOf(log).has("integration request")
    ? "The log truncates it; an emulated gateway's trace contains all of it."
    : "The log of a mock does not contain it; an emulated gateway's trace does.";
}

/** Compares texts, or JSON values if both are JSON; compares any other value as JSON. */
function isRendered(context: MatcherContext, body: string, expected: unknown): boolean {
  if (context.equals(body, expected)) return true;
  const wanted = typeof expected === "string" ? parseJson(expected) : { value: expected };
  const rendered = parseJson(body);
  return (
    wanted !== undefined && rendered !== undefined && context.equals(rendered.value, wanted.value)
  );
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function isReason(text: string, reason: string | RegExp | undefined): boolean {
  if (reason === undefined) return true;
  return typeof reason === "string" ? text.includes(reason) : reason.test(text);
}
