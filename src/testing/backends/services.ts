import { GatewrightError } from "../../core/errors.ts";
import type { MessageBody, ResponseMessage } from "../../core/message.ts";
import { redactText } from "../../core/secrets/redact-text.ts";
import type { CredentialsSource } from "./credentials.ts";
import { callEndpoint, type Endpoint } from "./endpoint.ts";
import type { EndpointRequest } from "./endpoint-request.ts";
import { noBackend, ownMember } from "./no-backend.ts";

/**
 * Stand-ins for AWS services, by the name in the integration's URI: `dynamodb`, `sqs`, `states`; with
 * the subdomain first if it matters: `a1b2c3-ats.iotdata`.
 */
export type Services = Readonly<Record<string, Endpoint>>;

/** The service that a request addresses. */
export interface ServiceAddress {
  readonly service: string;
  readonly subdomain?: string;
  readonly region: string;
}

/**
 * Sends a signed request to the stand-in for the service.
 *
 * @throws GatewrightError `gateway.no-backend`: there is no stand-in, and nothing is sent;
 * `gateway.no-credentials`: the service itself is called, which rejects the made-up keys.
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
      what: "stand-in",
      option: "services",
      name: service,
      example: "(request) => ({ body: … })",
      given: services,
    });
  }
  if (endpoint === "network" && !credentials) {
    const message = `Failed to ${redactText(call)}: the service itself rejects the made-up default keys`;
    const hint =
      "Pass your own as credentials, for example fromNodeProviderChain() of the AWS SDK.";
    throw new GatewrightError("gateway.no-credentials", message, { hint });
  }
  return callEndpoint(endpoint, request);
}
