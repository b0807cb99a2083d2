import { stringify } from "yaml";
import type { Json } from "../../core/json.ts";

/** The syntax of a document. */
export type DocumentSyntax = "json" | "yaml";

/** Prints a document with two-space indentation; multi-line text becomes a block in YAML. */
export function printDocument(document: Json, syntax: DocumentSyntax): string {
  if (syntax === "json") return `${JSON.stringify(document, undefined, 2)}\n`;
  // No aliases: API Gateway reads them, but many tools do not.
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 });
}

/** A part of an API that a format cannot express. */
export interface Omission {
  readonly code: OmissionCode;
  /** Path in the API: `PUT /orders/{id}`, then the member. */
  readonly at: readonly string[];
  readonly message: string;
}

/** What cannot be written: members, or combinations of values. */
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
