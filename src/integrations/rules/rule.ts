/** One thing that API Gateway refuses when it is asked to store it. */
export interface Rule<Subject> {
  /** Stable: `rest-integration.uri-not-arn`. */
  readonly code: string;
  readonly when: (subject: Subject) => boolean;
  /** AWS's own words. */
  readonly text: string | ((subject: Subject) => string);
  /** What to write instead. */
  readonly fix: string;
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** The refusal that AWS would give: its checks run in the order of the table, and the first ends. */
export function firstRefusal<Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
): Refusal | undefined {
  const rule = rules.find(({ when }) => when(subject));
  if (!rule) return undefined;
  const message = typeof rule.text === "string" ? rule.text : rule.text(subject);
  return { code: rule.code, message, fix: rule.fix };
}
