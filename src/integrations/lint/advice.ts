import type { Rule, RuleCode } from "../model/rules/rule.ts";

/** Something that API Gateway takes, and that does not do what its author wants. */
export interface Advice<Subject> extends Rule<Subject> {
  /** `error`: each call fails. `warning`: some do, or it has no effect. */
  readonly severity: "error" | "warning";
}

/** An advice that a subject needs. */
export interface Advised {
  readonly code: RuleCode;
  readonly severity: "error" | "warning";
  /** The member that is wrong. Absent: the whole. */
  readonly member?: string | undefined;
  readonly message: string;
  readonly fix: string;
}

/** All that a table has to say of a subject. */
export function advise<Subject>(
  table: readonly Advice<Subject>[],
  subject: Subject,
): readonly Advised[] {
  return table.flatMap(({ code, severity, member, when, text, fix }) =>
    when(subject)
      ? [
          {
            code,
            severity,
            ...(member !== undefined && { member }),
            message: typeof text === "string" ? text : text(subject),
            fix,
          },
        ]
      : [],
  );
}
