import { stringify } from "yaml";
import type { Json } from "../../core/json.ts";

/** How a document is written down. */
export type DocumentSyntax = "json" | "yaml";

/** The text of a document: texts of several lines as blocks in YAML, two spaces in either. */
export function printDocument(document: Json, syntax: DocumentSyntax): string {
  if (syntax === "json") return `${JSON.stringify(document, undefined, 2)}\n`;
  // Without aliases: API Gateway reads them, many tools do not.
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 });
}

/** Something of an API that a format cannot express. */
export interface Omission {
  readonly code: OmissionCode;
  /** Where it stands in the API: `PUT /orders/{id}`, then the member. */
  readonly at: readonly string[];
  readonly message: string;
}

/** What cannot be written: members, or what their values mean together. */
export type OmissionCode =
  | "cloudformation.earlier-deployments"
  | "cloudformation.no-property"
  | "openapi.authorizer-name"
  | "openapi.authorizer-type"
  | "openapi.media-types"
  | "openapi.method"
  | "openapi.method-setting"
  | "openapi.model-content-type"
  | "openapi.model-description"
  | "openapi.model-per-media-type"
  | "openapi.model-schema"
  | "openapi.optional-path-parameter"
  | "openapi.parameter"
  | "openapi.part"
  | "openapi.reference"
  | "openapi.request-validator"
  | "openapi.required-header"
  | "openapi.response-parameter"
  | "openapi.response-pattern"
  | "openapi.status";
