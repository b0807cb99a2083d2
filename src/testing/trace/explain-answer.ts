import { firstAccepted } from "../../core/binary-media-types.ts";
import { clip, clipLine } from "../../core/clip.ts";
import { isObject, jsonOf } from "../../core/json.ts";
import { headerValue } from "../../core/message.ts";
import { errorMessageOf } from "../backends/function-failure.ts";
import type { Cause } from "./cause.ts";
import type { Trace } from "./trace.ts";

/** No step failed: the status is what somebody answered. */
export function explainAnswer(trace: Trace): Cause {
  const { integrationResponse, methodResponse, integrationRequest } = trace;
  if (!integrationResponse) {
    return {
      code: "backend",
      step: "endpointResponse",
      cause: "it is what the backend itself answered, and nothing went wrong on the way.",
      at: integrationRequest?.uri === undefined ? "integration" : "integration.uri",
      edit: "The request that the backend got is in trace.integrationRequest.",
    };
  }
  const { statusCode, selectionPattern } = integrationResponse;
  const failure = endpointFailure(trace);
  const chosen =
    selectionPattern === undefined
      ? `the response ${statusCode} was taken because no pattern of another one matched`
      : `the pattern ${selectionPattern} selected the response ${statusCode}`;
  const isSetByTemplate = methodResponse.status !== Number(statusCode);
  const reasons = [
    ...(isSetByTemplate ? ["a template set this status, $context.responseOverride.status"] : []),
    chosen,
    ...(failure === undefined ? [] : [failure.words]),
  ];
  return {
    code: "response.selected",
    step: "integrationResponse",
    cause: reasons.join("; "),
    at: `integration.responses[${statusCode}]`,
    edit: `${failure === undefined ? "" : "What the endpoint was sent is in trace.integrationRequest. "}If another response was meant, change the patterns: a pattern has to match the whole text.`,
  };
}

/**
 * A backend that failed behind an answer that looks like success: the default response was taken, and
 * nothing says that it was meant. Undefined where there is no such failure.
 */
export function explainHiddenFailure(trace: Trace): Cause | undefined {
  const { integrationResponse, methodResponse } = trace;
  if (!integrationResponse || integrationResponse.selectionPattern !== undefined) return undefined;
  const failure = endpointFailure(trace);
  // A template that sets the status has seen to it.
  if (!failure || methodResponse.status !== Number(integrationResponse.statusCode)) {
    return undefined;
  }
  return {
    code: "response.hidden-failure",
    step: "integrationResponse",
    cause: `${failure.words}, and the response ${integrationResponse.statusCode} was taken all the same, because no pattern matches that`,
    at: failure.at,
    edit: failure.edit,
  };
}

/**
 * A function's bytes that arrive as base64, since nothing said that the client takes them. Undefined
 * where they do not.
 */
export function explainBase64(trace: Trace): Cause | undefined {
  const { integrationRequest, endpointResponse, methodRequest, methodResponse } = trace;
  if (integrationRequest?.type !== "AWS_PROXY" || methodResponse.body === "") return undefined;
  const answer = jsonOf(endpointResponse?.body ?? "");
  if (!isObject(answer) || answer["isBase64Encoded"] !== true) return undefined;
  if (answer["body"] !== methodResponse.body) return undefined;
  const accepted = firstAccepted(headerValue(methodRequest.headers, "accept"));
  return {
    code: "body.base64-text",
    step: "methodResponse",
    cause: `the function answered base64, and the client gets it as it is, because ${accepted === "" ? "it names no type in Accept" : `${accepted}, the first type that it accepts, is none of the binaryMediaTypes`}`,
    at: "the binaryMediaTypes of the API",
    edit: 'Add that type, or "*/*" for all; the type of the answer itself is not looked at.',
  };
}

/** What no integration response matches. */
export function endpointOutcome(trace: Trace): string {
  const { endpointResponse, integrationRequest, fault } = trace;
  const failure = endpointFailure(trace);
  if (failure) return failure.words;
  if (!endpointResponse) {
    const reason = fault?.type === "configuration" ? fault.reason : "";
    return `the mock asked for ${/Status Code: (-?\d+)$/.exec(reason)?.[1] ?? "a status"}`;
  }
  return isLambda(integrationRequest?.uri)
    ? "the function succeeded, which only a response without a pattern matches"
    : `the endpoint answered ${endpointResponse.status}`;
}

interface EndpointFailure {
  readonly words: string;
  readonly at: string;
  readonly edit: string;
}

// An explanation is a paragraph.
const longest = 200;

function endpointFailure({
  endpointResponse,
  integrationRequest,
}: Trace): EndpointFailure | undefined {
  if (!endpointResponse) return undefined;
  const { status, headers, body } = endpointResponse;
  if (headerValue(headers, "x-amz-function-error") !== undefined) {
    return {
      // Quoted, so that a line break, which a dot does not match, is seen.
      words: `the function failed with ${clip(JSON.stringify(errorMessageOf(body)), longest)}`,
      at: "integration.responses",
      edit: String.raw`Give a response a selectionPattern for the whole of such messages: ".*not found.*", or "(\n|.)+" for any; a dot matches no line break.`,
    };
  }
  if (status < 400) return undefined;
  const said = body === "" ? "" : `: ${clipLine(body, longest)}`;
  if (isLambda(integrationRequest?.uri)) {
    return {
      words: `Lambda answered ${status}${said}`,
      at: "integration.requestTemplates",
      edit: "Send the function JSON: no pattern is matched with what Lambda itself refuses.",
    };
  }
  return {
    words: `the endpoint answered ${status}${said}`,
    at: "integration.responses",
    edit: String.raw`Give a response the selectionPattern "[45]\d{2}", or the status itself: what is matched is the status, not the message.`,
  };
}

function isLambda(uri = ""): boolean {
  return /\/functions\/[^/]+\/invocations$/.test(uri);
}
