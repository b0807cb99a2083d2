import { requestSource } from "../../../integrations/grammar/rest-mapping.ts";
import type { GatewayResponseRecord } from "../../../integrations/record/rest-api-record.ts";
import { type Header, headerValue } from "../../../message.ts";
import { firstAccepted } from "../../../proxy-events/binary-media-types.ts";
import type { MethodAnswer, RestExecution, RestFacts } from "../execution.ts";
import type { GatewayFault } from "../fault.ts";
import { replaceHeaders } from "../header-tables.ts";
import { commonValue, contextValue, requestValues } from "./source-value.ts";

/** The answer that API Gateway gives by itself, in the form that the API gives it. */
export function renderGatewayResponse(
  { api, request }: RestExecution,
  fault: GatewayFault,
  facts: RestFacts,
): MethodAnswer {
  const custom = customResponse(api.gatewayResponses, fault);
  const status = Number(custom?.statusCode ?? fault.status);
  const errorHeader: Header = ["x-amzn-ErrorType", fault.errorType];
  const templates = custom?.responseTemplates ?? {};
  const accepted = firstAccepted(headerValue(request.headers, "accept")) || "application/json";
  const keys = Object.keys(templates);
  const key = [accepted, "application/json"].find((type) => keys.includes(type)) ?? keys[0];
  const template = key === undefined ? undefined : templates[key];
  const body =
    template === undefined
      ? defaultBody(fault)
      : substitute(template, errorContext(fault, facts), facts);
  const headers = replaceHeaders(
    [errorHeader],
    key === undefined ? [] : [["Content-Type", key]],
    mapHeaders(custom?.responseParameters ?? {}, facts),
  );
  return { status, headers, body: new TextEncoder().encode(body) };
}

/** The response of the fault's own type, else the one for its class of status (recorded). */
function customResponse(
  responses: Readonly<Record<string, GatewayResponseRecord>>,
  { responseType, status }: GatewayFault,
): GatewayResponseRecord | undefined {
  const family = status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
  const own = Object.hasOwn(responses, responseType) ? responses[responseType] : undefined;
  return own ?? (Object.hasOwn(responses, family) ? responses[family] : undefined);
}

/** Recorded: the errors of the service itself have a blank behind the colon, refusals have none. */
function defaultBody({ message, status }: GatewayFault): string {
  return `{"message":${status < 500 ? "" : " "}${JSON.stringify(message)}}`;
}

function errorContext(fault: GatewayFault, { scope }: RestFacts) {
  const { message, responseType, step } = fault;
  const error = {
    message,
    messageString: JSON.stringify(message),
    responseType,
    validationErrorString: step.type === "body" ? `[${step.details}]` : "",
  };
  return { ...scope.context, error };
}

/** Not Velocity: variables are put in and nothing else happens (documented). */
function substitute(
  template: string,
  context: ReturnType<typeof errorContext>,
  { scope }: RestFacts,
): string {
  const variable =
    /\$(?:\{(context|stageVariables)\.([\w.-]+)\}|(context|stageVariables)\.([\w.-]*\w))/g;
  return template.replaceAll(variable, (_, braced, bracedName, bare, bareName) => {
    const root: unknown = braced ?? bare;
    const name = String(bracedName ?? bareName);
    const value =
      root === "context"
        ? contextValue(context, name)
        : commonValue({ type: "stage-variable", name }, scope);
    return value ?? "";
  });
}

function mapHeaders(
  parameters: Readonly<Record<string, string>>,
  { methodRequest, scope }: RestFacts,
): readonly Header[] {
  return Object.entries(parameters).flatMap(([target, source]): Header[] => {
    const name = /^gatewayresponse\.header\.(.+)$/.exec(target)?.[1];
    const from = requestSource.read(source);
    if (name === undefined || !from) return [];
    const [value] = requestValues(from, methodRequest, scope).slice(-1);
    return value === undefined ? [] : [[name, value]];
  });
}
