import { defined, type Json } from "../../../core/json.ts";
import {
  type DocumentationLocation,
  type DocumentationPart,
  fillLocation,
} from "../../model/record/documentation.ts";
import { parseOpenApi } from "./document.ts";
import { DocumentReading, idsFromNames } from "./document-reading.ts";
import { isObject, listOf, objectOf, textOf } from "./shape.ts";

const extension = "x-amazon-apigateway-documentation";

/**
 * Reads the documentation parts of the extension. Descriptions in OpenAPI's own members are not
 * included.
 */
export function readDocumentation(reading: DocumentReading): readonly DocumentationPart[] {
  const { documentationParts } = objectOf(reading.document.root[extension]);
  return listOf(documentationParts).flatMap((each, index) => {
    const part = objectOf(each);
    const location = readLocation(part["location"]);
    if (location) return [{ location, properties: propertiesOf(part["properties"]) }];
    reading.ignore(
      [extension, "documentationParts", String(index)],
      "a documentation part needs a location with a type",
      { problem: "documentation-location" },
    );
    return [];
  });
}

/** Reads only the documentation of a document. */
export function readOpenApiDocumentation(
  source: string | Uint8Array,
): readonly DocumentationPart[] {
  return readDocumentation(new DocumentReading(parseOpenApi(source), idsFromNames));
}

function readLocation(value: Json | undefined): DocumentationLocation | undefined {
  const { type, path, method, statusCode, name } = objectOf(value);
  const word = textOf(type);
  if (word === undefined) return undefined;
  return fillLocation(
    defined({
      type: word,
      path: textOf(path),
      method: textOf(method),
      statusCode: textOf(statusCode),
      name: textOf(name),
    }),
  );
}

/** Converts properties, an object in documents, to the JSON text of API Gateway's operations. */
function propertiesOf(value: Json | undefined): string {
  return isObject(value) ? JSON.stringify(value) : (textOf(value) ?? "{}");
}
