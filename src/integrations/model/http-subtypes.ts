/** The parameters of one subtype. Every subtype also has `Region`, which is optional. */
interface SubtypeParameters {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/**
 * The service operations that an HTTP API can call without a Lambda function, with their
 * parameters.
 *
 * Source: developer guide, http-api-develop-integrations-aws-services-reference.
 */
export const httpSubtypes = {
  "EventBridge-PutEvents": {
    required: ["Detail", "DetailType", "Source"],
    optional: ["Time", "EventBusName", "Resources", "TraceHeader"],
  },
  "SQS-SendMessage": {
    required: ["QueueUrl", "MessageBody"],
    optional: [
      "DelaySeconds",
      "MessageAttributes",
      "MessageDeduplicationId",
      "MessageGroupId",
      "MessageSystemAttributes",
    ],
  },
  "SQS-ReceiveMessage": {
    required: ["QueueUrl"],
    optional: [
      "AttributeNames",
      "MaxNumberOfMessages",
      "MessageAttributeNames",
      "ReceiveRequestAttemptId",
      "VisibilityTimeout",
      "WaitTimeSeconds",
    ],
  },
  "SQS-DeleteMessage": { required: ["QueueUrl", "ReceiptHandle"], optional: [] },
  "SQS-PurgeQueue": { required: ["QueueUrl"], optional: [] },
  "AppConfig-GetConfiguration": {
    required: ["Application", "Environment", "Configuration", "ClientId"],
    optional: ["ClientConfigurationVersion"],
  },
  "Kinesis-PutRecord": {
    required: ["StreamName", "Data", "PartitionKey"],
    optional: ["SequenceNumberForOrdering", "ExplicitHashKey"],
  },
  "StepFunctions-StartExecution": { required: ["StateMachineArn"], optional: ["Name", "Input"] },
  "StepFunctions-StartSyncExecution": {
    required: ["StateMachineArn"],
    optional: ["Name", "Input", "TraceHeader"],
  },
  "StepFunctions-StopExecution": { required: ["ExecutionArn"], optional: ["Cause", "Error"] },
} as const satisfies Readonly<Record<string, SubtypeParameters>>;
