import type { RuleCode } from "../../model/rules/rule.ts";
import type { Issue } from "../member-reading.ts";

/** Something about a document that does not become part of the API as it is written. */
export interface OpenApiFinding {
  /** Who minds: `openapi.ignored` is what API Gateway leaves out without a word. */
  readonly code: "openapi.refused" | "openapi.warning" | "openapi.ignored";
  /** What is wrong. */
  readonly details: OpenApiProblem;
  /** Where it stands in the document: `paths`, `/orders`, `get`. `placeOf` gives line and column. */
  readonly at: readonly string[];
  /** What API Gateway says to it, in its own words as far as they are known. */
  readonly message: string;
  /** What to write instead, where the library knows. */
  readonly fix?: string;
}

/** What is wrong with a part of a document, told apart by `problem`. */
export type OpenApiProblem =
  /** A rule of API Gateway; `member` is the record's. */
  | { readonly problem: "rule"; readonly rule: RuleCode; readonly member: string | undefined }
  /** A member of an integration. */
  | { readonly problem: "member"; readonly issue: Issue }
  | { readonly problem: "api-key-place" }
  | { readonly problem: "authorizer-type"; readonly type: string | undefined }
  | { readonly problem: "documentation-location" }
  | { readonly problem: "extension"; readonly extension: string }
  | { readonly problem: "integration-type" }
  | { readonly problem: "method"; readonly method: string }
  | { readonly problem: "no-title" }
  | { readonly problem: "not-text"; readonly parameter: string }
  | { readonly problem: "path"; readonly path: string }
  | { readonly problem: "reference"; readonly reference: string | undefined }
  | { readonly problem: "request-validator"; readonly name: string }
  | { readonly problem: "security-scheme"; readonly name: string }
  | { readonly problem: "security-type"; readonly name: string; readonly type: string | undefined }
  | { readonly problem: "size"; readonly megabytes: number }
  | { readonly problem: "status"; readonly status: string };
