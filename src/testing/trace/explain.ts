import { diagnose } from "../failures/diagnose.ts";
import { bytesInTemplate } from "../failures/fault.ts";
import type { InjectedFault } from "../failures/injected-fault.ts";
import type { Cause } from "./cause.ts";
import { explainAnswer, explainBase64, explainHiddenFailure } from "./explain-answer.ts";
import { type FailureCode, failureRows, isFailureCode, unsetVariable } from "./explain-failures.ts";
import { explainGatewayResponse } from "./explain-gateway-responses.ts";
import { logView } from "./log-view.ts";
import { maskTrace } from "./mask-trace.ts";
import { faultWords } from "./summarize-trace.ts";
import type { StepName, Trace } from "./trace.ts";

/** Why a run was answered with a 4xx or a 5xx, or with a success that is none. */
export interface Explanation {
  /** Stable: callers switch on it. `backend` where the answer is the backend's own. */
  readonly code: string;
  /** Where it happened. */
  readonly step: StepName;
  /** What to look at in the definition: `POST /orders › integration.responses`. */
  readonly at: string;
  /**
   * The whole in a paragraph: status, step, cause, place, and the edit that mends it. Where a
   * template fails, its lines stand in between, with a caret under the place.
   */
  readonly text: string;
}

/**
 * Says why a run was answered with a 4xx or a 5xx, why its success hides a backend that failed, or why
 * a function's bytes arrived as base64. Undefined for any other answer. Secrets of the request are
 * starred.
 *
 * @example
 * const run = await gateway.invoke("POST /orders/{id}", { path: { id: "42" } });
 * console.log(explain(run)?.text);
 */
export function explain({ trace: raw }: { readonly trace: Trace }): Explanation | undefined {
  const trace = maskTrace(raw);
  const { status } = trace.methodResponse;
  const found =
    status < 400 ? (explainHiddenFailure(trace) ?? explainBase64(trace)) : causeOf(trace);
  if (!found) return undefined;
  const { code, step, cause, at, edit } = found;
  const { httpMethod, resourcePath, path } = trace.methodRequest;
  const route = resourcePath === "" ? `${httpMethod} ${path}` : `${httpMethod} ${resourcePath}`;
  const place = at.startsWith("the ") ? at : `${route} › ${at}`;
  // What fails in a template is told with the lines of the template.
  const [reason = "", ...lines] = cause.split("\n");
  const text = [
    `${route} answered ${status} in the ${titles[step]}: ${sentence(reason)}`,
    ...lines,
    `Look at ${place}. ${sentence(edit)}`,
  ];
  return { code, step, at: place, text: text.join(lines.length === 0 ? " " : "\n") };
}

const titles: Readonly<Record<StepName, string>> = {
  methodRequest: "method request",
  integrationRequest: "integration request",
  endpointResponse: "endpoint's answer",
  integrationResponse: "integration response",
  methodResponse: "method response",
};

function causeOf(trace: Trace): Cause {
  const { fault, injected } = trace;
  if (injected && (injected.type !== "latency" || fault?.type === "timeout")) {
    return injectedCause(injected);
  }
  if (!fault) return explainAnswer(trace);
  const found = ownCode(trace) ?? diagnosed(trace);
  if (found) {
    const { step, at, edit, tell } = failureRows[found.code];
    const cause = tell?.(trace) ?? found.text ?? faultWords(fault);
    return { code: found.code, step, cause, at: at(trace), edit };
  }
  return explainGatewayResponse(trace);
}

function injectedCause({ type }: InjectedFault): Cause {
  return {
    code: "injected",
    step: type === "throttled" ? "methodRequest" : "endpointResponse",
    cause: `"${type}" was injected on purpose`,
    at: 'the "faults" of the emulated API',
    edit: "Nothing is wrong with the definition.",
  };
}

/** What only a local run knows, or what a log has no words for. */
function ownCode({
  fault,
}: Trace): { readonly code: FailureCode; readonly text?: string } | undefined {
  if (fault?.type === "no-route") return { code: "route.unknown" };
  if (fault?.type !== "configuration") return undefined;
  if (fault.reason === "Invalid selection pattern") return { code: "response.pattern" };
  if (fault.reason === "Unable to base64 decode the body.") return { code: "body.base64" };
  if (fault.detail === bytesInTemplate) {
    const isRequest = fault.reason === "Unable to transform request";
    return { code: isRequest ? "template.binary" : "template.binary-answer" };
  }
  if (unsetVariable.test(fault.detail ?? "")) return { code: "endpoint.stage-variable" };
  return undefined;
}

/** The cause in the words that the diagnosis of a log has for it: one table for both. */
function diagnosed(
  trace: Trace,
): { readonly code: FailureCode; readonly text: string } | undefined {
  const { status, body } = trace.methodResponse;
  const found = diagnose(logView(trace), { answer: { status, body } });
  return found && isFailureCode(found.code) ? { code: found.code, text: found.text } : undefined;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
