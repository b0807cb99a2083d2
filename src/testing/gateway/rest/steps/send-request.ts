import {
  type Header,
  headerValue,
  type MessageBody,
  type ResponseMessage,
} from "../../../../core/message.ts";
import type { IntegrationRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import { callEndpoint } from "../../../backends/endpoint.ts";
import { type EndpointRequest, toEndpointRequest } from "../../../backends/endpoint-request.ts";
import { callHttp, callVpcLink } from "../../../backends/http.ts";
import { callService } from "../../../backends/services.ts";
import { textOf } from "../../shared/content-handling.ts";
import { fillMember } from "../../shared/stage-variables.ts";
import type { RestExecution, RestFacts } from "../execution.ts";
import { injectedAnswer } from "./disturb.ts";
import type { Endpoint } from "./endpoint-url.ts";
import { reachEndpoint, reachStream, toParts, wholeAnswer } from "./reach-endpoint.ts";
import { signatureHeaders } from "./sign-request.ts";

export interface Outgoing {
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** Key of the mapping template that made the body. */
  readonly template?: string;
}

/** Sends the request of an integration, and waits for the whole answer. */
export async function sendRequest(
  execution: RestExecution,
  integration: IntegrationRecord,
  facts: RestFacts,
  endpoint: Endpoint,
  outgoing: Outgoing,
): Promise<ResponseMessage> {
  const request = await toRequest(execution, integration, endpoint, outgoing);
  return traced(execution, integration, facts, request, outgoing, () =>
    reachEndpoint(execution, integration, async (signal) =>
      wholeAnswer(await call(execution, integration, endpoint, { ...request, signal })),
    ),
  );
}

/** Sends the request of an integration whose answer is passed on as it comes. */
export async function sendStreaming(
  execution: RestExecution,
  integration: IntegrationRecord,
  facts: RestFacts,
  endpoint: Endpoint,
  outgoing: Outgoing,
): Promise<ResponseMessage<AsyncIterable<Uint8Array>>> {
  const request = await toRequest(execution, integration, endpoint, outgoing);
  return traced(execution, integration, facts, request, outgoing, () =>
    reachStream(execution, integration, async (signal) => {
      const answer = await call(execution, integration, endpoint, { ...request, signal });
      return { ...answer, body: toParts(answer.body) };
    }),
  );
}

type Sent = Omit<Parameters<typeof toEndpointRequest>[0], "signal">;

async function toRequest(
  execution: RestExecution,
  integration: IntegrationRecord,
  { url, service }: Endpoint,
  { headers, body }: Outgoing,
): Promise<Sent> {
  const { type, httpMethod = "GET", tlsConfig } = integration;
  const { host } = new URL(url);
  // A mapped one reaches an HTTP endpoint (recorded); a service's is part of the signature.
  const mappedHost = type === "AWS" ? undefined : headerValue(headers, "host");
  const isForBody = body.length > 0 || httpMethod === "POST" || httpMethod === "PUT";
  const sent: Sent = {
    method: httpMethod === "ANY" ? execution.request.method : httpMethod,
    url,
    headers: [
      ["Host", mappedHost ?? host],
      ...headers.filter(([name]) => name.toLowerCase() !== "host"),
      ...(isForBody ? [["Content-Length", String(body.length)] as const] : []),
    ],
    body,
    ...(tlsConfig?.insecureSkipVerification && { acceptsAnyCertificate: true }),
  };
  if (!service) return sent;
  const signature = await signatureHeaders(execution, integration, service, sent);
  return { ...sent, headers: [...sent.headers, ...signature] };
}

function call(
  execution: RestExecution,
  { connectionType, connectionId = "", integrationTarget }: IntegrationRecord,
  { service }: Endpoint,
  sent: Sent & Pick<EndpointRequest, "signal">,
): Promise<ResponseMessage<MessageBody>> {
  const { backends, stage } = execution;
  const request = toEndpointRequest(sent);
  const injected = injectedAnswer(execution);
  if (injected) return callEndpoint(() => injected, request);
  if (service) return callService(backends.services, service, backends.credentials, request);
  if (connectionType !== "VPC_LINK") return callHttp(backends.http, request);
  const link = {
    connectionId: fillMember(connectionId, stage.variables, "connectionId"),
    ...(integrationTarget !== undefined && { target: integrationTarget }),
  };
  return callVpcLink(backends.vpcLinks, link, request);
}

async function traced<Body extends MessageBody>(
  { ports }: RestExecution,
  { type }: IntegrationRecord,
  { reach }: RestFacts,
  { url, headers, body }: Sent,
  { template }: Outgoing,
  send: () => Promise<ResponseMessage<Body>>,
): Promise<ResponseMessage<Body>> {
  reach("integrationRequest", {
    type,
    uri: url,
    headers,
    body: textOf(body),
    ...(template !== undefined && { template }),
  });
  const startedAt = ports.clock();
  const answer = await send();
  reach("endpointResponse", {
    status: answer.status,
    latencyMs: ports.clock() - startedAt,
    headers: answer.headers,
    body: answer.body instanceof Uint8Array ? textOf(answer.body) : "",
  });
  return answer;
}
