import { isObject, type Json, type JsonObject } from "../../../core/json.ts";
import { fromReference } from "../../../integrations/formats/openapi/pointer.ts";

/**
 * Returns a mapping template that writes a sample of a model.
 *
 * Objects, numbers and strings follow the samples in AWS's CLI and API references. Arrays follow
 * published templates of the console, all of them edited. Other types and recursive schemas are not
 * sourced.
 *
 * @param schema a schema with internal references only
 */
export function modelTemplate(schema: JsonObject): string {
  const place = { root: schema, within: [], work: { left: maxSchemas }, indent: "" };
  return `#set($inputRoot = $input.path('$'))\n${sampleOf(schema, place)}`;
}

interface Place {
  readonly root: JsonObject;
  /** The references that were followed to get here. */
  readonly within: readonly string[];
  /** Limits the output: references can multiply the schemas. */
  readonly work: { left: number };
  readonly indent: string;
}

const maxSchemas = 10_000;
// Each level is indented further, so a thousand levels would be megabytes.
const maxIndent = 200;

function sampleOf(schema: JsonObject, place: Place): string {
  const { root, within, work, indent } = place;
  work.left -= 1;
  if (work.left < 0 || indent.length > maxIndent) return "{ }";
  const inner: Place = { ...place, indent: `${indent}  ` };
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    // A recursive schema would never end.
    if (within.includes(reference)) return "{ }";
    return sampleOf(referred(root, reference), { ...place, within: [...within, reference] });
  }
  switch (typeOf(schema)) {
    case "string":
      return '"foo"';
    case "integer":
      return "42";
    case "number":
      return "3.1415";
    case "boolean":
      return "true";
    case "null":
      return "null";
    case "array":
      return arrayOf(schema["items"], inner, indent);
    default:
      return objectOf(schema["properties"], inner, indent);
  }
}

function objectOf(properties: Json | undefined, inner: Place, indent: string): string {
  const members = Object.entries(isObject(properties) ? properties : {}).map(
    ([name, schema]) =>
      `${inner.indent}${JSON.stringify(name)} : ${sampleOf(isObject(schema) ? schema : {}, inner)}`,
  );
  return members.length === 0 ? "{ }" : `{\n${members.join(",\n")}\n${indent}}`;
}

function arrayOf(items: Json | undefined, inner: Place, indent: string): string {
  return [
    "[",
    "##TODO: Update this foreach loop to reference array from input json",
    "#foreach($elem in $inputRoot.TODO)",
    `${inner.indent}${sampleOf(isObject(items) ? items : {}, inner)}`,
    "#if($foreach.hasNext),#end",
    "#end",
    `${indent}]`,
  ].join("\n");
}

function typeOf({ type, items }: JsonObject): Json | undefined {
  if (Array.isArray(type)) return type.find((each: Json) => each !== "null");
  return type ?? (items === undefined ? "object" : "array");
}

/** Resolves a reference; an unresolved one is an empty schema. */
function referred(root: JsonObject, reference: string): JsonObject {
  if (reference === "#") return root;
  if (!reference.startsWith("#/")) return {};
  let at: Json | undefined = root;
  for (const part of fromReference(reference)) {
    at = isObject(at) && Object.hasOwn(at, part) ? at[part] : undefined;
  }
  return isObject(at) ? at : {};
}
