import type { RestApiSettings } from "../record/rest-api-record.ts";
import type { Rule } from "./rule.ts";

/** What CreateRestApi rejects, in AWS's order. Texts are recorded from AWS. */
export const restApiRules: readonly Rule<RestApiSettings>[] = [
  {
    code: "rest-api.description-empty",
    when: ({ description }) => description === "",
    text: "Description cannot be an empty string",
    fix: "Omit the description.",
  },
  {
    code: "rest-api.compression-size",
    when: ({ minimumCompressionSize: bytes = 0 }) => !(bytes >= 0 && bytes <= 10_485_760),
    text: "Invalid minimum compression size, must be between 0 and 10485760",
    fix: "Use 0 to 10485760 bytes, or omit it to disable compression.",
  },
  {
    code: "rest-api.no-endpoint-type",
    when: ({ endpointConfiguration }) => endpointConfiguration?.types?.length === 0,
    text: "REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.",
    fix: "Set one endpoint type, or omit it for EDGE.",
  },
  {
    code: "rest-api.endpoint-types",
    when: ({ endpointConfiguration }) => (endpointConfiguration?.types?.length ?? 0) > 1,
    text: "Cannot create an api with multiple Endpoint Types.",
    fix: "Set only one endpoint type.",
  },
  {
    code: "rest-api.private-ipv4",
    when: ({ endpointConfiguration: endpoint }) =>
      endpoint?.types?.[0] === "PRIVATE" && endpoint.ipAddressType === "ipv4",
    text: "Only dualstack ipAddressType is supported for Private APIs.",
    fix: "Omit the address type, or use dualstack.",
  },
];
