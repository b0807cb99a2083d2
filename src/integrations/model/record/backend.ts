import { awsUri } from "../grammar/aws-uri.ts";
import { invocationOf } from "../grammar/lambda-uri.ts";

/** Members of either record that identify the backend. */
export interface BackendMembers {
  readonly type: string;
  readonly uri?: string | undefined;
  readonly connectionType?: string | undefined;
  readonly subtype?: string | undefined;
}

/**
 * Returns the backend of an integration as one word: `lambda`, `mock`, `http`, `vpc-link`,
 * `dynamodb:PutItem`, `s3:path`, `subtype:SQS-SendMessage`.
 *
 * Text that is known only at deployment counts as a function in place of an ARN: only functions are
 * referred to as a whole.
 *
 * @example
 * backendOf({ type: "AWS", uri: "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem" }); // "dynamodb:PutItem"
 */
export function backendOf({ type, uri = "", connectionType, subtype }: BackendMembers): string {
  if (type === "MOCK") return "mock";
  if (subtype !== undefined) return `subtype:${subtype}`;
  if (connectionType === "VPC_LINK") return "vpc-link";
  if (type.startsWith("HTTP")) return "http";
  const invocation = invocationOf(uri);
  if (invocation === "streaming") return "lambda:response-streaming-invocations";
  const parts = awsUri.read(uri);
  if (invocation || !parts || parts.service === "lambda") return "lambda";
  const { service, target } = parts;
  return `${service}:${target.type === "action" ? target.action : target.type}`;
}
