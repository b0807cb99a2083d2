import { firstAccepted, mediaTypeOf } from "../../../../core/binary-media-types.ts";
import { bytesText, textBytes } from "../../../../core/bytes.ts";
import { remapHeaders } from "../../../../core/header-policies.ts";
import {
  type Header,
  headerValue,
  headerValues,
  type ResponseMessage,
} from "../../../../core/message.ts";
import type { ContextData } from "../../../../integrations/mapping-templates/scope/context.ts";
import {
  responseSource,
  responseTarget,
} from "../../../../integrations/model/grammar/rest-mapping.ts";
import type { IntegrationResponseRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";
import { bytesOf, type Payload, toResponsePayload } from "../../shared/content-handling.ts";
import { replaceHeaders } from "../../shared/header-tables.ts";
import type { MappingScope } from "../../shared/scope.ts";
import { bodyValue, commonValue } from "../../shared/source-value.ts";
import { keyForResponse } from "../../shared/template-key.ts";
import type { RestExecution } from "./execution.ts";
import { entriesOf } from "./map-request.ts";
import { renderIn } from "./template-scope.ts";

interface RenderedResponse extends ResponseMessage {
  /** Key of the mapping template that rendered the body. */
  readonly template?: string;
}

/** Converts the endpoint's response with the selected integration response. */
export function renderMethodResponse(
  execution: RestExecution,
  selected: IntegrationResponseRecord,
  answer: ResponseMessage,
  scope: MappingScope,
): RenderedResponse {
  const { statusCode, responseParameters = {}, responseTemplates = {} } = selected;
  const declared = execution.method.methodResponses ?? {};
  if (!Object.hasOwn(declared, statusCode)) {
    throw new GatewayFault("response.undeclared", { statusCode });
  }
  const payload = readPayload(execution, selected, answer);
  const contentType = headerValue(answer.headers, "content-type");
  const accept = headerValue(execution.request.headers, "accept");
  const key = keyForResponse(responseTemplates, accept);
  const rendered = key === undefined ? undefined : responseTemplates[key];
  const { body, context } = rendered
    ? render(scope, rendered, payload, { statusCode, contentType })
    : { body: bytesOf(payload), context: scope.context };

  const headers = replaceHeaders(
    // The backend's own header is passed on only if it is mapped.
    [["Content-Type", key ?? "application/json"]],
    mapHeaders(responseParameters, answer, scope),
    entriesOf(context["responseOverride"], "header"),
  );
  const status = overriddenStatus(context) ?? Number(statusCode);
  return {
    status,
    headers: remapHeaders(headers),
    body,
    ...(key !== undefined && { template: key }),
  };
}

function readPayload(
  { request, api }: RestExecution,
  { contentHandling }: IntegrationResponseRecord,
  { headers, body }: ResponseMessage,
): Payload {
  const types = {
    mediaType: mediaTypeOf(headerValue(headers, "content-type")),
    accepted: firstAccepted(headerValue(request.headers, "accept")),
  };
  return toResponsePayload(body, types, contentHandling, api.restApi.binaryMediaTypes ?? []);
}

function render(
  scope: MappingScope,
  template: string,
  payload: Payload,
  {
    statusCode,
    contentType,
  }: { readonly statusCode: string; readonly contentType?: string | undefined },
): { readonly body: Uint8Array; readonly context: ContextData } {
  if (payload.type === "bytes") {
    throw new GatewayFault("template.binary-answer", {
      statusCode,
      ...(contentType !== undefined && { contentType }),
    });
  }
  const { text, context } = renderIn(scope, template, payload.text, {
    toFault: (reason) => new GatewayFault("template.response", { statusCode, reason }),
  });
  return { body: textBytes(text), context };
}

/** Evaluates the mappings. A mapping whose source is missing has no effect. */
function mapHeaders(
  parameters: Readonly<Record<string, string>>,
  answer: ResponseMessage,
  scope: MappingScope,
): readonly Header[] {
  return Object.entries(parameters).flatMap(([target, source]): Header[] => {
    const name = responseTarget.read(target)?.name;
    const from = responseSource.read(source);
    if (name === undefined || !from) return [];
    const value = responseValue(from, answer, scope);
    return value === undefined ? [] : [[name, value]];
  });
}

function responseValue(
  source: NonNullable<ReturnType<typeof responseSource.read>>,
  { headers, body }: ResponseMessage,
  scope: MappingScope,
): string | undefined {
  switch (source.type) {
    case "header":
      return headerValue(headers, source.name);
    case "multivalueheader": {
      const values = headerValues(headers, source.name);
      return values.length === 0 ? undefined : values.join(",");
    }
    case "body":
      return bodyValue(bytesText(body), source.path);
    default:
      return commonValue(source, scope);
  }
}

/**
 * Returns the status in `$context.responseOverride.status`, which the request template can set too
 * (recorded). An invalid status is ignored (source: another emulator). Text of digits is accepted (no
 * source).
 */
function overriddenStatus({ responseOverride }: ContextData): number | undefined {
  if (typeof responseOverride !== "object" || responseOverride === null) return undefined;
  if (!Object.hasOwn(responseOverride, "status")) return undefined;
  const status = Number(Reflect.get(responseOverride, "status"));
  return Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined;
}
