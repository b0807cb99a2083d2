import { awsUri } from "../model/grammar/aws-uri.ts";
import type { IntegrationRecord } from "../model/record/rest-api-record.ts";
import type { Advice } from "./advice.ts";

/** Mistakes in integrations that call an AWS service. */
export const serviceAdvice: readonly Advice<IntegrationRecord>[] = [
  {
    code: "lint.no-target",
    severity: "error",
    member: "uri",
    when: (integration) => missingTarget(integration) !== undefined,
    text: (integration) =>
      `the header X-Amz-Target is missing; the service needs it to identify the operation: '${missingTarget(integration)}'`,
    fix: "Map integration.request.header.X-Amz-Target to this value, in quotes, and Content-Type to 'application/x-amz-json-1.1'.",
  },
];

/**
 * X-Amz-Target prefixes, from the SDK's clients, of services whose protocol needs the header while
 * API Gateway sends only `Action`. Deployed integrations of EventBridge, Translate and Comprehend
 * set it; the others are inferred. API Gateway adds it for DynamoDB, Kinesis, Firehose and Step
 * Functions.
 */
const targetPrefixes: Readonly<Record<string, string>> = {
  athena: "AmazonAthena",
  "cognito-idp": "AWSCognitoIdentityProviderService",
  comprehend: "Comprehend_20171127",
  events: "AWSEvents",
  kms: "TrentService",
  logs: "Logs_20140328",
  secretsmanager: "secretsmanager",
  translate: "AWSShineFrontendService_20170701",
};

function missingTarget(integration: IntegrationRecord): string | undefined {
  const { type, uri = "", requestParameters = {}, requestTemplates = {} } = integration;
  const parts = type === "AWS" ? awsUri.read(uri) : undefined;
  if (parts?.target.type !== "action" || !Object.hasOwn(targetPrefixes, parts.service)) {
    return undefined;
  }
  const isSet =
    Object.keys(requestParameters).some((target) => /\.header\.x-amz-target$/i.test(target)) ||
    Object.values(requestTemplates).some((text) => /x-amz-target/i.test(text ?? ""));
  return isSet ? undefined : `${targetPrefixes[parts.service]}.${parts.target.action}`;
}
