import { describeFailure } from "../failures/catalogue.ts";
import type { Failure, FailureCode, StepName } from "../failures/failure.ts";
import {
  explainAnswer,
  explainBase64,
  explainHiddenFailure,
  withOutcome,
} from "./explain-answer.ts";
import { redactTrace } from "./redact-trace.ts";
import type { Trace } from "./trace.ts";

/** Why a run was answered with a 4xx or a 5xx, or with a success that hides a failure. */
export interface RunExplanation {
  /** Stable: callers switch on it. `backend` where the answer is the backend's own. */
  readonly code: FailureCode;
  /** Where it happened. */
  readonly step: StepName;
  /** What to look at in the definition: `POST /orders › integration.responses`. */
  readonly at: string;
  /**
   * The whole in a paragraph: status, step, cause, place and fix. Where a template fails, its lines
   * stand in between, with a caret under the place.
   */
  readonly text: string;
}

/**
 * Says why a run was answered with a 4xx or a 5xx, why its success hides a backend that failed, or why
 * a function's bytes arrived as base64. Returns undefined for any other answer. Secrets of the request
 * are redacted.
 *
 * @example
 * const run = await gateway.invoke("POST /orders/{id}", { path: { id: "42" } });
 * console.log(explain(run)?.text);
 */
export function explain({ trace }: { readonly trace: Trace }): RunExplanation | undefined {
  return explainTrace(redactTrace(trace));
}

/** The same, for a trace that is redacted already or may show its secrets. */
export function explainTrace(trace: Trace): RunExplanation | undefined {
  const { status } = trace.methodResponse;
  const found =
    status < 400 ? (explainHiddenFailure(trace) ?? explainBase64(trace)) : causeOf(trace);
  if (!found) return undefined;
  const { step, cause, at, fix } = describeFailure(found);
  const { httpMethod, resourcePath, path } = trace.methodRequest;
  const route = resourcePath === "" ? `${httpMethod} ${path}` : `${httpMethod} ${resourcePath}`;
  const place = at.startsWith("the ") ? at : `${route} › ${at}`;
  // What fails in a template is shown with the lines of the template.
  const [reason = "", ...lines] = cause.split("\n");
  const text = [
    `${route} answered ${status} in the ${titles[step]}: ${sentence(reason)}`,
    ...lines,
    `Look at ${place}. ${fix}`,
  ];
  return { code: found.code, step, at: place, text: text.join(lines.length === 0 ? " " : "\n") };
}

const titles: Readonly<Record<StepName, string>> = {
  methodRequest: "method request",
  integrationRequest: "integration request",
  endpointResponse: "endpoint's answer",
  integrationResponse: "integration response",
  methodResponse: "method response",
};

function causeOf(trace: Trace): Failure {
  const { fault, injected } = trace;
  if (injected && (injected.type !== "latency" || fault?.code === "endpoint.timeout")) {
    return { code: "injected", details: { fault: injected.type } };
  }
  return fault ? withOutcome(fault, trace) : explainAnswer(trace);
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
