import type { ModelRecord } from "./rest-api-record.ts";

/**
 * The models that methods may name without the API defining them. CreateRestApi stores them with each
 * API; an imported API has none of its own (recorded, texts included).
 */
export const builtInModels: Readonly<Record<string, ModelRecord>> = {
  Empty: {
    name: "Empty",
    description: "This is a default empty schema model",
    contentType: "application/json",
    schema: schemaOf("Empty Schema", ""),
  },
  Error: {
    name: "Error",
    description: "This is a default error schema model",
    contentType: "application/json",
    schema: schemaOf(
      "Error Schema",
      ',\n  "properties" : {\n    "message" : { "type" : "string" }\n  }',
    ),
  },
};

function schemaOf(title: string, more: string): string {
  return `{\n  "$schema" : "http://json-schema.org/draft-04/schema#",\n  "title" : "${title}",\n  "type" : "object"${more}\n}`;
}
