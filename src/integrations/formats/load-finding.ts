import type { RuleCode } from "../model/rules/rule.ts";
import type { Issue } from "./member-reading.ts";
import type { OpenApiProblem } from "./openapi/finding.ts";
import type { TextPlace } from "./source-text.ts";

/** Severity: an error fails at deployment or on each call; a warning is rarely intended. */
export type Severity = "error" | "warning" | "info";

interface FindingParts {
  readonly severity: Severity;
  readonly message: string;
  /** How to fix it. */
  readonly fix?: string | undefined;
  /** Path in the document: `Resources`, `Orders`, `Properties`, `Uri`. */
  readonly at: readonly string[];
  /** Position in the text. */
  readonly place?: (TextPlace & { readonly file?: string | undefined }) | undefined;
}

/** A problem in a file; `code` discriminates. */
export type LoadFinding =
  | {
      readonly [Code in keyof LoadFindingDetails]: FindingParts & {
        readonly code: Code;
        readonly details: LoadFindingDetails[Code];
      };
    }[keyof LoadFindingDetails]
  | RuleFinding;

/**
 * What API Gateway rejects, or accepts although it is a mistake: `rest-integration.no-http-method`.
 */
export interface RuleFinding extends FindingParts {
  readonly code: RuleCode;
  readonly details: {
    /** The invalid member of the record. If missing, the finding is about the whole part. */
    readonly member?: string | undefined;
    /** `GET /orders`, if the rule is about a method of an API. */
    readonly route?: string | undefined;
  };
}

/** Details of a finding by code. */
export interface LoadFindingDetails {
  "cloudformation.deployment-order": {
    readonly deployment: string;
    readonly methods: readonly string[];
  };
  "cloudformation.document-elsewhere": { readonly location: string | undefined };
  /** A file that a template names outside its own folder. */
  "cloudformation.document-outside": { readonly location: string };
  "cloudformation.foreign-api": { readonly resource: string; readonly api: string | undefined };
  /** A known member with an invalid value. */
  "cloudformation.invalid-member": { readonly owner: string; readonly issue: Issue };
  "cloudformation.misplaced-member": { readonly owner: string; readonly member: string };
  "cloudformation.missing-value": { readonly name: string };
  "cloudformation.no-document": { readonly location: string };
  "cloudformation.no-parent": { readonly resource: string; readonly parentId: string | undefined };
  "cloudformation.no-permission": { readonly api: string; readonly function: string };
  "cloudformation.no-resource": {
    readonly method: string;
    readonly resourceId: string | undefined;
  };
  "cloudformation.no-route-selection": { readonly api: string };
  "cloudformation.no-sub": { readonly placeholder: string };
  "cloudformation.no-target": { readonly route: string; readonly target: string | undefined };
  "cloudformation.no-type": { readonly member: "Type" };
  "cloudformation.placeholder": { readonly placeholder: string };
  "cloudformation.second-method": { readonly route: string };
  "cloudformation.selection-expression": { readonly expression: string };
  "cloudformation.unknown-member": {
    readonly owner: string;
    readonly member: string;
    readonly known: readonly string[];
  };
  "cloudformation.unknown-name": { readonly name: string; readonly meant: string | undefined };
  "cloudformation.unknown-type": { readonly type: string; readonly meant: string | undefined };
  "openapi.ignored": OpenApiProblem;
  "openapi.refused": OpenApiProblem;
  "openapi.warning": OpenApiProblem;
  "sam.unknown-event": { readonly type: string; readonly meant: string | undefined };
  "sam.unknown-property": {
    readonly owner: string;
    readonly property: string;
    readonly known: readonly string[];
    readonly meant: string | undefined;
  };
}
