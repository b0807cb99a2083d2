import { dropIntegrationDefaults, integrationDefaults } from "../../model/record/defaults.ts";
import type { IntegrationRecord } from "../../model/record/rest-api-record.ts";
import { writeIntegration } from "../integration.ts";
import { MemberReading } from "../member-reading.ts";
import { type JsonObject, objectOf } from "./shape.ts";
import type { DocumentWriting, OpenApiForm, WrittenMethod } from "./writing.ts";

/** Writes an integration as the extension. */
export function writeMethodIntegration(
  integration: IntegrationRecord,
  { resourceId, at }: WrittenMethod,
  writing: DocumentWriting,
): JsonObject {
  const record = withoutDefaults(integration, resourceId, writing.form);
  const patterns = new Map<string, string>();
  for (const { statusCode, selectionPattern } of Object.values(record.integrationResponses ?? {})) {
    const pattern = selectionPattern || "default";
    const other = patterns.get(pattern);
    if (other !== undefined) {
      writing.omit(
        "openapi.response-pattern",
        [...at, "methodIntegration", "integrationResponses", other],
        `OpenAPI supports one response per pattern: for ${pattern}, only the response of the status ${statusCode} is written`,
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

/** Returns the members of an integration to write, without AWS's defaults. */
function withoutDefaults(
  integration: IntegrationRecord,
  resourceId: string,
  form: OpenApiForm,
): IntegrationRecord {
  const { cacheNamespace, cacheKeyParameters = [], passthroughBehavior } = integration;
  const rare = dropIntegrationDefaults(integration, resourceId);
  if (form === "source") {
    // When AWS stores an integration, it names the cache after the resource and fills in defaults.
    return cacheNamespace === resourceId ? rare : integration;
  }
  // Recorded: the passthrough behavior is always written. Seen in public exports: the cache's name
  // is written if the cache has keys.
  return {
    ...rare,
    passthroughBehavior: passthroughBehavior ?? integrationDefaults.passthroughBehavior,
    ...(cacheKeyParameters.length > 0 && cacheNamespace !== undefined && { cacheNamespace }),
  };
}
