import type { Json } from "../../../core/json.ts";
import { changeSchemas } from "../../model/json-schema/keywords.ts";
import { componentPlace } from "./document.ts";
import { fromReference, modelNameIn, toReference } from "./pointer.ts";
import { type JsonObject, textOf } from "./shape.ts";
import type { DocumentWriting } from "./writing.ts";

/** Converts a model's schema to a document's: the inverse of `toModelSchema`. */
export function fromDraft4(
  schema: JsonObject,
  model: string,
  writing: DocumentWriting,
): JsonObject {
  if (schema["$ref"] !== undefined) return writeReference(schema, model, writing);
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
    const limit = writing.version === "3.1" ? exclusiveLimit(keyword, value, schema) : undefined;
    if (limit) return limit;
    // GetExport leaves it out (seen in public exports).
    if (keyword === "$schema" && writing.form === "export") return [];
    return [
      [keyword, changeSchemas(keyword, value, [], (each) => fromDraft4(each, model, writing))],
    ];
  });
  return Object.fromEntries(entries);
}

/** Returns the exclusive limit of OpenAPI 3.1; draft 4 has a flag beside `minimum` or `maximum`. */
function exclusiveLimit(
  keyword: string,
  value: Json,
  schema: JsonObject,
): [string, Json][] | undefined {
  const [, side = ""] = /^(?:exclusiveM|m)(inimum|aximum)$/.exec(keyword) ?? [];
  const limit = schema[`m${side}`];
  if (side === "" || schema[`exclusiveM${side}`] !== true || limit === undefined) return undefined;
  return keyword.startsWith("exclusive") && value === true ? [[keyword, limit]] : [];
}

function writeReference(schema: JsonObject, model: string, writing: DocumentWriting): JsonObject {
  const reference = textOf(schema["$ref"]) ?? "";
  const isWithin = reference === "#" || reference.startsWith("#/");
  const name = isWithin ? undefined : modelNameIn(reference);
  if (name !== undefined) return writing.schemaOf(name);
  if (isWithin) {
    const inside = reference === "#" ? [] : fromReference(reference);
    const place = componentPlace(writing.version, "schemas");
    return { $ref: toReference([...place, model, ...inside]) };
  }
  writing.omit(
    "openapi.reference",
    ["models", model, "schema"],
    `the reference ${reference} does not name a model of the API`,
  );
  return {};
}
