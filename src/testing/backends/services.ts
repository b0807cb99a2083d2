import { GatewrightError } from "../../core/errors.ts";
import type { MessageBody, ResponseMessage } from "../../core/message.ts";
import { redactText } from "../../core/secrets/redact-text.ts";
import type { CredentialsSource } from "./credentials.ts";
import { callEndpoint, type Endpoint } from "./endpoint.ts";
import type { EndpointRequest } from "./endpoint-request.ts";
import { noBackend, ownMember } from "./no-backend.ts";

/**
 * What answers for AWS services, by the name in the integration's URI: `dynamodb`, `sqs`, `states`;
 * with the subdomain in front where one matters: `a1b2c3-ats.iotdata`.
 */
export type Services = Readonly<Record<string, Endpoint>>;

/** The service that a request is for. */
export interface ServiceAddress {
  readonly service: string;
  readonly subdomain?: string;
  readonly region: string;
}

/**
 * Sends a signed request to what stands for the service.
 *
 * @throws GatewrightError `gateway.no-backend`: nothing does, and nothing is sent;
 * `gateway.no-credentials`: the service itself does, and would not know the made-up keys.
 */
export function callService(
  services: Services,
  { service, subdomain }: ServiceAddress,
  credentials: CredentialsSource | undefined,
  request: EndpointRequest,
): Promise<ResponseMessage<MessageBody>> {
  const call = `send ${request.method} ${request.url}`;
  const names = subdomain === undefined ? [service] : [`${subdomain}.${service}`, service];
  const endpoint = ownMember(services, ...names);
  if (!endpoint) {
    throw noBackend({
      call,
      what: "service",
      option: "services",
      name: service,
      example: "(request) => ({ body: … })",
      given: services,
    });
  }
  if (endpoint === "network" && !credentials) {
    const message = `Failed to ${redactText(call)}: the service itself takes no made-up keys`;
    const hint = "Pass yours as credentials, for one fromNodeProviderChain() of the AWS SDK.";
    throw new GatewrightError("gateway.no-credentials", message, { hint });
  }
  return callEndpoint(endpoint, request);
}
