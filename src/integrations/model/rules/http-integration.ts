import { isReservedHeader } from "../../../core/header-policies.ts";
import { httpMappingTarget } from "../grammar/http-mapping.ts";
import { httpSubtypes } from "../http-subtypes.ts";
import type { IntegrationV2Record } from "../record/api-v2-record.ts";
import type { Rule } from "./rule.ts";

/**
 * What CreateIntegration rejects on an HTTP API.
 *
 * None of it is recorded. The first text is a public capture (aws-cli#6363); the other texts are
 * ours.
 */
export const httpIntegrationRules: readonly Rule<IntegrationV2Record>[] = [
  {
    code: "http-integration.not-proxy",
    member: "IntegrationType",
    when: ({ IntegrationType: type }) => type !== "AWS_PROXY" && type !== "HTTP_PROXY",
    text: "Currently, an API with a protocol type of HTTP may only be associated with proxy integrations (AWS_PROXY, HTTP_PROXY)",
    fix: "Use a Lambda function, an HTTP backend or a subtype; a REST API has the other types.",
  },
  {
    code: "http-integration.uri-not-http",
    member: "IntegrationUri",
    when: ({ IntegrationType, ConnectionType, IntegrationUri = "" }) =>
      IntegrationType === "HTTP_PROXY" &&
      ConnectionType !== "VPC_LINK" &&
      !/^https?:\/\/./.test(IntegrationUri),
    text: "Invalid HTTP endpoint specified for URI",
    fix: "Start the URI with http:// or https://.",
  },
  {
    code: "http-integration.uri-not-lambda",
    member: "IntegrationUri",
    when: ({ IntegrationType, IntegrationSubtype, IntegrationUri = "" }) =>
      IntegrationType === "AWS_PROXY" &&
      IntegrationSubtype === undefined &&
      !IntegrationUri.includes(":lambda:"),
    text: "An integration of type AWS_PROXY needs a Lambda function or a subtype",
    fix: "Use the function's ARN, or HTTP_PROXY for an HTTP backend.",
  },
  {
    code: "http-integration.unknown-subtype",
    member: "IntegrationSubtype",
    when: ({ IntegrationSubtype: subtype }) =>
      subtype !== undefined && !Object.hasOwn(httpSubtypes, subtype),
    text: ({ IntegrationSubtype }) => `Unknown integration subtype ${IntegrationSubtype}`,
    fix: `Use one of ${Object.keys(httpSubtypes).join(", ")}.`,
  },
  {
    code: "http-integration.no-credentials",
    member: "CredentialsArn",
    when: ({ IntegrationSubtype, CredentialsArn }) =>
      IntegrationSubtype !== undefined && CredentialsArn === undefined,
    text: "An integration with a subtype needs credentials",
    fix: "Set credentials to the ARN of a role that is allowed to make the call.",
  },
  {
    code: "http-integration.missing-parameter",
    member: "RequestParameters",
    when: (integration) => missingParameter(integration) !== undefined,
    text: (integration) =>
      `The subtype ${integration.IntegrationSubtype} needs the parameter ${missingParameter(integration)}`,
    fix: "Set it to a text or to a value of the request: $request.body.name.",
  },
  {
    code: "http-integration.mapping-target",
    member: "RequestParameters",
    when: (integration) => wrongTarget(integration) !== undefined,
    text: (integration) => `Invalid mapping expression specified: ${wrongTarget(integration)}`,
    fix: "Write append:header.NAME, overwrite:path or remove:querystring.NAME; some headers are reserved by API Gateway.",
  },
];

function missingParameter({
  IntegrationSubtype: subtype = "",
  RequestParameters = {},
}: IntegrationV2Record): string | undefined {
  const known = Object.entries(httpSubtypes).find(([name]) => name === subtype);
  return known?.[1].required.find((name) => RequestParameters[name] === undefined);
}

function wrongTarget(integration: IntegrationV2Record): string | undefined {
  const { RequestParameters, ResponseParameters, IntegrationSubtype } = integration;
  const requests = IntegrationSubtype === undefined ? [RequestParameters] : [];
  const maps = [...requests, ...Object.values(ResponseParameters ?? {})];
  return maps.flatMap((each) => Object.keys(each ?? {})).find((key) => !isAllowedTarget(key));
}

function isAllowedTarget(key: string): boolean {
  const target = httpMappingTarget.read(key);
  if (!target) return false;
  return !("name" in target) || target.location !== "header" || !isReservedHeader(target.name);
}
