/** Stable: `rest-integration.uri-not-arn`. Those of the linter begin with `lint`. */
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

/** One thing that API Gateway refuses when it is asked to store it. */
export interface Rule<Subject> {
  readonly code: RuleCode;
  /** The member that is wrong. Absent: the whole. */
  readonly member?: string;
  readonly when: (subject: Subject) => boolean;
  /** AWS's own words. */
  readonly text: string | ((subject: Subject) => string);
  /** What to write instead. */
  readonly fix: string;
}

export interface Refusal {
  readonly code: RuleCode;
  readonly member?: string | undefined;
  readonly message: string;
  readonly fix: string;
}

/** The refusal that AWS would give: its checks run in the order of the table, and the first ends. */
export function firstRefusal<Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
): Refusal | undefined {
  const rule = rules.find(({ when }) => when(subject));
  return rule && toRefusal(rule, subject);
}

/** All that is wrong, for reports. */
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
