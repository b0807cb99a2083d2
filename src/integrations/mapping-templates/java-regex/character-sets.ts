import type { CharacterSet } from "./syntax.ts";

/** The flags that change which characters a pattern matches. */
export interface CharacterFlags {
  readonly ignoreCase: boolean;
  /** `u`: case is ignored beyond ASCII too. */
  readonly unicodeCase: boolean;
  /** `U`: `\w`, `\d`, `\s` and the POSIX classes follow Unicode. */
  readonly unicodeClasses: boolean;
}

function range(from: number, to: number): CharacterSet {
  return (code) => code >= from && code <= to;
}

export function union(...sets: readonly CharacterSet[]): CharacterSet {
  return (code) => sets.some((accepts) => accepts(code));
}

export function not(set: CharacterSet): CharacterSet {
  return (code) => !set(code);
}

/** A single character or a range, under the case flags. */
export function cased(from: number, to: number, flags: CharacterFlags): CharacterSet {
  const exactly = from === to ? (code: number): boolean => code === from : range(from, to);
  if (!flags.ignoreCase) return exactly;
  const other = flags.unicodeCase ? otherCases : otherAsciiCase;
  return (code) => exactly(code) || other(code).some(exactly);
}

function otherAsciiCase(code: number): readonly number[] {
  if (code >= 0x41 && code <= 0x5a) return [code + 32];
  return code >= 0x61 && code <= 0x7a ? [code - 32] : [];
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

const digit = range(0x30, 0x39);
export const word = union(range(0x61, 0x7a), range(0x41, 0x5a), digit, (code) => code === 0x5f);
const space = oneOf(" \t\n\u000b\f\r");
const horizontalSpace = union(
  oneOf(" \t\u00a0\u1680\u180e\u202f\u205f\u3000"),
  range(0x2000, 0x200a),
);
export const verticalSpace = oneOf("\n\u000b\f\r\u0085\u2028\u2029");

const unicodeWord = setOf(/[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]/u);
const unicodeDigit = setOf(/\p{Nd}/u);
const unicodeSpace = setOf(/\p{White_Space}/u);

/** `\d`, `\w`, `\s`, `\h`, `\v`, or their negations in upper case. */
export function shorthand(letter: string, flags: CharacterFlags): CharacterSet | undefined {
  const positive = shorthands(letter.toLowerCase(), flags.unicodeClasses);
  if (!positive) return undefined;
  return letter === letter.toLowerCase() ? positive : not(positive);
}

function shorthands(letter: string, unicode: boolean): CharacterSet | undefined {
  switch (letter) {
    case "d":
      return unicode ? unicodeDigit : digit;
    case "w":
      return unicode ? unicodeWord : word;
    case "s":
      return unicode ? unicodeSpace : space;
    case "h":
      return horizontalSpace;
    case "v":
      return verticalSpace;
    default:
      return undefined;
  }
}

/** `\p{name}`. Undefined for a name that Java does not know, or that is not emulated. */
export function property(name: string, flags: CharacterFlags): CharacterSet | undefined {
  const uncased = flags.ignoreCase ? withoutCase.get(name) : undefined;
  if (uncased !== undefined) return property(uncased, { ...flags, ignoreCase: false });
  const bare = name.replace(/^(?:Is|general_category=|gc=|script=|sc=)/, "");
  const posix = properties.get(name);
  if (posix && !(flags.unicodeClasses && unicodeProperties.has(name))) return posix;
  return unicodeProperties.get(name) ?? unicodeProperties.get(bare);
}

/** Where case is ignored, a class of one case takes both. */
const withoutCase: ReadonlyMap<string, string> = new Map([
  ["Upper", "Alpha"],
  ["Lower", "Alpha"],
  ["Lu", "LC"],
  ["Ll", "LC"],
  ["Lt", "LC"],
  ["IsLu", "LC"],
  ["IsLl", "LC"],
  ["javaUpperCase", "LC"],
  ["javaLowerCase", "LC"],
  ["IsUppercase", "LC"],
  ["IsLowercase", "LC"],
]);

const lower = range(0x61, 0x7a);
const upper = range(0x41, 0x5a);
const graph = range(0x21, 0x7e);
const alnum = union(lower, upper, digit);

const properties: ReadonlyMap<string, CharacterSet> = new Map([
  ["Lower", lower],
  ["Upper", upper],
  ["ASCII", range(0, 0x7f)],
  ["Alpha", union(lower, upper)],
  ["Digit", digit],
  ["Alnum", alnum],
  ["Punct", (code: number) => graph(code) && !alnum(code)],
  ["Graph", graph],
  ["Print", range(0x20, 0x7e)],
  ["Blank", oneOf(" \t")],
  ["Cntrl", union(range(0, 0x1f), (code) => code === 0x7f)],
  ["XDigit", union(digit, range(0x61, 0x66), range(0x41, 0x46))],
  ["Space", space],
  ["L1", range(0, 0xff)],
  ["all", () => true],
  [
    "javaWhitespace",
    union(range(0x09, 0x0d), range(0x1c, 0x1f), setOf(/(?![\u00a0\u2007\u202f])\p{Z}/u)),
  ],
]);

/** Properties that JavaScript knows by Java's name. Only these are ever made into a pattern. */
const sharedNames =
  "L Lu Ll Lt Lm Lo LC M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp " +
  "C Cc Cf Co Cs Cn Alphabetic Ideographic Lowercase Uppercase White_Space";
const scripts = "Latin Greek Cyrillic Arabic Hebrew Han Hiragana Katakana Hangul";

const unicodeProperties: ReadonlyMap<string, CharacterSet> = new Map([
  ...sharedNames.split(" ").map((name) => [name, ofProperty(name)] as const),
  ...scripts.split(" ").map((name) => [name, ofProperty(`Script=${name}`)] as const),
  ["Letter", ofProperty("L")],
  ["Punctuation", ofProperty("P")],
  ["Punct", ofProperty("P")],
  ["Digit", ofProperty("Nd")],
  ["Alpha", ofProperty("Alphabetic")],
  ["Alnum", union(ofProperty("Alphabetic"), ofProperty("Nd"))],
  ["Lower", ofProperty("Lowercase")],
  ["Upper", ofProperty("Uppercase")],
  ["Space", ofProperty("White_Space")],
  ["javaLowerCase", ofProperty("Lowercase")],
  ["javaUpperCase", ofProperty("Uppercase")],
  ["javaLetter", ofProperty("L")],
  ["javaDigit", ofProperty("Nd")],
  ["javaLetterOrDigit", union(ofProperty("L"), ofProperty("Nd"))],
  ["javaAlphabetic", ofProperty("Alphabetic")],
]);

/** `name` is one of the names above, never a name that a template gives. */
function ofProperty(name: string): CharacterSet {
  return setOf(new RegExp(`\\p{${name}}`, "u"));
}

/** The set of what a fixed pattern matches. */
export function setOf(pattern: RegExp): CharacterSet {
  return (code) => pattern.test(String.fromCodePoint(code));
}

function oneOf(characters: string): CharacterSet {
  return (code) => code < 0x10000 && characters.includes(String.fromCharCode(code));
}
