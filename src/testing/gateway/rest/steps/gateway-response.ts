import { type Header, headerValue, type ResponseMessage } from "../../../../core/message.ts";
import { requestSource } from "../../../../integrations/model/grammar/rest-mapping.ts";
import { fillGatewayTemplate } from "../../../../integrations/model/grammar/variable-text.ts";
import type { GatewayResponseRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import type { GatewayFault } from "../../../failures/fault.ts";
import { familyOf } from "../../../failures/gateway-response-types.ts";
import { textBytes } from "../../shared/content-handling.ts";
import { replaceHeaders } from "../../shared/header-tables.ts";
import { requestValues } from "../../shared/source-value.ts";
import { keyForResponse } from "../../shared/template-key.ts";
import type { RestExecution, RestFacts } from "../execution.ts";

type ResponseFacts = Pick<RestFacts, "methodRequest" | "scope">;

/** The answer that API Gateway gives by itself, in the form that the API gives it. */
export function renderGatewayResponse(
  { api, request }: Pick<RestExecution, "api" | "request">,
  fault: GatewayFault,
  facts: ResponseFacts,
): ResponseMessage {
  const custom = customResponse(api.gatewayResponses, fault);
  const status = Number(custom?.statusCode ?? fault.status);
  const errorHeader: Header = ["x-amzn-ErrorType", fault.errorType];
  const templates = custom?.responseTemplates ?? {};
  const key = keyForResponse(templates, headerValue(request.headers, "accept"));
  const template = key === undefined ? undefined : templates[key];
  const body =
    template === undefined
      ? defaultBody(fault)
      : fillTemplate(template, errorContext(fault, facts), facts);
  const headers = replaceHeaders(
    [errorHeader],
    key === undefined ? [] : [["Content-Type", key]],
    mapHeaders(custom?.responseParameters ?? {}, facts),
  );
  return { status, headers, body: textBytes(body) };
}

/**
 * The response of the fault's own type, else the one for its class of status (recorded). That of a
 * request that is too large cannot be changed (documented).
 */
function customResponse(
  responses: Readonly<Record<string, GatewayResponseRecord>>,
  { responseType, status }: GatewayFault,
): GatewayResponseRecord | undefined {
  const family = familyOf(status);
  const isOwn = responseType !== "REQUEST_TOO_LARGE" && Object.hasOwn(responses, responseType);
  const own = isOwn ? responses[responseType] : undefined;
  return own ?? (Object.hasOwn(responses, family) ? responses[family] : undefined);
}

/**
 * Recorded: the errors of the service itself have a blank behind the colon, refusals have none. The
 * capital of a denial, the null of an authorizer's failure and the blank of a request that Lambda
 * does not take are from public captures.
 */
function defaultBody({ text, status, responseType }: GatewayFault): string {
  const name = responseType === "ACCESS_DENIED" ? "Message" : "message";
  const isServiceError = status >= 500 || responseType === "REQUEST_TOO_LARGE";
  const blank = isServiceError && text !== null ? " " : "";
  return `{"${name}":${blank}${JSON.stringify(text)}}`;
}

function errorContext(fault: GatewayFault, { scope }: ResponseFacts) {
  const { text, responseType, step } = fault;
  const error = {
    message: text,
    messageString: JSON.stringify(text),
    responseType,
    validationErrorString: step.type === "body" ? `[${step.details}]` : "",
  };
  return { ...scope.context, error };
}

function fillTemplate(
  template: string,
  context: ReturnType<typeof errorContext>,
  { methodRequest, scope }: ResponseFacts,
): string {
  const withError = { ...scope, context };
  return fillGatewayTemplate(template, (name) => {
    const source = requestSource.read(name);
    return source ? (requestValues(source, methodRequest, withError).at(-1) ?? "") : "";
  });
}

function mapHeaders(
  parameters: Readonly<Record<string, string>>,
  { methodRequest, scope }: ResponseFacts,
): readonly Header[] {
  return Object.entries(parameters).flatMap(([target, source]): Header[] => {
    const name = /^gatewayresponse\.header\.(.+)$/.exec(target)?.[1];
    const from = requestSource.read(source);
    if (name === undefined || !from || from.type === "body") return [];
    const value = requestValues(from, methodRequest, scope).at(-1);
    return value === undefined ? [] : [[name, value]];
  });
}
