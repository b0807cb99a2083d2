import { firstRefusal, type Rule } from "../../../integrations/model/rules/rule.ts";
import { badRequest } from "../account/aws-error.ts";
import type { Account } from "../account/store.ts";

/** What one call does to the account, and what it answers. */
export type Operation<Input, Output> = (account: Account, input: Input) => Output | Promise<Output>;

/**
 * The members of an SDK input once the wire has read them: those that are part of the path are
 * there, because a request without them is not routed to the operation.
 */
export type Bound<Input, Labels extends keyof Input> = Omit<Input, Labels> & {
  readonly [Label in Labels]-?: string;
};

/** @throws AwsError with AWS's text for the first rule that `subject` breaks. */
export function refuse<Subject>(rules: readonly Rule<Subject>[], subject: Subject): void {
  const refusal = firstRefusal(rules, subject);
  if (refusal) throw badRequest(refusal.message);
}

/** One that is got or updated has tags, if only an empty map of them (recorded). */
export function withTags<Output extends object>(output: Output): Output {
  return { tags: {}, ...output };
}

/** The last made comes first: recorded for API keys and usage plan keys. */
export function byNewest<Item>(items: Iterable<Item>): Item[] {
  return [...items].toReversed();
}

/** One page of a list, and the position of the next. */
export function page<Item>(
  items: readonly Item[],
  { limit = 25, position }: { limit?: number | undefined; position?: string | undefined },
): { items: Item[]; position?: string } {
  const from = position === undefined ? 0 : Number(position);
  // Neither text is sourced; without the refusals a caller that asks page by page would not end.
  if (!Number.isSafeInteger(from) || from < 0) throw badRequest("Invalid position specified");
  if (!(limit >= 1)) throw badRequest("Invalid limit specified");
  const to = from + Math.min(limit, 500);
  return { items: items.slice(from, to), ...(to < items.length && { position: String(to) }) };
}
