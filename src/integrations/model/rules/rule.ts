/** Stable: `rest-integration.uri-not-arn`. Codes of the linter start with `lint`. */
export type RuleCode = `${RuleTable}.${string}`;

type RuleTable =
  | "api-key"
  | "deployment"
  | "domain-name"
  | "http-integration"
  | "integration-response"
  | "lint"
  | "method"
  | "model"
  | "resource"
  | "rest-api"
  | "rest-integration"
  | "stage"
  | "tags"
  | "vpc-link"
  | "web-socket-integration";

/** One condition under which API Gateway rejects a subject. */
export interface Rule<Subject> {
  readonly code: RuleCode;
  /** The invalid member. If missing, the rule is about the whole subject. */
  readonly member?: string;
  readonly when: (subject: Subject) => boolean;
  /** AWS's text. */
  readonly text: string | ((subject: Subject) => string);
  /** How to fix it. */
  readonly fix: string;
}

export interface Refusal {
  readonly code: RuleCode;
  readonly member?: string | undefined;
  readonly message: string;
  readonly fix: string;
}

/** Returns the refusal of AWS: the first matching rule in table order. */
export function firstRefusal<Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
): Refusal | undefined {
  const rule = rules.find(({ when }) => when(subject));
  return rule && toRefusal(rule, subject);
}

/** Returns all refusals, for reports. */
export function allRefusals<Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
): readonly Refusal[] {
  return rules.flatMap((rule) => (rule.when(subject) ? [toRefusal(rule, subject)] : []));
}

function toRefusal<Subject>(rule: Rule<Subject>, subject: Subject): Refusal {
  const { code, member, fix } = rule;
  const message = typeof rule.text === "string" ? rule.text : rule.text(subject);
  return { code, ...(member !== undefined && { member }), message, fix };
}
