import * as z from "zod/mini";
import { credentials, written } from "../fields.ts";
import { httpMappingSource } from "../grammar/http-mapping.ts";
import { strictObject } from "../strict-object.ts";
import { description, httpResponseParameters, httpTimeoutMs } from "../v2-fields.ts";

/**
 * HTTP API `AWS_PROXY` with a subtype: one call to a service, its parameters from the request.
 *
 * Each parameter is text with variables, `$request.body.id`; structured ones are JSON as text.
 * Source: developer guide, http-api-develop-integrations-aws-services-reference.
 */
export const httpAwsService = z.discriminatedUnion("subtype", [
  service(
    "EventBridge-PutEvents",
    ["Detail", "DetailType", "Source"],
    ["Time", "EventBusName", "Resources", "TraceHeader"],
  ),
  service(
    "SQS-SendMessage",
    ["QueueUrl", "MessageBody"],
    [
      "DelaySeconds",
      "MessageAttributes",
      "MessageDeduplicationId",
      "MessageGroupId",
      "MessageSystemAttributes",
    ],
  ),
  service(
    "SQS-ReceiveMessage",
    ["QueueUrl"],
    [
      "AttributeNames",
      "MaxNumberOfMessages",
      "MessageAttributeNames",
      "ReceiveRequestAttemptId",
      "VisibilityTimeout",
      "WaitTimeSeconds",
    ],
  ),
  service("SQS-DeleteMessage", ["QueueUrl", "ReceiptHandle"], []),
  service("SQS-PurgeQueue", ["QueueUrl"], []),
  service(
    "AppConfig-GetConfiguration",
    ["Application", "Environment", "Configuration", "ClientId"],
    ["ClientConfigurationVersion"],
  ),
  service(
    "Kinesis-PutRecord",
    ["StreamName", "Data", "PartitionKey"],
    ["SequenceNumberForOrdering", "ExplicitHashKey"],
  ),
  service("StepFunctions-StartExecution", ["StateMachineArn"], ["Name", "Input"]),
  service(
    "StepFunctions-StartSyncExecution",
    ["StateMachineArn"],
    ["Name", "Input", "TraceHeader"],
  ),
  service("StepFunctions-StopExecution", ["ExecutionArn"], ["Cause", "Error"]),
]);

/** An integration of the kind `http.aws-service`. */
export type HttpAwsService = Readonly<z.infer<typeof httpAwsService>>;

/** The subtypes, and the parameters that each one needs and takes. */
export type HttpAwsServiceSubtype = HttpAwsService["subtype"];

/** Every subtype takes `Region`. */
type Parameters<Required extends string, Optional extends string> = {
  [Name in Required]: z.ZodMiniString;
} & { [Name in Optional | "Region"]: z.ZodMiniOptional<z.ZodMiniString> };

function service<
  const Subtype extends string,
  const Required extends string,
  const Optional extends string,
>(subtype: Subtype, required: readonly Required[], optional: readonly Optional[]) {
  return strictObject(() => ({
    kind: z.literal("http.aws-service"),
    subtype: z.literal(subtype),
    /** Role that may make the call. */
    credentials: credentials(),
    parameters: parameters(required, optional),
    responseParameters: z.optional(httpResponseParameters()),
    timeoutMs: z.optional(httpTimeoutMs()),
    description: z.optional(description()),
  }));
}

function parameters<Required extends string, Optional extends string>(
  required: readonly Required[],
  optional: readonly Optional[],
) {
  const value = written(httpMappingSource);
  const byName = Object.fromEntries([
    ...required.map((name) => [name, value]),
    ...[...optional, "Region"].map((name) => [name, z.optional(value)]),
  ]);
  // fromEntries forgets the names; they are those of the two lists.
  return strictObject(() => byName as Parameters<Required, Optional>);
}
