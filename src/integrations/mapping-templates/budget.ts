import type { GatewrightError } from "../../core/errors.ts";
import { defaultLimits, limitError, type TemplateLimits } from "./limits.ts";

/** A statement, a method call, or a value that is looked at. */
export const stepCost = 10;
/** A number, list, map or text that is made, without what is in it. */
export const objectCost = 60;
/** An item that is put into a list, or copied to another. */
export const itemCost = 20;
/** An entry that is put into a map. */
export const entryCost = 100;
/** A character that is written, beside reading the text that it comes from. */
export const characterCost = 3;

/**
 * The work that is left, in units of about five nanoseconds or one byte of memory, whichever is
 * more. One budget accompanies one render, query or match, nested ones included. Work is charged
 * before it is done, by the size of what goes in and of what comes out, so that no operand is so
 * large that one step exceeds the bounds by far.
 */
export class Budget {
  readonly limits: TemplateLimits;
  #left: number;
  readonly #exceeded: typeof limitError;

  /** @param exceeded makes the error; absent: `template.limit`, which says what to raise. */
  constructor(
    limits: TemplateLimits = defaultLimits,
    exceeded: (limit: keyof TemplateLimits, bound: number) => GatewrightError = limitError,
  ) {
    this.limits = limits;
    this.#left = limits.work;
    this.#exceeded = exceeded;
  }

  get left(): number {
    return this.#left;
  }

  spend(units: number): void {
    this.#left -= units;
    // In this form, it also stops if the size is NaN.
    if (!(this.#left >= 0)) throw this.exceeds("work");
  }

  /** Pays for a text of this length, which is about to be made. */
  text(length: number): void {
    if (length > this.limits.textLength) throw this.exceeds("textLength");
    this.spend(objectCost + characterCost * length);
  }

  /** Pays for a list of this length, which is about to be made. */
  list(length: number): void {
    if (length > this.limits.items) throw this.exceeds("items");
    this.spend(2 * objectCost + itemCost * length);
  }

  exceeds(limit: keyof TemplateLimits): GatewrightError {
    return this.#exceeded(limit, this.limits[limit]);
  }
}
