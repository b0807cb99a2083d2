import { jsonOf } from "../../../core/json.ts";
import type { ModelRecord } from "../../model/record/rest-api-record.ts";
import { fromDraft4 } from "./from-draft-4.ts";
import { isObject, type JsonObject, textOf } from "./shape.ts";
import type { DocumentWriting } from "./writing.ts";

/** Writes the models of the API as schemas by name. */
export function writeModels(writing: DocumentWriting): JsonObject {
  const entries = Object.values(writing.record.models).map((model) => {
    const documented = writing.documentation.words({ type: "MODEL", name: model.name });
    // In a document to import, they would become part of the model.
    const added = writing.form === "export" ? documented : {};
    return [model.name, { ...writeModel(model, writing), ...added }] as const;
  });
  return Object.fromEntries(entries);
}

function writeModel(model: ModelRecord, writing: DocumentWriting): JsonObject {
  const at = ["models", model.name];
  const { contentType = "application/json", description } = model;
  if (contentType !== "application/json") {
    writing.omit(
      "openapi.model-content-type",
      [...at, "contentType"],
      `OpenAPI schemas apply to application/json, not ${contentType}`,
    );
  }
  const schema = jsonOf(model.schema ?? "{}");
  if (!isObject(schema)) {
    writing.omit("openapi.model-schema", [...at, "schema"], "the schema is not a JSON object");
    return {};
  }
  if (description !== undefined && description !== textOf(schema["description"])) {
    writing.omit(
      "openapi.model-description",
      [...at, "description"],
      "OpenAPI supports only the schema's own description",
    );
  }
  return fromDraft4(schema, model.name, writing);
}
