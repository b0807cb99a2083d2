import { Budget, stepCost } from "../limits.ts";
import { isView, itemsOf } from "./collections.ts";
import type { JavaValue } from "./values.ts";

/** `String.hashCode()`: a 32-bit integer. */
function stringHash(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index++) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  }
  return hash;
}

/** For the keys of a map, whose order no template pays for. */
const freeWork = 100_000;

/** `Object.hashCode()` of the classes whose hash follows from their content; 0 for the others. */
export function hashOf(value: JavaValue, budget: Budget = new Budget(freeWork)): number {
  if (value === null) return 0;
  switch (typeof value) {
    case "string":
      return stringHash(value);
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
      return itemsOf(value).reduce<number>(
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
export function hashOrder(keys: readonly JavaValue[]): JavaValue[] {
  let buckets = 16;
  while (keys.length > buckets * 0.75) buckets *= 2;
  return keys
    .map((key) => ({ key, bucket: spread(hashOf(key)) & (buckets - 1) }))
    .sort((left, right) => left.bucket - right.bucket)
    .map(({ key }) => key);
}

function spread(hash: number): number {
  return hash ^ (hash >>> 16);
}

function entryHash(key: JavaValue, value: JavaValue, budget: Budget): number {
  return hashOf(key, budget) ^ hashOf(value, budget);
}

/** Of a Double the upper half, changed by the lower; a Float has only one. */
function bitsHash({ buffer }: Float32Array | Float64Array): number {
  return new Int32Array(buffer).reduce((hash, half) => hash ^ half);
}
