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

/** Explains why a run returned a 4xx or a 5xx, or a success that hides a failure. */
export interface RunExplanation {
  /** Stable: callers switch on it. `backend` if the response is the backend's own. */
  readonly code: FailureCode;
  /** Where it happened. */
  readonly step: StepName;
  /** What to look at in the definition: `POST /orders › integration.responses`. */
  readonly at: string;
  /**
   * The whole explanation in a paragraph: status, step, cause, place and fix. If a template fails, its
   * lines follow the cause, with a caret under the failing place.
   */
  readonly text: string;
}

/**
 * Explains why a run returned a 4xx or a 5xx, why its success hides a failed backend, or why a
 * function's bytes arrived as base64. Returns undefined for any other response. Redacts the secrets of
 * the request.
 *
 * @example
 * const run = await gateway.invoke("POST /orders/{id}", { path: { id: "42" } });
 * console.log(explain(run)?.text);
 */
export function explain({ trace }: { readonly trace: Trace }): RunExplanation | undefined {
  return explainTrace(redactTrace(trace));
}

/** Explains a trace without redacting its secrets. */
export function explainTrace(trace: Trace): RunExplanation | undefined {
  const { status } = trace.methodResponse;
  const found =
    status < 400 ? (explainHiddenFailure(trace) ?? explainBase64(trace)) : causeOf(trace);
  if (!found) return undefined;
  const { step, cause, at, fix } = describeFailure(found);
  const { httpMethod, resourcePath, path } = trace.methodRequest;
  const route = resourcePath === "" ? `${httpMethod} ${path}` : `${httpMethod} ${resourcePath}`;
  const place = at.startsWith("the ") ? at : `${route} › ${at}`;
  // The cause of a failing template ends with the template's lines.
  const [reason = "", ...lines] = cause.split("\n");
  const text = [
    `${route} returned ${status} in the ${titles[step]} step: ${sentence(reason)}`,
    ...lines,
    `Look at ${place}. ${fix}`,
  ];
  return { code: found.code, step, at: place, text: text.join(lines.length === 0 ? " " : "\n") };
}

const titles: Readonly<Record<StepName, string>> = {
  methodRequest: "method request",
  authorization: "authorization",
  integrationRequest: "integration request",
  endpointResponse: "endpoint response",
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
