import { dropIntegrationDefaults, integrationDefaults } from "../../model/record/defaults.ts";
import type { IntegrationRecord } from "../../model/record/rest-api-record.ts";
import { writeIntegration } from "../integration.ts";
import { MemberReading } from "../member-reading.ts";
import { type JsonObject, objectOf } from "./shape.ts";
import type { DocumentWriting, OpenApiForm, WrittenMethod } from "./writing.ts";

/** The extension that an integration is. */
export function writeMethodIntegration(
  integration: IntegrationRecord,
  { resourceId, at }: WrittenMethod,
  writing: DocumentWriting,
): JsonObject {
  const record = spoken(integration, resourceId, writing.form);
  const patterns = new Map<string, string>();
  for (const { statusCode, selectionPattern } of Object.values(record.integrationResponses ?? {})) {
    const pattern = selectionPattern || "default";
    const other = patterns.get(pattern);
    if (other !== undefined) {
      writing.omit(
        "openapi.response-pattern",
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
      reading: new MemberReading(),
      kept: {},
    }),
  );
}

/** What a document says of an integration: not what AWS fills in by itself. */
function spoken(
  integration: IntegrationRecord,
  resourceId: string,
  form: OpenApiForm,
): IntegrationRecord {
  const { cacheNamespace, cacheKeyParameters = [], passthroughBehavior } = integration;
  const rare = dropIntegrationDefaults(integration, resourceId);
  if (form === "source") {
    // AWS names the cache after the resource when it stores an integration, and fills in the rest.
    return cacheNamespace === resourceId ? rare : integration;
  }
  // Recorded: the passthrough behavior is always said. Seen in public exports: the cache's name is
  // said where the cache has keys.
  return {
    ...rare,
    passthroughBehavior: passthroughBehavior ?? integrationDefaults.passthroughBehavior,
    ...(cacheKeyParameters.length > 0 && cacheNamespace !== undefined && { cacheNamespace }),
  };
}
