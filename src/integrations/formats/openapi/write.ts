import type { DocumentationPart } from "../../model/record/documentation.ts";
import type { RestApiRecord } from "../../model/record/rest-api-record.ts";
import { type DocumentSyntax, type Omission, printDocument } from "../print-document.ts";
import type { OpenApiVersion } from "./document.ts";
import type { JsonObject } from "./shape.ts";
import { writeDocument } from "./write-document.ts";
import { writeDocumentationParts } from "./write-documentation.ts";
import { DocumentWriting } from "./writing.ts";

export interface WriteOpenApiOptions {
  /** Defaults to `3.0`. */
  readonly version?: OpenApiVersion | undefined;
  /** Defaults to `yaml`. */
  readonly syntax?: DocumentSyntax | undefined;
  /** Documentation parts, as returned by `readOpenApi`. Defaults to none. */
  readonly documentation?: readonly DocumentationPart[] | undefined;
}

export interface OpenApiWrite {
  /** The document as data. */
  readonly document: JsonObject;
  readonly text: string;
  /** What the document cannot express. If empty, an import creates the same API. */
  readonly omissions: readonly Omission[];
}

/**
 * Writes a REST API as an OpenAPI document from which an import creates the same API. It keeps
 * order and references, and includes every needed `x-amazon-apigateway-*` extension. AWS's defaults
 * are omitted from integrations that AWS has stored.
 *
 * `readOpenApi(writeOpenApi(record).text).record` equals the record, except for ids and omissions.
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
      writing.omit("openapi.part", [part], `OpenAPI does not support ${part}: ${names.join(", ")}`);
  }
  return { document, text: printDocument(document, syntax), omissions: writing.omissions };
}
