import type { MultiValueMap, ValueMap } from "../events/maps.ts";

/**
 * Names and values of a raw query, decoded once: `+` and `%20` are spaces, `%2B` is a plus.
 * What cannot be decoded stays as it was sent.
 */
export function decodeQuery(query: string): readonly (readonly [name: string, value: string])[] {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      if (equals === -1) return [decodeQueryText(pair), ""];
      return [decodeQueryText(pair.slice(0, equals)), decodeQueryText(pair.slice(equals + 1))];
    });
}

/** Percent-decodes a text, but keeps malformed escapes. */
export function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function decodeQueryText(text: string): string {
  return decodeOrKeep(text.replaceAll("+", " "));
}

/** The last value of each name. `Object.fromEntries` makes `__proto__` an own key like any other. */
export function lastValues(pairs: readonly (readonly [string, string])[]): ValueMap {
  return Object.fromEntries(pairs);
}

/** All values of each name, in order. */
export function allValues(pairs: readonly (readonly [string, string])[]): MultiValueMap {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries(values);
}
