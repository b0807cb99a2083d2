import { type Budget, itemCost, stepCost } from "../budget.ts";
import { isView, itemsOf } from "./collections.ts";
import { chargeDigits } from "./large.ts";
import type { JavaValue } from "./values.ts";

/** `String.hashCode()`: a 32-bit integer. */
function stringHash(text: string, budget: Budget): number {
  budget.spend(2 * text.length);
  let hash = 0;
  for (let index = 0; index < text.length; index++) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  }
  return hash;
}

/** `Object.hashCode()` of the classes whose hash follows from their content; 0 for the others. */
export function hashOf(value: JavaValue, budget: Budget): number {
  budget.spend(2);
  if (value === null) return 0;
  switch (typeof value) {
    case "string":
      return stringHash(value, budget);
    case "number":
      return value;
    case "boolean":
      return value ? 1231 : 1237;
    default:
  }
  budget.spend(stepCost);
  switch (value.type) {
    case "long":
      return Number(BigInt.asIntN(32, value.value ^ (value.value >> 32n)));
    case "bigInteger":
      return wholeHash(value.value, budget);
    case "bigDecimal":
      return (Math.imul(31, wholeHash(value.unscaled, budget)) + value.scale) | 0;
    case "float":
      return bitsHash(Float32Array.of(value.value));
    case "double":
      return bitsHash(Float64Array.of(value.value));
    case "character":
      return value.value.charCodeAt(0);
    case "entry":
      return entryHash(value.key, value.map.get(value.key), budget);
    case "map":
      return value
        .keys()
        .reduce<number>((sum, key) => (sum + entryHash(key, value.get(key), budget)) | 0, 0);
    case "list":
    case "view": {
      const ordered = !isView(value) || value.of === "values";
      return itemsOf(value, budget).reduce<number>(
        (hash, item) => (Math.imul(hash, ordered ? 31 : 1) + hashOf(item, budget)) | 0,
        ordered ? 1 : 0,
      );
    }
    default:
      return 0;
  }
}

/**
 * The keys in the order in which a `java.util.HashMap` iterates over them: by bucket, then by
 * insertion. The table starts with 16 buckets and doubles above three quarters of its size.
 */
export function hashOrder(keys: readonly JavaValue[], budget: Budget): JavaValue[] {
  budget.spend(4 * itemCost * keys.length);
  let buckets = 16;
  while (keys.length > buckets * 0.75) buckets *= 2;
  return keys
    .map((key) => ({ key, bucket: spread(hashOf(key, budget)) & (buckets - 1) }))
    .sort((left, right) => left.bucket - right.bucket)
    .map(({ key }) => key);
}

function spread(hash: number): number {
  return hash ^ (hash >>> 16);
}

function entryHash(key: JavaValue, value: JavaValue, budget: Budget): number {
  budget.spend(stepCost);
  return hashOf(key, budget) ^ hashOf(value, budget);
}

/** `BigInteger.hashCode()`: its words of 32 bits, the highest first. */
function wholeHash(value: bigint, budget: Budget): number {
  chargeDigits(value, budget);
  let hash = 0;
  const digits = (value < 0n ? -value : value).toString(16);
  for (let end = digits.length % 8; end <= digits.length; end += 8) {
    const word = digits.slice(Math.max(0, end - 8), end);
    hash = (Math.imul(31, hash) + Number.parseInt(`0${word}`, 16)) | 0;
  }
  return value < 0n ? -hash | 0 : hash;
}

/** Of a Double the upper half, changed by the lower; a Float has only one. */
function bitsHash({ buffer }: Float32Array | Float64Array): number {
  return new Int32Array(buffer).reduce((hash, half) => hash ^ half);
}
