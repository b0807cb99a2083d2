import type { Rule, RuleCode } from "../model/rules/rule.ts";

/** A mistake that API Gateway accepts but that does not do what its author wants. */
export interface Advice<Subject> extends Rule<Subject> {
  /** `error`: each call fails. `warning`: some calls fail, or it has no effect. */
  readonly severity: "error" | "warning";
}

/** Advice that applies to a subject. */
export interface Advised {
  readonly code: RuleCode;
  readonly severity: "error" | "warning";
  /** The wrong member. If missing, the advice is about the whole subject. */
  readonly member?: string | undefined;
  readonly message: string;
  readonly fix: string;
}

/** Returns all advice of a table that applies to a subject. */
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
