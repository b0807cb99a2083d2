import type { ModelRecord } from "../../../integrations/model/record/rest-api-record.ts";
import { type Ports, randomId } from "../../request/ports.ts";

/** The two models that CreateRestApi gives to every API; one that is imported has none (recorded). */
export function firstModels(ports: Ports): readonly ModelRecord[] {
  return [
    {
      id: randomId(ports, 6),
      name: "Empty",
      description: "This is a default empty schema model",
      contentType: "application/json",
      schema: schemaOf("Empty Schema", ""),
    },
    {
      id: randomId(ports, 6),
      name: "Error",
      description: "This is a default error schema model",
      contentType: "application/json",
      schema: schemaOf(
        "Error Schema",
        ',\n  "properties" : {\n    "message" : { "type" : "string" }\n  }',
      ),
    },
  ];
}

function schemaOf(title: string, more: string): string {
  return `{\n  "$schema" : "http://json-schema.org/draft-04/schema#",\n  "title" : "${title}",\n  "type" : "object"${more}\n}`;
}
