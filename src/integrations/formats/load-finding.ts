import type { RuleCode } from "../model/rules/rule.ts";
import type { Issue } from "./member-reading.ts";
import type { OpenApiProblem } from "./openapi/finding.ts";
import type { TextPlace } from "./source-text.ts";

/** How bad it is: an error fails at deployment or on each call; a warning is seldom meant. */
export type Severity = "error" | "warning" | "info";

interface FindingParts {
  readonly severity: Severity;
  readonly message: string;
  /** What to write instead. */
  readonly fix?: string | undefined;
  /** Where it stands in the document: `Resources`, `Orders`, `Properties`, `Uri`. */
  readonly at: readonly string[];
  /** The same in the text. */
  readonly place?: (TextPlace & { readonly file?: string | undefined }) | undefined;
}

/** Something about a file that its author should know, told apart by `code`. */
export type LoadFinding =
  | {
      readonly [Code in keyof LoadFindingDetails]: FindingParts & {
        readonly code: Code;
        readonly details: LoadFindingDetails[Code];
      };
    }[keyof LoadFindingDetails]
  | RuleFinding;

/** What API Gateway refuses, or accepts although it is a mistake: `rest-integration.no-http-method`. */
export interface RuleFinding extends FindingParts {
  readonly code: RuleCode;
  readonly details: {
    /** The member of the record that is wrong. Absent: the whole. */
    readonly member?: string | undefined;
    /** `GET /orders`, where the rule is about a method of an API. */
    readonly route?: string | undefined;
  };
}

/** What findings of each code are about. */
export interface LoadFindingDetails {
  "cloudformation.deployment-order": {
    readonly deployment: string;
    readonly methods: readonly string[];
  };
  "cloudformation.document-elsewhere": { readonly location: string | undefined };
  /** A file that a template names outside its own folder. */
  "cloudformation.document-outside": { readonly location: string };
  "cloudformation.foreign-api": { readonly resource: string; readonly api: string | undefined };
  /** A member that its object has, with a value that it cannot have. */
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
