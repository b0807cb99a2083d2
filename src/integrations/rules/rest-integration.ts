import { parseLambdaUri } from "../grammar/lambda-uri.ts";
import type { IntegrationRecord } from "../record/rest-api-record.ts";
import type { Rule } from "./rule.ts";

/** What PutIntegration refuses, in its order. Texts and order are recorded from AWS. */
export const restIntegrationRules: readonly Rule<IntegrationRecord>[] = [
  {
    code: "rest-integration.no-http-method",
    when: ({ type, httpMethod }) => type !== "MOCK" && type !== "AWS_PROXY" && !httpMethod,
    text: "Enumeration value for HttpMethod must be non-empty",
    fix: "Give the method towards the backend; a Lambda function takes POST.",
  },
  {
    code: "rest-integration.uri-not-http",
    when: ({ type, uri }) => type.startsWith("HTTP") && !/^https?:\/\/./.test(uri ?? ""),
    text: "Invalid HTTP endpoint specified for URI",
    fix: "Start the URI with http:// or https://.",
  },
  {
    code: "rest-integration.uri-not-arn",
    when: ({ type, uri }) => isAws(type) && !/^arn:(?:[^:]*:){4}./.test(uri ?? ""),
    text: "Invalid ARN specified in the request",
    fix: "Use arn:aws:apigateway:REGION:SERVICE:action/NAME or …:path/PATH.",
  },
  {
    code: "rest-integration.uri-not-action",
    when: ({ type, uri }) => isAws(type) && !/^arn:(?:[^:]*:){4}(?:path|action)\//.test(uri ?? ""),
    text: "AWS ARN for integration must contain path or action",
    fix: "A function's own ARN is not enough: wrap it in the invocation URI.",
  },
  {
    code: "rest-integration.proxy-not-lambda",
    when: ({ type, uri }) => type === "AWS_PROXY" && !parseLambdaUri(uri ?? ""),
    text: "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
    fix: "Use type AWS for other services, with a mapping template.",
  },
];

function isAws(type: string): boolean {
  return type === "AWS" || type === "AWS_PROXY";
}
