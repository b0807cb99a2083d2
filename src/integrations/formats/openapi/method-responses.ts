import { defined } from "../../../core/json.ts";
import type { ById, MethodResponseRecord } from "../../model/record/rest-api-record.ts";
import type { DocumentReading } from "./document-reading.ts";
import { contentModels, mediaTypes, namedModels, type Operation } from "./method-request.ts";
import type { Models } from "./models.ts";
import { type JsonObject, objectOf } from "./shape.ts";

/** Reads the declared responses of an operation by status, if any. */
export function readMethodResponses(
  operation: Operation,
  reading: DocumentReading,
  models: Models,
): ById<MethodResponseRecord> | undefined {
  const records = new Map<string, MethodResponseRecord>();
  const declared = Object.entries(objectOf(operation.members["responses"]));
  for (const [statusCode, each] of declared) {
    if (statusCode.startsWith("x-")) continue;
    const at = [...operation.at, "responses", statusCode];
    if (!isStatus(statusCode)) {
      const details = { problem: "status", status: statusCode } as const;
      reading.ignore(at, "a method response must be for a single status", details);
      continue;
    }
    const response = reading.resolve(each, at);
    const headers = Object.keys(objectOf(response["headers"])).map((name) => [
      `method.response.header.${name}`,
      false,
    ]);
    records.set(
      statusCode,
      defined({
        statusCode,
        responseParameters: headers.length > 0 ? Object.fromEntries(headers) : undefined,
        responseModels: readModels(response, operation, reading, models, at),
      }),
    );
  }
  return records.size > 0 ? Object.fromEntries(records) : undefined;
}

/** Returns whether the text is a single status, not a range or `default`. */
export function isStatus(text: string): boolean {
  return /^[1-5]\d\d$/.test(text);
}

function readModels(
  response: JsonObject,
  { members }: Operation,
  reading: DocumentReading,
  models: Models,
  at: readonly string[],
): Record<string, string> | undefined {
  if (reading.document.version !== "2.0") return contentModels(response, at, models);
  const model = models.nameOf(response["schema"], [...at, "schema"]);
  return namedModels(mediaTypes("produces", members, reading).map((type) => [type, model]));
}
