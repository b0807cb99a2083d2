import type { DocumentationPart } from "../../model/record/documentation.ts";
import type { RestApiRecord } from "../../model/record/rest-api-record.ts";
import { type DocumentSyntax, type Omission, printDocument } from "../print-document.ts";
import type { OpenApiVersion } from "./document.ts";
import type { JsonObject } from "./shape.ts";
import { writeDocument } from "./write-document.ts";
import { writeDocumentationParts } from "./write-documentation.ts";
import { DocumentWriting } from "./writing.ts";

export interface WriteOpenApiOptions {
  /** Absent: `3.0`. */
  readonly version?: OpenApiVersion | undefined;
  /** Absent: `yaml`. */
  readonly syntax?: DocumentSyntax | undefined;
  /** What the API tells people, as `readOpenApi` gives it. Absent: nothing. */
  readonly documentation?: readonly DocumentationPart[] | undefined;
}

export interface OpenApiWrite {
  /** The document as data. */
  readonly document: JsonObject;
  readonly text: string;
  /** What the document does not say of the API. Empty: an import makes the same API. */
  readonly omissions: readonly Omission[];
}

/**
 * Writes a REST API as an OpenAPI document that an import makes the same API of: its own order,
 * references kept, and every `x-amazon-apigateway-*` extension that it needs. What AWS fills in by
 * itself is left out of integrations that AWS has stored.
 *
 * `readOpenApi(writeOpenApi(record).text).record` is the record again, up to ids and omissions.
 *
 * @example
 * const { text, omissions } = writeOpenApi(lower(orders), { syntax: "json" });
 */
export function writeOpenApi(
  record: RestApiRecord,
  { version = "3.0", syntax = "yaml", documentation = [] }: WriteOpenApiOptions = {},
): OpenApiWrite {
  const writing = new DocumentWriting(record, { version, form: "source", documentation });
  const last =
    documentation.length > 0
      ? {
          "x-amazon-apigateway-documentation": {
            documentationParts: writeDocumentationParts(documentation),
          },
        }
      : {};
  const document = writeDocument(writing, { last });
  for (const part of ["deployments", "stages"] as const) {
    const names = Object.keys(record[part]);
    if (names.length > 0)
      writing.omit("openapi.part", [part], `a document has no ${part}: ${names.join(", ")}`);
  }
  return { document, text: printDocument(document, syntax), omissions: writing.omissions };
}
