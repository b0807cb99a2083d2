import type { HttpIntegration, WebSocketIntegration } from "../model/integration.ts";
import { kindTraits } from "../model/kind-traits.ts";
import type { IntegrationV2Record } from "../model/record/api-v2-record.ts";
import { withUri } from "./lower-integration.ts";
import { toV2Members } from "./v2-members.ts";

/**
 * Converts an integration of an HTTP API to its record.
 *
 * @example
 * lowerHttpIntegration(http.lambdaProxy({ functionArn })).IntegrationType; // "AWS_PROXY"
 */
export function lowerHttpIntegration(integration: HttpIntegration): IntegrationV2Record {
  if (integration.kind === "http.private") {
    const { kind, target, ...members } = integration;
    return lower(kind, { ...members, uri: target.arn });
  }
  if (integration.kind === "http.aws-service") {
    const { kind, parameters, ...members } = integration;
    // Subtypes support this payload format only.
    return lower(kind, {
      ...members,
      requestParameters: said(parameters),
      payloadFormatVersion: "1.0",
    });
  }
  const { kind, ...members } = integration;
  if (kind === "http.http-proxy") return lower(kind, { ...members, payloadFormatVersion: "1.0" });
  return lower(kind, { ...withUri(members, kindTraits[kind]) });
}

/**
 * Converts an integration of a WebSocket API to its record, with its integration responses.
 *
 * @example
 * lowerWebSocketIntegration(webSocket.mock({})).IntegrationType; // "MOCK"
 */
export function lowerWebSocketIntegration(integration: WebSocketIntegration): IntegrationV2Record {
  const { kind, ...members } = integration;
  return lower(kind, withUri(members, kindTraits[kind]));
}

function lower(
  kind: (HttpIntegration | WebSocketIntegration)["kind"],
  members: Parameters<typeof toV2Members>[0],
): IntegrationV2Record {
  const { type, vpcLink } = kindTraits[kind];
  return {
    IntegrationType: type,
    ...(vpcLink && { ConnectionType: "VPC_LINK" }),
    ...toV2Members(members),
  };
}

function said(parameters: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
}
