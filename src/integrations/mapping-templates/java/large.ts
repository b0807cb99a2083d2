import type { GatewrightError } from "../../../core/errors.ts";
import type { Budget } from "../budget.ts";
import { runError } from "../limits.ts";

/** Beyond this many bits a BigInteger is refused: a template that squares in a loop never ends. */
const mostBits = 16_384;
const largest = 2n ** BigInt(mostBits);
/** JavaScript's numbers go so far. */
const bitsOfDouble = 1024;

/** The words of 64 bits that a number takes: of those that no Double holds, the most it may have. */
function wordsOf(value: bigint): number {
  return (Number.isFinite(Number(value)) ? bitsOfDouble : mostBits) / 64;
}

/**
 * Pays for a calculation with numbers of any length: multiplying and printing take time by the
 * square of it.
 *
 * @throws GatewrightError `template.limit` where the result would be too long.
 */
export function chargeWhole(operator: string, left: bigint, right: bigint, budget: Budget): void {
  const words = wordsOf(left) * wordsOf(right);
  budget.spend(words / 4);
  if (operator === "*" && words > wordsOf(1n) ** 2 && bitsOf(left) + bitsOf(right) > mostBits + 1) {
    throw tooLong();
  }
  if (isTooLarge(left) || isTooLarge(right)) throw tooLong();
}

function isTooLarge(value: bigint): boolean {
  return value > largest || value < -largest;
}

/** Pays for printing a number. */
export function chargeDigits(value: bigint, budget: Budget): void {
  budget.spend(wordsOf(value) ** 2);
}

/** Pays for reading so many digits. */
export function chargeReading(digits: number, budget: Budget): void {
  budget.spend(digits + (digits / 20) ** 2);
}

export function bitsOf(value: bigint): number {
  return (value < 0n ? -value : value).toString(16).length * 4;
}

export function tooLong(): GatewrightError {
  return runError("template.limit", `a number would be longer than ${mostBits} bits`);
}
