import type { ModelRecord } from "./rest-api-record.ts";

/**
 * Models that methods may use without defining them. CreateRestApi stores them with each API;
 * imported APIs lack them (recorded, including the texts).
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
