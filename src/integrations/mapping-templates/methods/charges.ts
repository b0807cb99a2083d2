import { type Budget, itemCost, objectCost } from "../budget.ts";
import { type JavaCollection, sizeOf } from "../java/collections.ts";

/** Pays for a call by the sizes of its operands, before it runs. */
export type Charge<Self, Values> = (budget: Budget, self: Self, args: Values) => void;

/** No operand makes the call slower: the template has paid for it. */
export const fixed: Charge<unknown, unknown> = () => {};

/** Each value that is visited on the way, each key that is looked up and each text that is made pays. */
export const walks: Charge<unknown, unknown> = () => {};

/** Makes a number, a character or another small object. */
export const makes: Charge<unknown, unknown> = (budget) => budget.spend(objectCost);

/** Reads the text and those among the arguments, character by character. */
export const reads: Charge<string, readonly unknown[]> = (budget, self, args) =>
  budget.spend(2 * lengthOf(self, args));

/** Reads them, and makes a text of as many characters. */
export const writes: Charge<string, readonly unknown[]> = (budget, self, args) => {
  const length = lengthOf(self, args);
  budget.spend(length);
  budget.text(length);
};

/** Makes a text of theirs, which JavaScript need not read for that. */
export const joins: Charge<string, readonly unknown[]> = (budget, self, args) =>
  budget.text(lengthOf(self, args));

/** Looks at each item. */
export const visits: Charge<JavaCollection, unknown> = (budget, self) => budget.spend(sizeOf(self));

/** Copies each item. */
export const copies: Charge<JavaCollection, unknown> = (budget, self) => budget.list(sizeOf(self));

const few = 16;
const firstCost = few * 8;

/** Puts a number of items into a list, which may have to move all others. */
export function adds(budget: Budget, self: JavaCollection, count: number): void {
  const size = sizeOf(self) + count;
  if (size > budget.limits.items) throw budget.exceeds("items");
  // The first ones make room for more.
  budget.spend(count * itemCost + (size < few ? firstCost : 0));
}

function lengthOf(self: string, args: readonly unknown[]): number {
  let length = self.length;
  for (const argument of args) if (typeof argument === "string") length += argument.length;
  return length;
}
