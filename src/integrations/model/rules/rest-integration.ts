import { invocationOf } from "../grammar/lambda-uri.ts";
import { requestSource, requestTarget } from "../grammar/rest-mapping.ts";
import type { IntegrationRecord } from "../record/rest-api-record.ts";
import type { Rule } from "./rule.ts";

/**
 * What PutIntegration rejects, in AWS's order.
 *
 * Texts and order of the first five are recorded from AWS. The text of the mapping is recorded from
 * PutMethod, which has the same check; those of the missing role
 * (hashicorp/terraform-provider-aws#7916, aws/aws-cdk#1465) and of the timeout are reported. The
 * other restrictions are documented; their texts are ours.
 */
export const restIntegrationRules: readonly Rule<IntegrationRecord>[] = [
  {
    code: "rest-integration.no-http-method",
    member: "httpMethod",
    when: ({ type, httpMethod }) => type !== "MOCK" && type !== "AWS_PROXY" && !httpMethod,
    text: "Enumeration value for HttpMethod must be non-empty",
    fix: "Set the HTTP method for the backend; use POST for a Lambda function.",
  },
  {
    code: "rest-integration.uri-not-http",
    member: "uri",
    when: ({ type, uri }) => type.startsWith("HTTP") && !/^https?:\/\/./.test(uri ?? ""),
    text: "Invalid HTTP endpoint specified for URI",
    fix: "Start the URI with http:// or https://.",
  },
  {
    code: "rest-integration.uri-not-arn",
    member: "uri",
    when: ({ type, uri }) => isAws(type) && !/^arn:(?:[^:]*:){4}./.test(uri ?? ""),
    text: "Invalid ARN specified in the request",
    fix: "Use arn:aws:apigateway:REGION:SERVICE:action/NAME or …:path/PATH.",
  },
  {
    code: "rest-integration.uri-not-action",
    member: "uri",
    when: ({ type, uri }) =>
      isAws(type) &&
      !/^arn:(?:[^:]*:){4}(?:path|action)\/|^arn:(?:[^:]*:){4}\$\{stageVariables\./.test(uri ?? ""),
    text: "AWS ARN for integration must contain path or action",
    fix: "Use the function's invocation URI instead of its ARN.",
  },
  {
    code: "rest-integration.proxy-not-lambda",
    member: "uri",
    when: ({ type, uri = "" }) =>
      type === "AWS_PROXY" && !invocationOf(uri) && !uri.includes(":firehose:action/"),
    text: "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
    fix: "Use type AWS for other services, with a mapping template.",
  },
  {
    code: "rest-integration.no-credentials",
    member: "credentials",
    when: ({ type, uri = "", credentials }) => type === "AWS" && !credentials && needsRole(uri),
    text: "Role ARN must be specified for AWS integrations",
    fix: "Set the role that API Gateway assumes to call the service: arn:aws:iam::ACCOUNT:role/NAME.",
  },
  {
    code: "rest-integration.mapping-expression",
    member: "requestParameters",
    when: (integration) => wrongMapping(integration) !== undefined,
    text: (integration) =>
      `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${wrongMapping(integration)}]`,
    fix: "Use method.request.…, context.… or stageVariables.…; static text needs quotes: 'text'.",
  },
  {
    code: "rest-integration.timeout",
    member: "timeoutInMillis",
    when: (integration) => {
      const { timeoutInMillis: timeoutMs } = integration;
      return timeoutMs !== undefined && (timeoutMs < 50 || timeoutMs > longestMs(integration));
    },
    // Both numbers come from public reports; 29 seconds is the default quota.
    text: ({ responseTransferMode }) =>
      `Timeout should be between 50 ms and ${responseTransferMode === "STREAM" ? 900_000 : 29_000} ms`,
    fix: "Use at most 29 seconds, or the account's quota for regional and private APIs.",
  },
  {
    code: "rest-integration.vpc-link-type",
    member: "connectionType",
    when: ({ type, connectionType }) => connectionType === "VPC_LINK" && !type.startsWith("HTTP"),
    text: ({ type }) => `A VPC link cannot be used with an integration of type ${type}`,
    fix: "Use type HTTP or HTTP_PROXY for private integrations.",
  },
  {
    code: "rest-integration.no-vpc-link",
    member: "connectionId",
    when: ({ connectionType, connectionId }) => connectionType === "VPC_LINK" && !connectionId,
    text: "An integration of connection type VPC_LINK needs a connection id",
    fix: "Set it to the id of the VPC link, or to a stage variable that holds it.",
  },
  {
    code: "rest-integration.target-without-link",
    member: "integrationTarget",
    when: ({ type, connectionType, integrationTarget }) =>
      integrationTarget !== undefined && (connectionType !== "VPC_LINK" || type !== "HTTP_PROXY"),
    text: "An integration target is for type HTTP_PROXY over a VPC link of version 2",
    fix: "Omit the target: a VPC link of version 1 defines its load balancer itself.",
  },
  {
    code: "rest-integration.stream-type",
    member: "responseTransferMode",
    when: ({ type, responseTransferMode }) =>
      responseTransferMode === "STREAM" && !type.endsWith("_PROXY"),
    text: ({ type }) => `Response streaming is not supported for an integration of type ${type}`,
    fix: "Use AWS_PROXY with a Lambda function, or HTTP_PROXY.",
  },
  {
    code: "rest-integration.stream-uri",
    member: "uri",
    when: ({ type, uri = "", responseTransferMode }) =>
      type === "AWS_PROXY" &&
      (invocationOf(uri) === "streaming") !== (responseTransferMode === "STREAM"),
    text: "The transfer mode STREAM and the URI …/response-streaming-invocations need each other",
    fix: "Use the builder for streaming, which sets both.",
  },
];

/** Returns the first invalid target or source. */
function wrongMapping({ requestParameters }: IntegrationRecord): string | undefined {
  for (const [target, source] of Object.entries(requestParameters ?? {})) {
    if (requestTarget.read(target) === undefined) return target;
    if (requestSource.read(source) === undefined) return source;
  }
  return undefined;
}

/** Returns the highest possible quota (hashicorp/terraform-provider-aws#45482). */
function longestMs({ responseTransferMode }: IntegrationRecord): number {
  return responseTransferMode === "STREAM" ? 900_000 : 300_000;
}

/** Returns whether the service needs a role; a function may have a resource policy instead. */
function needsRole(uri: string): boolean {
  const service = /^arn:(?:[^:]*:){3}([^:]*):(?:path|action)\//.exec(uri)?.[1];
  return service !== undefined && service !== "lambda" && !service.includes("$");
}

function isAws(type: string): boolean {
  return type === "AWS" || type === "AWS_PROXY";
}
