import { textBytes } from "../../../../core/bytes.ts";
import { type Header, headerValue, type ResponseMessage } from "../../../../core/message.ts";
import { requestSource } from "../../../../integrations/model/grammar/rest-mapping.ts";
import { fillGatewayTemplate } from "../../../../integrations/model/grammar/variable-text.ts";
import type { GatewayResponseRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import type { FaultAnswer } from "../../../failures/catalogue.ts";
import type { Fault } from "../../../failures/failure.ts";
import { familyOf } from "../../../failures/gateway-response-types.ts";
import { replaceHeaders } from "../../shared/header-tables.ts";
import { requestValues } from "../../shared/source-value.ts";
import { keyForResponse } from "../../shared/template-key.ts";
import type { RestInvocation } from "./execution.ts";

type Answering = Pick<RestInvocation, "api" | "request" | "methodRequest" | "scope">;

/** Builds API Gateway's own response, in the format that the API defines. */
export function renderGatewayResponse(
  invocation: Answering,
  answer: FaultAnswer,
  failure: Fault,
): ResponseMessage {
  const { api, request } = invocation;
  const custom = customResponse(api.gatewayResponses, answer);
  const status = Number(custom?.statusCode ?? answer.status);
  const errorHeader: Header = ["x-amzn-ErrorType", answer.errorType];
  const templates = custom?.responseTemplates ?? {};
  const key = keyForResponse(templates, headerValue(request.headers, "accept"));
  const template = key === undefined ? undefined : templates[key];
  const body =
    template === undefined
      ? defaultBody(answer)
      : fillTemplate(template, errorContext(invocation, answer, failure), invocation);
  const headers = replaceHeaders(
    [errorHeader],
    key === undefined ? [] : [["Content-Type", key]],
    mapHeaders(custom?.responseParameters ?? {}, invocation),
  );
  return { status, headers, body: textBytes(body) };
}

/**
 * Finds the gateway response of the fault's type, or the default of its status class (recorded). The
 * response for a request that is too large cannot be changed (documented).
 */
function customResponse(
  responses: Readonly<Record<string, GatewayResponseRecord>>,
  { responseType, status }: FaultAnswer,
): GatewayResponseRecord | undefined {
  const family = familyOf(status);
  const isOwn = responseType !== "REQUEST_TOO_LARGE" && Object.hasOwn(responses, responseType);
  const own = isOwn ? responses[responseType] : undefined;
  return own ?? (Object.hasOwn(responses, family) ? responses[family] : undefined);
}

/**
 * Recorded: errors of the service have a space after the colon, rejections have none. From public
 * captures: the capital letter of a denial, the null of an authorizer's failure, and the space for a
 * request that is too large for Lambda.
 */
function defaultBody({ message, status, responseType }: FaultAnswer): string {
  const name = responseType === "ACCESS_DENIED" ? "Message" : "message";
  const isServiceError = status >= 500 || responseType === "REQUEST_TOO_LARGE";
  const blank = isServiceError && message !== null ? " " : "";
  return `{"${name}":${blank}${JSON.stringify(message)}}`;
}

function errorContext({ scope }: Answering, answer: FaultAnswer, failure: Fault) {
  const { message, responseType } = answer;
  const error = {
    message,
    messageString: JSON.stringify(message),
    responseType,
    validationErrorString:
      failure.code === "request.model" ? `[${failure.details.violations}]` : "",
  };
  return { ...scope.context, error };
}

function fillTemplate(
  template: string,
  context: ReturnType<typeof errorContext>,
  { methodRequest, scope }: Answering,
): string {
  const withError = { ...scope, context };
  return fillGatewayTemplate(template, (name) => {
    const source = requestSource.read(name);
    return source ? (requestValues(source, methodRequest, withError).at(-1) ?? "") : "";
  });
}

function mapHeaders(
  parameters: Readonly<Record<string, string>>,
  { methodRequest, scope }: Answering,
): readonly Header[] {
  return Object.entries(parameters).flatMap(([target, source]): Header[] => {
    const name = /^gatewayresponse\.header\.(.+)$/.exec(target)?.[1];
    const from = requestSource.read(source);
    if (name === undefined || !from || from.type === "body") return [];
    const value = requestValues(from, methodRequest, scope).at(-1);
    return value === undefined ? [] : [[name, value]];
  });
}
