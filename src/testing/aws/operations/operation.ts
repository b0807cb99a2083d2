import { firstRefusal, type Rule } from "../../../integrations/model/rules/rule.ts";
import { badRequest } from "../account/aws-error.ts";
import type { Account } from "../account/store.ts";

/** Runs one call on the account and returns its output. */
export type Operation<Input, Output> = (account: Account, input: Input) => Output | Promise<Output>;

/**
 * The input of an operation as read from a request. Members from the path are always set, because a
 * request without them is not routed to the operation.
 */
export type Bound<Input, Labels extends keyof Input> = Omit<Input, Labels> & {
  readonly [Label in Labels]-?: string;
};

/** @throws AwsError with AWS's text of the first rule that `subject` breaks. */
export function checkRules<Subject>(rules: readonly Rule<Subject>[], subject: Subject): void {
  const refusal = firstRefusal(rules, subject);
  if (refusal) throw badRequest(refusal.message);
}

/** Adds an empty map of tags, which reads and updates always return (recorded). */
export function withTags<Output extends object>(output: Output): Output {
  return { tags: {}, ...output };
}

/** Sorts the newest first: recorded for API keys and usage plan keys. */
export function byNewest<Item>(items: Iterable<Item>): Item[] {
  return [...items].toReversed();
}

/** Returns one page of a list, and the position of the next page. */
export function page<Item>(
  items: readonly Item[],
  { limit = 25, position }: { limit?: number | undefined; position?: string | undefined },
): { items: Item[]; position?: string } {
  const from = position === undefined ? 0 : Number(position);
  // Neither text is sourced; without these errors a caller that reads all pages would never end.
  if (!Number.isSafeInteger(from) || from < 0) throw badRequest("Invalid position specified");
  if (!(limit >= 1)) throw badRequest("Invalid limit specified");
  const to = from + Math.min(limit, 500);
  return { items: items.slice(from, to), ...(to < items.length && { position: String(to) }) };
}
