import { matchesWildcards } from "../../../../proxy-events/authorizers/wildcards.ts";

/** What the texts of a policy are filled in with. */
export interface PolicyVariables {
  /** Whether the policy's version has variables. */
  readonly hasVariables: boolean;
  /** Values of condition keys, by their names in lower case. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

/** A text of a policy after its variables were filled in. */
export interface FilledText {
  readonly text: string;
  /** Where a wildcard character came out of a variable, and stands for itself. */
  readonly literals: ReadonlySet<number>;
}

/** Whether a text matches a pattern of IAM: `*` is any text, `?` one character. */
export function patternMatches({ text: pattern, literals }: FilledText, text: string): boolean {
  return matchesWildcards(pattern, text, literals);
}

/**
 * The text with the values of its policy variables; undefined if one has no value, which matches
 * nothing. That wildcards in a value stand for themselves is documented for `${*}` and inferred for
 * values of the request.
 */
export function fillVariables(
  text: string,
  { hasVariables, keys }: PolicyVariables,
): FilledText | undefined {
  const literals = new Set<number>();
  if (!hasVariables) return { text, literals };
  let filled = "";
  for (const [part, inside] of text.matchAll(/\$\{([^}]*)\}|[^$]+|\$/g)) {
    if (inside === undefined) {
      filled += part;
      continue;
    }
    const value = valueOf(inside, keys);
    if (value === undefined) return undefined;
    for (let index = 0; index < value.length; index += 1) literals.add(filled.length + index);
    filled += value;
  }
  return { text: filled, literals };
}

/** `${*}`, `${?}` and `${$}` are the characters themselves, and `${key, 'else'}` has a default. */
function valueOf(inside: string, keys: PolicyVariables["keys"]): string | undefined {
  if (inside === "*" || inside === "?" || inside === "$") return inside;
  const [, name = "", otherwise] = /^\s*([^,]*?)\s*(?:,\s*'(.*)')?\s*$/.exec(inside) ?? [];
  const values = keys.get(name.toLowerCase()) ?? [];
  return values.length === 1 ? values[0] : otherwise;
}
