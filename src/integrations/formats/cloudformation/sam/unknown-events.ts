import { nearest } from "../../../../core/nearest.ts";
import { objectOf } from "../../openapi/shape.ts";
import type { CloudFormationTemplate } from "../template.ts";
import type { TemplateReading } from "../template-reading.ts";

/**
 * Reports function events with an unknown type: otherwise a route with `Type: api` would be
 * silently missing.
 *
 * Source: AWS SAM developer guide, `EventSource` of `AWS::Serverless::Function`.
 */
export function findUnknownEvents(
  template: CloudFormationTemplate,
  reading: TemplateReading,
): void {
  for (const { type, properties, at } of Object.values(template.resources)) {
    if (type !== "AWS::Serverless::Function") continue;
    for (const [name, event] of Object.entries(objectOf(objectOf(properties)["Events"]))) {
      const eventType = objectOf(event)["Type"];
      if (typeof eventType !== "string" || eventTypes.includes(eventType)) continue;
      const meant = nearest(eventType, eventTypes);
      reading.find({
        code: "sam.unknown-event",
        severity: "error",
        at: [...at, "Properties", "Events", name, "Type"],
        message: `unknown SAM event type ${eventType}`,
        fix: meant && `Did you mean ${meant}?`,
        details: { type: eventType, meant },
      });
    }
  }
}

const eventTypes: readonly string[] = [
  "AlexaSkill",
  "Api",
  "CloudWatchEvent",
  "CloudWatchLogs",
  "Cognito",
  "DocumentDB",
  "DynamoDB",
  "EventBridgeRule",
  "HttpApi",
  "IoTRule",
  "Kinesis",
  "MQ",
  "MSK",
  "S3",
  "SNS",
  "SQS",
  "Schedule",
  "ScheduleV2",
  "SelfManagedKafka",
];
