import { bytesText } from "../../../core/bytes.ts";
import { isBytes } from "../../../core/is-bytes.ts";
import {
  type Header,
  headerValue,
  type MessageBody,
  type ResponseMessage,
} from "../../../core/message.ts";
import { callEndpoint } from "../../backends/endpoint.ts";
import { type EndpointRequest, toEndpointRequest } from "../../backends/endpoint-request.ts";
import { callHttp, callVpcLink, type VpcLinkRoute } from "../../backends/http.ts";
import { callService } from "../../backends/services.ts";
import type { BackendContext } from "./backend-context.ts";
import { callBackend, streamBackend, toParts, wholeAnswer } from "./call-backend.ts";
import type { Endpoint } from "./endpoint-url.ts";
import { injectedAnswer } from "./inject-fault.ts";
import { signatureHeaders } from "./sign-request.ts";
import { fillMember } from "./stage-variables.ts";

/** A request that an integration sends to a server, through a VPC link, or to a service. */
export interface OutgoingRequest {
  /** Of the integration: `HTTP_PROXY`. */
  readonly type: string;
  readonly method: string;
  readonly endpoint: Endpoint;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** Key of the mapping template that rendered the body. */
  readonly template?: string;
  readonly link?: VpcLinkRoute;
  /** The role that signs a request to a service, or `arn:aws:iam::*:user/*` for the caller's own. */
  readonly credentials: string;
  readonly acceptsAnyCertificate: boolean;
  readonly timeoutMs: number;
}

/** Sends the request of an integration and waits for the whole response. */
export async function sendRequest(
  context: BackendContext,
  outgoing: OutgoingRequest,
): Promise<ResponseMessage> {
  const sent = await toSent(context, outgoing);
  return recorded(context, outgoing, sent, () =>
    callBackend(context, outgoing.timeoutMs, async (signal) =>
      wholeAnswer(await call(context, outgoing, { ...sent, signal })),
    ),
  );
}

/** Sends the request of an integration whose response is streamed. */
export async function sendStreaming(
  context: BackendContext,
  outgoing: OutgoingRequest,
  maxPauseMs: number,
): Promise<ResponseMessage<AsyncIterable<Uint8Array>>> {
  const sent = await toSent(context, outgoing);
  const limits = { timeoutMs: outgoing.timeoutMs, maxPauseMs };
  return recorded(context, outgoing, sent, () =>
    streamBackend(context, limits, async (signal) => {
      const answer = await call(context, outgoing, { ...sent, signal });
      return { ...answer, body: toParts(answer.body) };
    }),
  );
}

type Sent = Omit<Parameters<typeof toEndpointRequest>[0], "signal">;

async function toSent(context: BackendContext, outgoing: OutgoingRequest): Promise<Sent> {
  const { type, method, endpoint, headers, body, acceptsAnyCertificate } = outgoing;
  const { url, service } = endpoint;
  const { host } = new URL(url);
  // A mapped one reaches an HTTP endpoint (recorded). For a service it is part of the signature.
  const mappedHost = type === "AWS" ? undefined : headerValue(headers, "host");
  const isForBody = body.length > 0 || method === "POST" || method === "PUT";
  const sent: Sent = {
    method,
    url,
    headers: [
      ["Host", mappedHost ?? host],
      ...headers.filter(([name]) => name.toLowerCase() !== "host"),
      ...(isForBody ? [["Content-Length", String(body.length)] as const] : []),
    ],
    body,
    ...(acceptsAnyCertificate && { acceptsAnyCertificate }),
  };
  if (!service) return sent;
  const signature = await signatureHeaders(context, outgoing.credentials, service, sent);
  return { ...sent, headers: [...sent.headers, ...signature] };
}

function call(
  context: BackendContext,
  { endpoint: { service }, link }: OutgoingRequest,
  sent: Sent & Pick<EndpointRequest, "signal">,
): Promise<ResponseMessage<MessageBody>> {
  const { backends, stage } = context;
  const request = toEndpointRequest(sent);
  const injected = injectedAnswer(context);
  if (injected) return callEndpoint(() => injected, request);
  if (service) return callService(backends.services, service, backends.credentials, request);
  if (!link) return callHttp(backends.http, request);
  const connectionId = fillMember(link.connectionId, stage.variables, "connectionId");
  return callVpcLink(backends.vpcLinks, { ...link, connectionId }, request);
}

async function recorded<Body extends MessageBody>(
  { ports, record }: BackendContext,
  { type, template }: OutgoingRequest,
  { url, headers, body }: Sent,
  send: () => Promise<ResponseMessage<Body>>,
): Promise<ResponseMessage<Body>> {
  record("integrationRequest", {
    type,
    uri: url,
    headers,
    body: bytesText(body),
    ...(template !== undefined && { template }),
  });
  const startedAt = ports.clock();
  const answer = await send();
  record("endpointResponse", {
    status: answer.status,
    latencyMs: ports.clock() - startedAt,
    headers: answer.headers,
    body: isBytes(answer.body) ? bytesText(answer.body) : "",
  });
  return answer;
}
