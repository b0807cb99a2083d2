import { dropIntegrationDefaults } from "../../record/defaults.ts";
import type { IntegrationRecord } from "../../record/rest-api-record.ts";
import { writeIntegration } from "../integration.ts";
import { Reading } from "../reading.ts";
import { type JsonObject, objectOf } from "./shape.ts";
import type { DocumentWriting, WrittenMethod } from "./writing.ts";

/** The extension that an integration is. */
export function writeMethodIntegration(
  integration: IntegrationRecord,
  { resourceId, at }: WrittenMethod,
  writing: DocumentWriting,
): JsonObject {
  // AWS names the cache after the resource when it stores an integration, and fills in the rest.
  const isStored = integration.cacheNamespace === resourceId;
  const record = isStored ? dropIntegrationDefaults(integration, resourceId) : integration;
  const patterns = new Map<string, string>();
  for (const { statusCode, selectionPattern } of Object.values(record.integrationResponses ?? {})) {
    const pattern = selectionPattern || "default";
    const other = patterns.get(pattern);
    if (other !== undefined) {
      writing.lose(
        [...at, "methodIntegration", "integrationResponses", other],
        `a document has one response for the pattern ${pattern}: that of the status ${statusCode}`,
      );
    }
    patterns.set(pattern, statusCode);
  }
  return objectOf(
    writeIntegration({
      format: "openapi",
      protocol: "REST",
      record,
      reading: new Reading(),
      kept: {},
    }),
  );
}
