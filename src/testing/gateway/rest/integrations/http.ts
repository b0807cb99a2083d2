import { mediaTypeOf } from "../../../../core/binary-media-types.ts";
import { remapHeaders } from "../../../../core/header-policies.ts";
import { type Header, headerValue, splitTarget } from "../../../../core/message.ts";
import { decodeQuery } from "../../../../proxy-events/to-event/query.ts";
import { bytesOf, toRequestPayload } from "../../shared/content-handling.ts";
import { type Endpoint, endpointOf, type MappedParameters } from "../../shared/endpoint-url.ts";
import { forwardedHeaders, mappableHeaders, replaceHeaders } from "../../shared/header-tables.ts";
import { type OutgoingRequest, sendRequest, sendStreaming } from "../../shared/send-request.ts";
import type { IntegrationCall, MethodAnswer } from "../steps/execution.ts";
import { answerFrom } from "../steps/integration-response.ts";
import { maxPauseMs, timeoutOf } from "../steps/limits.ts";
import { mapRequestParameters, overrideParameters } from "../steps/map-request.ts";
import { renderRequestBody } from "../steps/request-body.ts";

/**
 * Runs an `HTTP` integration, or an `AWS` one to anything but Lambda. The backend receives only what is
 * mapped.
 */
export async function answerHttp(call: IntegrationCall): Promise<MethodAnswer> {
  const { type } = call.integration;
  const { payload, context, template } = renderRequestBody(call);
  const mapped = overrideParameters(mapRequestParameters(call), context);
  const endpoint = endpointFor(call, mapped);
  const body = bytesOf(payload);
  const headers = replaceHeaders(
    defaultHeaders(call, body.length > 0),
    endpoint.headers,
    mappableHeaders(mapped.headers, type),
  );
  const outgoing = {
    ...toOutgoing(call, endpoint, headers, body),
    ...(template !== undefined && { template }),
  };
  const answer = await sendRequest(call, outgoing);
  const response = answerFrom(call, { answer, selection: String(answer.status), context });
  return { ...response, headers: [["X-Amzn-Trace-Id", call.traceId], ...response.headers] };
}

/** Runs an `HTTP_PROXY` integration, which passes the request through and adds what is mapped. */
export async function answerHttpProxy(call: IntegrationCall): Promise<MethodAnswer> {
  const { request, api, apiId, integration } = call;
  const mapped = mapRequestParameters(call);
  const endpoint = endpointFor(call, mapped, decodeQuery(splitTarget(request.target).query));
  const { binaryMediaTypes = [] } = api.restApi;
  const mediaType = mediaTypeOf(headerValue(request.headers, "content-type"));
  const { contentHandling } = integration;
  const payload = toRequestPayload(request.body, mediaType, contentHandling, binaryMediaTypes);
  const headers = replaceHeaders(
    forwardedHeaders(call.methodRequest.headers),
    [
      ["X-Amzn-Apigateway-Api-Id", apiId],
      ["X-Amzn-Trace-Id", call.traceId],
    ],
    mappableHeaders(mapped.headers, integration.type),
  );
  const outgoing = toOutgoing(call, endpoint, headers, bytesOf(payload));
  const answer =
    integration.responseTransferMode === "STREAM"
      ? await sendStreaming(call, outgoing, maxPauseMs(call))
      : await sendRequest(call, outgoing);
  return { ...answer, headers: remapProxied(answer.headers) };
}

function endpointFor(
  { integration, stage }: IntegrationCall,
  mapped: MappedParameters,
  clientQuery?: readonly Header[],
): Endpoint {
  const { uri = "", type, connectionType, integrationTarget } = integration;
  const settings = {
    uri,
    isService: type === "AWS",
    hasStageInPath: connectionType === "VPC_LINK" && integrationTarget !== undefined,
  };
  return endpointOf(settings, mapped, stage, clientQuery);
}

function toOutgoing(
  { integration, request }: IntegrationCall,
  endpoint: Endpoint,
  headers: readonly Header[],
  body: Uint8Array,
): OutgoingRequest {
  const { httpMethod = "GET", connectionType, connectionId = "", integrationTarget } = integration;
  return {
    type: integration.type,
    method: httpMethod === "ANY" ? request.method : httpMethod,
    endpoint,
    headers,
    body,
    ...(connectionType === "VPC_LINK" && {
      link: {
        connectionId,
        ...(integrationTarget !== undefined && { target: integrationTarget }),
      },
    }),
    credentials: integration.credentials ?? "",
    acceptsAnyCertificate: integration.tlsConfig?.insecureSkipVerification ?? false,
    timeoutMs: timeoutOf(integration),
  };
}

/** Headers that API Gateway sends if it does not pass on the client's (recorded). */
function defaultHeaders(
  { apiId, request, integration: { type }, traceId }: IntegrationCall,
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

/** Keeps the headers of a proxied response, except those that API Gateway sets itself (recorded). */
function remapProxied(headers: readonly Header[]): readonly Header[] {
  return remapHeaders(headers).map(([name, value]) =>
    name.toLowerCase() === "x-amzn-requestid" ? [`x-amzn-Remapped-${name}`, value] : [name, value],
  );
}
