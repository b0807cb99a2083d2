import { firstAccepted } from "../../core/binary-media-types.ts";
import { clip, clipLine } from "../../core/clip.ts";
import { isObject, jsonOf } from "../../core/json.ts";
import { headerValue } from "../../core/message.ts";
import { describeFailure, type FailureDescription } from "../failures/catalogue.ts";
import type { EndpointFailure, Failure, Fault } from "../failures/failure.ts";
import { readFunctionError } from "../failures/function-error.ts";
import type { Trace } from "./trace.ts";

/** Explains a status that no failed step caused. */
export function explainAnswer(trace: Trace): Failure {
  const { integrationResponse, methodResponse, integrationRequest } = trace;
  if (!integrationResponse) {
    return { code: "backend", details: { hasAddress: integrationRequest?.uri !== undefined } };
  }
  const { statusCode, selectionPattern } = integrationResponse;
  const endpointFailure = endpointFailureIn(trace);
  return {
    code: "response.selected",
    details: {
      statusCode,
      ...(selectionPattern !== undefined && { selectionPattern }),
      isSetByTemplate: methodResponse.status !== Number(statusCode),
      ...(endpointFailure && { endpointFailure }),
    },
  };
}

/**
 * Finds a backend that failed behind a response that looks like a success: the default response was
 * selected, and nothing shows that this was intended. Returns undefined if there is no such failure.
 */
export function explainHiddenFailure(trace: Trace): Failure | undefined {
  const { integrationResponse, methodResponse } = trace;
  if (!integrationResponse || integrationResponse.selectionPattern !== undefined) return undefined;
  const { statusCode } = integrationResponse;
  const endpointFailure = endpointFailureIn(trace);
  // A template that sets the status handled the failure.
  if (!endpointFailure || methodResponse.status !== Number(statusCode)) return undefined;
  return { code: "response.hidden-failure", details: { statusCode, endpointFailure } };
}

/**
 * Finds a function's bytes that arrived as base64 because the client did not declare that it accepts
 * them. Returns undefined otherwise.
 */
export function explainBase64(trace: Trace): Failure | undefined {
  const { integrationRequest, endpointResponse, methodRequest, methodResponse } = trace;
  if (integrationRequest?.type !== "AWS_PROXY" || methodResponse.body === "") return undefined;
  const answer = jsonOf(endpointResponse?.body ?? "");
  if (!isObject(answer) || answer["isBase64Encoded"] !== true) return undefined;
  if (answer["body"] !== methodResponse.body) return undefined;
  const accepted = firstAccepted(headerValue(methodRequest.headers, "accept"));
  return { code: "body.base64-text", details: { accepted } };
}

/** Describes why API Gateway sent its own response, with facts from the trace. */
export function describedFault(trace: Trace): FailureDescription | undefined {
  const { fault } = trace;
  return fault && describeFailure(withOutcome(fault, trace));
}

/** Adds to a fault what the endpoint returned and no integration response matches. */
export function withOutcome(fault: Fault, trace: Trace): Fault {
  if (fault.code !== "response.unmatched") return fault;
  const { endpointStatus } = fault.details;
  const outcome = outcomeOf(trace) ?? `the mock asked for ${endpointStatus}`;
  return { code: fault.code, details: { endpointStatus, outcome } };
}

function outcomeOf(trace: Trace): string | undefined {
  const { endpointResponse, integrationRequest } = trace;
  const failure = endpointFailureIn(trace);
  if (failure || !endpointResponse) return failure?.outcome;
  return isLambda(integrationRequest?.uri)
    ? "the function succeeded (only a response without a selectionPattern matches a success)"
    : `the endpoint returned ${endpointResponse.status}`;
}

function endpointFailureIn({
  endpointResponse,
  integrationRequest,
}: Trace): EndpointFailure | undefined {
  if (!endpointResponse) return undefined;
  const { status, headers, body } = endpointResponse;
  if (headerValue(headers, "x-amz-function-error") !== undefined) {
    // Quoted to show line breaks, which a dot does not match.
    const message = clip(JSON.stringify(readFunctionError(body).message), maxOutcomeLength);
    return { source: "function", outcome: `the function failed with ${message}` };
  }
  if (status < 400) return undefined;
  const said = body === "" ? "" : `: ${clipLine(body, maxOutcomeLength)}`;
  return isLambda(integrationRequest?.uri)
    ? { source: "lambda", outcome: `Lambda returned ${status}${said}` }
    : { source: "endpoint", outcome: `the endpoint returned ${status}${said}` };
}

/** In characters: an explanation is a paragraph. */
const maxOutcomeLength = 200;

function isLambda(uri = ""): boolean {
  return /\/functions\/[^/]+\/invocations$/.test(uri);
}
