import type { MessageBody, ResponseMessage } from "../../core/message.ts";
import { callEndpoint, type Endpoint } from "./endpoint.ts";
import type { EndpointRequest } from "./endpoint-request.ts";
import { noBackend, ownMember } from "./no-backend.ts";

/** Backends by origin: `https://example.com`. */
export type HttpBackends = Readonly<Record<string, Endpoint>>;

/** Backends behind VPC links, by the link's id or by the ARN of one of its load balancers. */
export type VpcLinks = Readonly<Record<string, Endpoint>>;

/** The VPC link that a request goes through. */
export interface VpcLinkRoute {
  readonly connectionId: string;
  /** ARN of the load balancer. Only integrations with VPC links of version 2 name one. */
  readonly target?: string;
}

/**
 * Sends a request to the backend of its origin.
 *
 * @throws GatewrightError `gateway.no-backend`: it is missing; nothing is sent.
 */
export function callHttp(
  backends: HttpBackends,
  request: EndpointRequest,
): Promise<ResponseMessage<MessageBody>> {
  const { origin } = new URL(request.url);
  const endpoint = ownMember(backends, origin);
  if (endpoint) return callEndpoint(endpoint, request);
  throw noBackend({
    call: `send ${request.method} ${request.url}`,
    what: "backend",
    option: "http",
    name: origin,
    example: "(request) => ({ body: … })",
    given: backends,
  });
}

/**
 * Sends a request through a VPC link. The link determines the destination; the URL only sets `Host`.
 *
 * @throws GatewrightError `gateway.no-backend`: the link has no backend; nothing is sent.
 */
export function callVpcLink(
  vpcLinks: VpcLinks,
  { connectionId, target = connectionId }: VpcLinkRoute,
  request: EndpointRequest,
): Promise<ResponseMessage<MessageBody>> {
  const endpoint = ownMember(vpcLinks, target, connectionId);
  if (endpoint) return callEndpoint(endpoint, request);
  throw noBackend({
    call: `send ${request.method} ${request.url} over the VPC link "${connectionId}"`,
    what: "backend",
    option: "vpcLinks",
    name: connectionId,
    example: '"http://127.0.0.1:3000"',
    given: vpcLinks,
  });
}
