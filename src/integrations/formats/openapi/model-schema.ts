import type { Json } from "../../../core/json.ts";
import { changeSchemas } from "../../model/json-schema/keywords.ts";
import { componentPlace } from "./document.ts";
import type { DocumentReading } from "./document-reading.ts";
import { fromReference, toReference } from "./pointer.ts";
import { type JsonObject, textOf, textsOf } from "./shape.ts";

/** Words of OpenAPI, and of later JSON Schema, that draft 4 does not know or that say nothing there. */
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
  reading.ignore(at, `the reference ${reference} is not to a model of the document`, {
    problem: "reference",
    reference,
  });
}

/** A schema of the document as a model holds it: JSON Schema, draft 4, with references by URL. */
export function toModelSchema(
  schema: JsonObject,
  reading: DocumentReading,
  at: readonly string[],
): JsonObject {
  if (schema["$ref"] !== undefined) return toModelReference(schema, reading, at);
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
    if (dropped.has(keyword) || keyword.startsWith("x-")) return [];
    // A limit of OpenAPI 3.1; in draft 4 the word only says that `minimum` itself is out.
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
    // In the order of the alphabet, as AWS stores them (recorded).
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

/** Where in its own model a reference leads: a model may have definitions of its own. */
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
