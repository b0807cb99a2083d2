import type { Json } from "../../../core/json.ts";
import type { IntegrationRecord } from "../../model/record/rest-api-record.ts";
import { readUnchecked } from "../integration.ts";
import { isIntrinsic } from "../unresolved-text.ts";
import type { DocumentReading } from "./document-reading.ts";
import type { Operation } from "./method-request.ts";
import { isObject, type JsonObject } from "./shape.ts";

const extension = "x-amazon-apigateway-integration";

/**
 * Reads the integration of an operation; returns undefined and adds a finding if it has no type.
 */
export function readMethodIntegration(
  operation: Operation,
  httpMethod: string,
  reading: DocumentReading,
): IntegrationRecord | undefined {
  const at = [...operation.at, extension];
  if (operation.members[extension] === undefined) return undefined;
  const value = reading.resolve(operation.members[extension], at);
  const { record, reading: read } = readUnchecked(
    "openapi",
    {
      ...value,
      ...withTextOnly(value, operation, httpMethod, reading),
    },
    "REST",
  );
  // API Gateway silently drops unknown, for example misspelled, members.
  for (const issue of read.issues) {
    reading.ignore([...at, ...issue.path], issue.message, { problem: "member", issue });
  }
  if (record.type !== undefined) return record;
  reading.refuse(
    at,
    `Unable to put integration on '${httpMethod}' for resource at path '${operation.path}': Invalid integration type specified`,
    { problem: "integration-type" },
  );
  return undefined;
}

/** Drops request parameters whose value is not text, with a warning (recorded). */
function withTextOnly(
  { requestParameters }: JsonObject,
  { path, at }: Operation,
  httpMethod: string,
  reading: DocumentReading,
): JsonObject {
  if (!isObject(requestParameters) || isIntrinsic(requestParameters)) return {};
  const entries = Object.entries(requestParameters).filter(([name, value]) => {
    if (isText(value)) return true;
    reading.warn(
      [...at, extension, "requestParameters", name],
      `Invalid format for 'requestParameters'. Expected type string for property '${name}' of resource '${path}' and method '${httpMethod}' but got '${shown(value)}'`,
      { problem: "not-text", parameter: name },
    );
    return false;
  });
  // A null member counts as missing.
  return { requestParameters: entries.length > 0 ? Object.fromEntries(entries) : null };
}

function isText(value: Json): boolean {
  return typeof value === "string" || isIntrinsic(value);
}

function shown(value: Json): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
