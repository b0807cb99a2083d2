import { matchesWildcards } from "../../../../proxy-events/authorizers/wildcards.ts";

/** Values for the variables in a policy. */
export interface PolicyVariables {
  /** Whether the policy's version supports variables. */
  readonly hasVariables: boolean;
  /** Values of condition keys, by lower-case name. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

/** A text of a policy with its variables filled in. */
export interface FilledText {
  readonly text: string;
  /** Positions of wildcard characters that came from a variable and are literal. */
  readonly literals: ReadonlySet<number>;
}

/** Returns whether a text matches a pattern of IAM: `*` is any text, `?` one character. */
export function patternMatches({ text: pattern, literals }: FilledText, text: string): boolean {
  return matchesWildcards(pattern, text, literals);
}

/**
 * Fills in the policy variables of a text. Returns undefined if one has no value, which matches nothing.
 * That wildcards in a value are literal is documented for `${*}` and inferred for values of the request.
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

/** `${*}`, `${?}` and `${$}` are literal characters, and `${key, 'else'}` has a default. */
function valueOf(inside: string, keys: PolicyVariables["keys"]): string | undefined {
  if (inside === "*" || inside === "?" || inside === "$") return inside;
  const [, name = "", otherwise] = /^\s*([^,]*?)\s*(?:,\s*'(.*)')?\s*$/.exec(inside) ?? [];
  const values = keys.get(name.toLowerCase()) ?? [];
  return values.length === 1 ? values[0] : otherwise;
}
