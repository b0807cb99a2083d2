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
  /** Where it stands in the API: `PUT /orders/{id}`, then the member. */
  readonly at: readonly string[];
  readonly message: string;
}
