import { memoize } from "../../../core/memoize.ts";
import { type Budget, entryCost } from "../budget.ts";
import { type Accepts, type CharacterSet, type RegexFlags } from "./syntax.ts";

export function union(sets: readonly CharacterSet[]): CharacterSet {
  return { accepts: (code) => sets.some(({ accepts }) => accepts(code)), extra: costOf(sets) };
}

export function intersection(sets: readonly CharacterSet[]): CharacterSet {
  return { accepts: (code) => sets.every(({ accepts }) => accepts(code)), extra: costOf(sets) };
}

export function not({ accepts, extra }: CharacterSet): CharacterSet {
  return { accepts: (code) => !accepts(code), extra };
}

function costOf(sets: readonly CharacterSet[]): number {
  return sets.reduce((total, { extra }) => total + extra, sets.length);
}

/** The same set, which knows what it says of ASCII: most inputs are nothing else. */
export function withTable({ accepts, extra }: CharacterSet, budget: Budget): CharacterSet {
  if (extra === 0) return { accepts, extra };
  budget.spend(asciiSize * (extra + entryCost / 10));
  return { accepts: tabled(accepts), extra };
}

const asciiSize = 128;

function tabled(accepts: Accepts): Accepts {
  const ascii = Array.from({ length: asciiSize }, (_, code) => accepts(code));
  return (code) => ascii[code] ?? accepts(code);
}

/** The cost of folding a character beyond ASCII, in steps. */
const foldCost = 10;

/** A single character or a range, under the case flags. */
export function cased(from: number, to: number, flags: RegexFlags): CharacterSet {
  const exactly = (code: number): boolean => code >= from && code <= to;
  if (!flags.includes("i")) return { accepts: exactly, extra: 0 };
  const other = flags.includes("u") ? otherCases : otherAsciiCase;
  const accepts = (code: number): boolean => exactly(code) || other(code).some(exactly);
  return { accepts, extra: flags.includes("u") ? foldCost : 0 };
}

function otherAsciiCase(code: number): readonly number[] {
  // The two cases of a letter differ in one bit.
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a ? [code ^ 0x20] : [];
}

/** Java folds each character alone: to upper case, and that to lower case. */
function otherCases(code: number): readonly number[] {
  const upper = single(String.fromCodePoint(code).toUpperCase(), code);
  return [upper, single(String.fromCodePoint(upper).toLowerCase(), upper)];
}

function single(text: string, otherwise: number): number {
  const code = text.codePointAt(0) ?? otherwise;
  return String.fromCodePoint(code).length === text.length ? code : otherwise;
}

/** `\d`, `\w`, `\s`, `\h`, `\v`: what stands between brackets for each, and under the flag `U`. */
const shorthands: ReadonlyMap<string, readonly [ascii: string, unicode?: string]> = new Map([
  ["d", ["0-9", "\\p{Nd}"]],
  ["w", ["\\w", "\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}"]],
  ["s", ["\\t-\\r ", "\\p{White_Space}"]],
  ["h", ["\\t \\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000"]],
  ["v", ["\\n-\\r\\x85\\u2028\\u2029"]],
]);

/** One of the letters above; in upper case, the complement of its set. */
export function shorthand(letter: string, flags: RegexFlags): CharacterSet | undefined {
  const sources = shorthands.get(letter.toLowerCase());
  if (!sources) return undefined;
  const [ascii, unicode = ascii] = sources;
  const set = setOf(flags.includes("U") ? unicode : ascii);
  return letter === letter.toLowerCase() ? set : not(set);
}

/** `\p{name}`. Undefined for a name that Java does not know, or that is not emulated. */
export function property(name: string, flags: RegexFlags): CharacterSet | undefined {
  if (flags.includes("i") && oneCase.has(name)) {
    const both = name === "Upper" || name === "Lower" ? "Alpha" : "LC";
    return property(both, flags.replaceAll("i", ""));
  }
  const bare = name.replace(/^(?:Is|general_category=|gc=|script=|sc=)/, "");
  const unicode = unicodeProperty(name) ?? unicodeProperty(bare) ?? shared(name, bare);
  const ascii = asciiProperties.get(name);
  const source = flags.includes("U") ? (unicode ?? ascii) : (ascii ?? unicode);
  return source === undefined ? undefined : setOf(source);
}

/** If case is ignored, a class of one case matches both. */
const oneCase: ReadonlySet<string> = new Set(
  "Upper Lower Lu Ll Lt IsLu IsLl javaUpperCase javaLowerCase IsUppercase IsLowercase".split(" "),
);

const asciiProperties: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Lower: "a-z",
    Upper: "A-Z",
    ASCII: "\\0-\\x7f",
    Alpha: "a-zA-Z",
    Digit: "0-9",
    Alnum: "a-zA-Z0-9",
    Punct: "!-/:-@[-`{-~",
    Graph: "!-~",
    Print: " -~",
    Blank: " \\t",
    Cntrl: "\\0-\\x1f\\x7f",
    XDigit: "0-9a-fA-F",
    Space: "\\t-\\r ",
    L1: "\\0-\\xff",
    all: "^",
    // The spaces that break a line, and the separators of files, groups, records and units.
    javaWhitespace:
      "\\t-\\r\\x1c- \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000",
  }),
);

/** The general categories, which JavaScript knows by Java's names. */
const category = /^(?:L[ultmoC]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfosn]?)$/;
/** Properties, with JavaScript's name where that is another. */
const names =
  "Punct=P Digit=Nd Alpha=Alphabetic Lower=Lowercase Upper=Uppercase Space=White_Space " +
  "javaLowerCase=Lowercase javaUpperCase=Uppercase javaLetter=L javaDigit=Nd " +
  "javaAlphabetic=Alphabetic";

const unicodeProperties: ReadonlyMap<string, string> = new Map([
  ["Alnum", "\\p{Alphabetic}\\p{Nd}"],
  ["javaLetterOrDigit", "\\p{L}\\p{Nd}"],
  ...names.split(" ").map((both) => {
    const [name = "", shared = ""] = both.split("=");
    return [name, `\\p{${shared}}`] as const;
  }),
]);

/** Scripts and binary properties, for which JavaScript has Java's names. It rejects unknown ones. */
function shared(name: string, bare: string): string | undefined {
  if (bare === name) return undefined;
  for (const source of [`\\p{Script=${bare}}`, `\\p{${bare}}`]) {
    try {
      setOf(source);
      return source;
    } catch {
      // Rejected: it is none of these.
    }
  }
  return undefined;
}

function unicodeProperty(name: string): string | undefined {
  return category.test(name) ? `\\p{${name}}` : unicodeProperties.get(name);
}

/**
 * The set of what stands between brackets in a JavaScript pattern: a text of this library, never
 * one that a template gives.
 */
export const setOf = memoize(Infinity, (source): CharacterSet => {
  const pattern = new RegExp(`[${source}]`, "u");
  return { accepts: tabled((code) => pattern.test(String.fromCodePoint(code))), extra: 0 };
});
