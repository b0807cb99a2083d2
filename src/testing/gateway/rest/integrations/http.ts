import { mediaTypeOf } from "../../../../core/binary-media-types.ts";
import { remapHeaders } from "../../../../core/header-policies.ts";
import { type Header, headerValue, splitTarget } from "../../../../core/message.ts";
import type { IntegrationRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import { decodeQuery } from "../../../../proxy-events/to-event/query.ts";
import { bytesOf, toRequestPayload } from "../../shared/content-handling.ts";
import { forwardedHeaders, mappableHeaders, replaceHeaders } from "../../shared/header-tables.ts";
import type { MethodAnswer, RestExecution, RestFacts } from "../execution.ts";
import { endpointOf } from "../steps/endpoint-url.ts";
import { answerFrom } from "../steps/integration-response.ts";
import { mapRequestParameters, overrideParameters } from "../steps/map-request.ts";
import { renderRequestBody } from "../steps/request-body.ts";
import { sendRequest, sendStreaming } from "../steps/send-request.ts";

/**
 * `HTTP`, and `AWS` to anything but Lambda: the backend gets what is mapped and nothing else.
 */
export async function answerHttp(
  execution: RestExecution,
  integration: IntegrationRecord,
  facts: RestFacts,
): Promise<MethodAnswer> {
  const { stage } = execution;
  const body = renderRequestBody(execution, integration, facts.scope);
  const mapped = overrideParameters(
    mapRequestParameters(integration, facts.methodRequest, facts.scope),
    body.context,
  );
  const endpoint = endpointOf(integration, mapped, stage);
  const bytes = bytesOf(body.payload);
  const headers = replaceHeaders(
    defaultHeaders(execution, integration, facts, bytes.length > 0),
    endpoint.headers,
    mappableHeaders(mapped.headers, integration.type),
  );
  const answer = await sendRequest(execution, integration, facts, endpoint, {
    headers,
    body: bytes,
    ...(body.template !== undefined && { template: body.template }),
  });
  const after = { ...facts, scope: { ...facts.scope, context: body.context } };
  const response = answerFrom(execution, integration, after, {
    answer,
    selection: String(answer.status),
  });
  return { ...response, headers: [["X-Amzn-Trace-Id", facts.traceId], ...response.headers] };
}

/** `HTTP_PROXY`: the request passes through, with what is mapped on top of it. */
export async function answerHttpProxy(
  execution: RestExecution,
  integration: IntegrationRecord,
  facts: RestFacts,
): Promise<MethodAnswer> {
  const { request, stage, api, apiId } = execution;
  const mapped = mapRequestParameters(integration, facts.methodRequest, facts.scope);
  const clientQuery = decodeQuery(splitTarget(request.target).query);
  const endpoint = endpointOf(integration, mapped, stage, clientQuery);
  const { binaryMediaTypes = [] } = api.restApi;
  const mediaType = mediaTypeOf(headerValue(request.headers, "content-type"));
  const { contentHandling } = integration;
  const payload = toRequestPayload(request.body, mediaType, contentHandling, binaryMediaTypes);
  const body = bytesOf(payload);
  const headers = replaceHeaders(
    forwardedHeaders(facts.methodRequest.headers),
    [
      ["X-Amzn-Apigateway-Api-Id", apiId],
      ["X-Amzn-Trace-Id", facts.traceId],
    ],
    mappableHeaders(mapped.headers, integration.type),
  );
  const send = integration.responseTransferMode === "STREAM" ? sendStreaming : sendRequest;
  const answer = await send(execution, integration, facts, endpoint, { headers, body });
  return { ...answer, headers: remapProxied(answer.headers) };
}

/** What API Gateway sends of its own where the client's headers are not passed on (recorded). */
function defaultHeaders(
  { apiId, request }: RestExecution,
  { type }: IntegrationRecord,
  { traceId }: RestFacts,
  hasBody: boolean,
): readonly Header[] {
  const contentType = headerValue(request.headers, "content-type") ?? "application/json";
  return [
    ["Accept", "application/json"],
    ...(hasBody ? [["Content-Type", contentType] as const] : []),
    ["User-Agent", `AmazonAPIGateway_${apiId}`],
    ...(type === "AWS" ? [] : [["X-Amzn-Apigateway-Api-Id", apiId] as const]),
    ["X-Amzn-Trace-Id", traceId],
  ];
}

/** A proxied answer keeps its headers but for those that API Gateway writes itself (recorded). */
function remapProxied(headers: readonly Header[]): readonly Header[] {
  return remapHeaders(headers).map(([name, value]) =>
    name.toLowerCase() === "x-amzn-requestid" ? [`x-amzn-Remapped-${name}`, value] : [name, value],
  );
}
