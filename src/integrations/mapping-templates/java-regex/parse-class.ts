import {
  cased,
  intersection,
  not,
  property,
  shorthand,
  union,
  withTable,
} from "./character-sets.ts";
import type { RegexCursor } from "./cursor.ts";
import type { CharacterSet } from "./syntax.ts";

/** A class from its `[` to its `]`: ranges, classes inside, `&&`. */
export function parseClass(cursor: RegexCursor): CharacterSet {
  return withTable(parseBrackets(cursor), cursor.budget);
}

function parseBrackets(cursor: RegexCursor): CharacterSet {
  return cursor.nested(() => {
    cursor.offset++;
    const negated = cursor.take("^");
    const set = parseIntersection(cursor);
    cursor.expect("]");
    return negated ? not(set) : set;
  });
}

function parseIntersection(cursor: RegexCursor): CharacterSet {
  const sets = [parseUnion(cursor, true)];
  // `[a&&]` ends with nothing to intersect with: Java keeps the left side.
  while (cursor.take("&&") && cursor.current !== "]") sets.push(parseUnion(cursor, false));
  return sets.length === 1 && sets[0] ? sets[0] : intersection(sets);
}

function parseUnion(cursor: RegexCursor, first: boolean): CharacterSet {
  const sets: CharacterSet[] = [];
  for (;;) {
    cursor.skipComments();
    const next = cursor.current;
    if (next === "") throw cursor.error("Unclosed character class");
    const empty = sets.length === 0;
    // A bracket that opens a class directly is a character: `[]a]`.
    if ((next === "]" && !(empty && first)) || cursor.looksAt("&&")) break;
    sets.push(next === "[" ? parseBrackets(cursor) : parseRange(cursor));
  }
  return sets.length === 1 && sets[0] ? sets[0] : union(sets);
}

// Patterns are made once: a literal inside a function is made anew on every call.
const rangeSign = /-(?!$|[[\]])/y;
const braced = /\{[^}]*\}/y;

function parseRange(cursor: RegexCursor): CharacterSet {
  const escaped = parseEscapedSet(cursor);
  if (escaped) return escaped;
  const from = cursor.takeCharacter();
  if (!cursor.skip(rangeSign)) return cased(from, from, cursor.flags);
  cursor.skipComments();
  const to = cursor.takeCharacter();
  if (to < from) throw cursor.error("Illegal character range");
  return cased(from, to, cursor.flags);
}

/** `\d`, `\p{…}` and the like. Undefined, unmoved, where one character stands. */
export function parseEscapedSet(cursor: RegexCursor): CharacterSet | undefined {
  if (cursor.current !== "\\") return undefined;
  const letter = cursor.next;
  const set = shorthand(letter, cursor.flags);
  if (set) {
    cursor.offset += 2;
    return set;
  }
  if (letter !== "p" && letter !== "P") return undefined;
  cursor.offset += 2;
  const name = cursor.takeMatch(braced)?.slice(1, -1) ?? cursor.takeOne();
  const named = property(name, cursor.flags);
  if (!named) throw cursor.error(`Unknown character property name {${name}}`);
  return letter === "P" ? not(named) : named;
}
