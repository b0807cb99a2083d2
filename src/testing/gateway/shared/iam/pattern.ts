import { matchesWildcards } from "../../../../proxy-events/authorizers/wildcards.ts";

/** What a policy's texts are filled in with. */
export interface PatternText {
  readonly hasVariables: boolean;
  /** Values of condition keys, by their names in lower case. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

/** Whether a text matches a pattern of IAM: `*` is any text, `?` one character. */
export function patternMatches(pattern: string, text: string, given?: PatternText): boolean {
  const filled = given ? fillVariables(pattern, given) : pattern;
  return filled !== undefined && matchesWildcards(filled, text);
}

/** The text with its policy variables; undefined where one has no value, which matches nothing. */
export function fillVariables(
  text: string,
  { hasVariables, keys }: PatternText,
): string | undefined {
  if (!hasVariables || !text.includes("${")) return text;
  let isKnown = true;
  // `${*}`, `${?}` and `${$}` are the characters themselves, and `${key, 'else'}` has a default.
  const filled = text.replaceAll(/\$\{([^}]*)\}/g, (_, inside: string) => {
    if (inside === "*" || inside === "?" || inside === "$") return inside;
    const [, name = "", otherwise] = /^\s*([^,]*?)\s*(?:,\s*'(.*)')?\s*$/.exec(inside) ?? [];
    const values = keys.get(name.toLowerCase()) ?? [];
    const value = values.length === 1 ? values[0] : otherwise;
    if (value === undefined) isKnown = false;
    return value ?? "";
  });
  return isKnown ? filled : undefined;
}
