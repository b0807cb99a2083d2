import type { IntegrationV2Record } from "../record/api-v2-record.ts";
import type { Rule } from "./rule.ts";

/** What CreateIntegration rejects on a WebSocket API. Not recorded: the texts are ours. */
export const webSocketIntegrationRules: readonly Rule<IntegrationV2Record>[] = [
  {
    code: "web-socket-integration.type",
    member: "IntegrationType",
    when: ({ IntegrationType: type }) =>
      !["AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK"].includes(type),
    text: ({ IntegrationType }) => `Unknown integration type ${IntegrationType}`,
    fix: "Use AWS, AWS_PROXY, HTTP, HTTP_PROXY or MOCK.",
  },
  {
    code: "web-socket-integration.payload-format",
    member: "PayloadFormatVersion",
    when: ({ PayloadFormatVersion: version }) => version !== undefined && version !== "1.0",
    text: "A WebSocket API has one payload format",
    fix: "Omit PayloadFormatVersion, which is for HTTP APIs.",
  },
  {
    code: "web-socket-integration.subtype",
    member: "IntegrationSubtype",
    when: ({ IntegrationSubtype }) => IntegrationSubtype !== undefined,
    text: "Subtypes are for HTTP APIs",
    fix: "Use type AWS with the service's URI and a template.",
  },
  {
    code: "web-socket-integration.uri-not-http",
    member: "IntegrationUri",
    when: ({ IntegrationType: type, IntegrationUri = "" }) =>
      type.startsWith("HTTP") && !/^https?:\/\/./.test(IntegrationUri),
    text: "Invalid HTTP endpoint specified for URI",
    fix: "Start the URI with http:// or https://.",
  },
  {
    code: "web-socket-integration.uri-not-arn",
    member: "IntegrationUri",
    when: ({ IntegrationType: type, IntegrationUri = "" }) =>
      type.startsWith("AWS") && !IntegrationUri.startsWith("arn:"),
    text: "Invalid ARN specified in the request",
    fix: "Use arn:aws:apigateway:REGION:SERVICE:action/NAME or a function's invocation URI.",
  },
  {
    code: "web-socket-integration.vpc-link-type",
    member: "ConnectionType",
    when: ({ IntegrationType: type, ConnectionType }) =>
      ConnectionType === "VPC_LINK" && !type.startsWith("HTTP"),
    text: ({ IntegrationType }) =>
      `A VPC link cannot be used with an integration of type ${IntegrationType}`,
    fix: "Use type HTTP or HTTP_PROXY for private integrations.",
  },
];
