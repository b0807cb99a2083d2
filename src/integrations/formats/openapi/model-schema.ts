import type { Json } from "../../../core/json.ts";
import { changeSchemas } from "../../model/json-schema/keywords.ts";
import { componentPlace } from "./document.ts";
import type { DocumentReading } from "./document-reading.ts";
import { fromReference, toReference } from "./pointer.ts";
import { type JsonObject, textOf, textsOf } from "./shape.ts";

/** Keywords of OpenAPI and later JSON Schema drafts that draft 4 lacks or ignores. */
const dropped: ReadonlySet<string> = new Set([
  "nullable",
  "discriminator",
  "xml",
  "externalDocs",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
]);

export function ignoreReference(
  schema: JsonObject,
  reading: DocumentReading,
  at: readonly string[],
): void {
  const reference = textOf(schema["$ref"]);
  reading.ignore(at, `the reference ${reference} does not name a model of the document`, {
    problem: "reference",
    reference,
  });
}

/** Converts a document's schema to a model's: JSON Schema draft 4 with references by URL. */
export function toModelSchema(
  schema: JsonObject,
  reading: DocumentReading,
  at: readonly string[],
): JsonObject {
  if (schema["$ref"] !== undefined) return toModelReference(schema, reading, at);
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
    if (dropped.has(keyword) || keyword.startsWith("x-")) return [];
    // A limit in OpenAPI 3.1; in draft 4, the keyword is a flag that excludes `minimum` itself.
    if (keyword === "exclusiveMinimum" && typeof value === "number") {
      return [
        ["minimum", value],
        [keyword, true],
      ];
    }
    if (keyword === "exclusiveMaximum" && typeof value === "number") {
      return [
        ["maximum", value],
        [keyword, true],
      ];
    }
    if (keyword === "const") return [["enum", [value]]];
    // In alphabetical order, as AWS stores them (recorded).
    if (keyword === "required" && Array.isArray(value)) return [[keyword, textsOf(value).sort()]];
    return [[keyword, changeSchemas(keyword, value, at, convert)]];
  });
  return Object.fromEntries(entries);

  function convert(inner: JsonObject, place: readonly string[]): JsonObject {
    return toModelSchema(inner, reading, place);
  }
}

function toModelReference(
  schema: JsonObject,
  reading: DocumentReading,
  at: readonly string[],
): JsonObject {
  const name = reading.modelOf(textOf(schema["$ref"]) ?? "");
  if (name !== undefined) {
    const { restApi } = reading.ids;
    return { $ref: `https://apigateway.amazonaws.com/restapis/${restApi}/models/${name}` };
  }
  const inside = partOfOwnModel(schema, reading, at);
  if (inside) return { $ref: toReference(inside) };
  ignoreReference(schema, reading, at);
  return {};
}

/** Returns the path of a reference inside its own model, which may have definitions. */
function partOfOwnModel(
  schema: JsonObject,
  { document }: DocumentReading,
  at: readonly string[],
): readonly string[] | undefined {
  const reference = textOf(schema["$ref"]) ?? "";
  if (!reference.startsWith("#/")) return undefined;
  const target = fromReference(reference);
  const model = at.slice(0, componentPlace(document.version, "schemas").length + 1);
  const isInside = model.every((part, index) => part === target[index]);
  return isInside ? target.slice(model.length) : undefined;
}
