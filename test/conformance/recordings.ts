import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { missingRecordings, sharedFolder } from "./shared-folder.ts";

export { sharedFolder };

if (missingRecordings !== undefined) throw new Error(missingRecordings);

export function readRecording(...path: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(sharedFolder ?? "", ...path), "utf8"));
}

/**
 * The first place where `actual` is not what was recorded; undefined when it matches.
 *
 * `<any:NAME>` stands for anything, `<regex:…>` for text it matches, `{"<json>": v}` for text that
 * parses to v.
 */
export function difference(expected: unknown, actual: unknown, path = ""): string | undefined {
  if (typeof expected === "string") return textDifference(expected, actual, path);
  if (isObject(expected) && "<json>" in expected) {
    const parsed = typeof actual === "string" ? JSON.parse(actual) : undefined;
    return difference(expected["<json>"], parsed, `${path}<json>`);
  }
  if (isObject(expected) && isObject(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    for (const key of keys) {
      if (!(key in expected)) return `${path}.${key}: should be absent`;
      if (!(key in actual)) return `${path}.${key}: is missing`;
      const found = difference(expected[key], actual[key], `${path}.${key}`);
      if (found) return found;
    }
    return undefined;
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    const found = expected.map((one, index) => difference(one, actual[index], `${path}.${index}`));
    return found.find((one) => one !== undefined);
  }
  if (isDeepStrictEqual(expected, actual)) return undefined;
  return `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
}

function textDifference(expected: string, actual: unknown, path: string): string | undefined {
  if (/^<any:[^>]*>$/.test(expected)) {
    return actual === undefined ? `${path}: is missing` : undefined;
  }
  const pattern = /^<regex:(.*)>$/s.exec(expected)?.[1];
  const matches =
    pattern === undefined
      ? expected === actual
      : typeof actual === "string" && new RegExp(pattern).test(actual);
  return matches
    ? undefined
    : `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
