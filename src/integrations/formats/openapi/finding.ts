import type { RuleCode } from "../../model/rules/rule.ts";
import type { Issue } from "../member-reading.ts";

/** A part of a document that an import ignores, changes or rejects. */
export interface OpenApiFinding {
  /** The kind of finding: `openapi.ignored` is what API Gateway silently ignores. */
  readonly code: "openapi.refused" | "openapi.warning" | "openapi.ignored";
  /** What is wrong. */
  readonly details: OpenApiProblem;
  /** Path in the document: `paths`, `/orders`, `get`. `placeOf` returns line and column. */
  readonly at: readonly string[];
  /** API Gateway's own text, as far as known. */
  readonly message: string;
  /** How to fix it, if known. */
  readonly fix?: string;
}

/** The problem of a part of a document; `problem` discriminates. */
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
