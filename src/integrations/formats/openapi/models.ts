import { defined, type Json } from "../../../core/json.ts";
import { idOf } from "../../model/record/id.ts";
import type { ById, ModelRecord } from "../../model/record/rest-api-record.ts";
import { componentsOf } from "./document.ts";
import type { DocumentReading } from "./document-reading.ts";
import { ignoreReference, toModelSchema } from "./model-schema.ts";
import { isObject, objectOf, textOf } from "./shape.ts";

/** The models of a document. */
export interface Models {
  /**
   * Returns the name of a schema's model. An inline schema becomes a model; undefined without a
   * schema.
   */
  readonly nameOf: (schema: Json | undefined, at: readonly string[]) => string | undefined;
  /** Models by name, including those of inline schemas. */
  readonly records: () => ById<ModelRecord>;
}

export function readModels(reading: DocumentReading): Models {
  const { at: place, members } = componentsOf(reading.document, "schemas");
  const records = new Map<string, ModelRecord>();
  for (const [name, schema] of Object.entries(members)) {
    records.set(name, readModel(name, schema, reading, [...place, name]));
  }
  return {
    nameOf(schema, at) {
      if (!isObject(schema) || Object.keys(schema).length === 0) return undefined;
      if (schema["$ref"] !== undefined) {
        const name = reading.modelOf(textOf(schema["$ref"]) ?? "");
        if (name === undefined) ignoreReference(schema, reading, at);
        return name;
      }
      // AWS also generates a name. Derived from the content, so that equal schemas share one model
      // across imports.
      const name = `MODEL${idOf(JSON.stringify(schema))}`;
      if (!records.has(name)) {
        reading.keepPlace(`model ${name}`, at);
        records.set(name, readModel(name, schema, reading, at));
      }
      return name;
    },
    records() {
      // Reading one may find another, which is appended to the list.
      for (const [reference, name] of reading.importedModels) {
        if (!records.has(name)) {
          const schema = reading.resolve({ $ref: reference }, place);
          records.set(name, readModel(name, schema, reading, place));
        }
      }
      return Object.fromEntries(records);
    },
  };
}

function readModel(
  name: string,
  value: Json,
  reading: DocumentReading,
  at: readonly string[],
): ModelRecord {
  const schema = objectOf(value);
  return defined({
    id: reading.ids.of("model", name),
    name,
    description: textOf(schema["description"]) || undefined,
    schema: JSON.stringify(toModelSchema(schema, reading, at)),
    contentType: "application/json",
  });
}
