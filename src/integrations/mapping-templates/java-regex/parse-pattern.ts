import type { GatewrightError } from "../../../core/errors.ts";
import type { Budget } from "../budget.ts";
import { assertion } from "./assertions.ts";
import { cased, setOf } from "./character-sets.ts";
import { RegexCursor } from "./cursor.ts";
import { parseClass, parseEscapedSet } from "./parse-class.ts";
import { type CharacterSet, longest, type RegexFlags, type RegexNode } from "./syntax.ts";

export interface ParsedPattern {
  readonly body: RegexNode;
  readonly groupCount: number;
  readonly names: ReadonlyMap<string, number>;
}

/** @throws GatewrightError `regex.syntax`, or `regex.limit` where it is nested too deep. */
export function parsePattern(pattern: string, budget: Budget): ParsedPattern {
  const cursor = new RegexCursor(unquote(pattern), budget);
  const groups: Groups = { count: 0, names: new Map() };
  const body = parseChoice(cursor, groups);
  if (cursor.current !== "") throw cursor.error("Unmatched closing ')'");
  return { body, groupCount: groups.count, names: groups.names };
}

// Patterns are made once: a literal inside a function is made anew on every call.
const quantifier = /[*+?]/;
const countedBounds = /\{\d{1,9}(?:,(?:\d{1,9})?)?\}/y;
const boundary = /[bBAGzZ]/;
const positiveDigit = /[1-9]/;
const angled = /<[^>]*>/y;
const lookSign = /<?[=!]/y;
const groupName = /<[a-zA-Z][a-zA-Z0-9]*>/y;
const inlineFlags = /[idmsuxU]*(?:-[idmsuxU]*)?[:)]/y;

interface Groups {
  count: number;
  readonly names: Map<string, number>;
}

/** `\Q…\E` becomes escapes before anything is read, as in Java: a quantifier applies to the last one. */
function unquote(pattern: string): string {
  return pattern.replace(/\\Q(.*?)(?:\\E|$)|\\[^]/gs, (escape, quoted?: string) =>
    quoted === undefined ? escape : quoted.replace(/[^a-zA-Z0-9\u0080-\uffff]/g, "\\$&"),
  );
}

function parseChoice(cursor: RegexCursor, groups: Groups): RegexNode {
  return cursor.nested(() => {
    const options = [parseSequence(cursor, groups)];
    while (cursor.take("|")) options.push(parseSequence(cursor, groups));
    return options.length === 1 && options[0] ? options[0] : { type: "choice", options };
  });
}

function parseSequence(cursor: RegexCursor, groups: Groups): RegexNode {
  const items: RegexNode[] = [];
  for (;;) {
    cursor.skipComments();
    if (cursor.current === "" || cursor.looksAt("|") || cursor.looksAt(")")) {
      return items.length === 1 && items[0] ? items[0] : { type: "sequence", items };
    }
    const item = parseQuantified(cursor, groups);
    if (item.type !== "empty") items.push(item);
  }
}

/** An atom with its quantifier. A second one is an error in Java, unless it is a counted one. */
function parseQuantified(cursor: RegexCursor, groups: Groups): RegexNode {
  let node = parseAtom(cursor, groups);
  cursor.skipComments();
  // Flags alone, `(?i)`, are nothing to repeat.
  if (node.type === "empty" && quantifier.test(cursor.current)) throw dangling(cursor);
  let bounds = parseBounds(cursor);
  while (bounds) {
    const mode = cursor.take("+") ? "possessive" : cursor.take("?") ? "lazy" : "greedy";
    node = { type: "repeat", body: node, ...bounds, mode };
    bounds = cursor.looksAt("{") ? parseBounds(cursor) : undefined;
  }
  return node;
}

function parseBounds(cursor: RegexCursor): { min: number; max: number } | undefined {
  if (cursor.take("?")) return { min: 0, max: 1 };
  if (cursor.take("*")) return { min: 0, max: Infinity };
  if (cursor.take("+")) return { min: 1, max: Infinity };
  const counted = cursor.takeMatch(countedBounds);
  if (counted === undefined) return undefined;
  const [from, to = from] = counted.slice(1, -1).split(",");
  const min = Number(from);
  const max = to === "" ? Infinity : Number(to);
  if (max < min) throw cursor.error("Illegal repetition range");
  return { min, max };
}

function parseAtom(cursor: RegexCursor, groups: Groups): RegexNode {
  switch (cursor.current) {
    case "(":
      return parseGroup(cursor, groups);
    case "[":
      return { type: "set", set: parseClass(cursor) };
    case ".":
      cursor.offset++;
      return { type: "set", set: anyCharacter(cursor.flags) };
    case "^":
    case "$":
      return { type: "assertion", holds: assertion(cursor.takeOne(), cursor.flags) };
    case "\\":
      return parseEscape(cursor, groups);
    case "*":
    case "+":
    case "?":
      throw dangling(cursor);
    case "{":
      throw cursor.error("Illegal repetition");
    default:
      return characterNode(cursor);
  }
}

function dangling(cursor: RegexCursor): GatewrightError {
  return cursor.error(`Dangling meta character '${cursor.current}'`);
}

function characterNode(cursor: RegexCursor): RegexNode {
  const code = cursor.takeCharacter();
  return { type: "set", set: cased(code, code, cursor.flags) };
}

function anyCharacter(flags: RegexFlags): CharacterSet {
  if (flags.includes("s")) return setOf("^");
  return setOf(flags.includes("d") ? "^\\n" : "^\\n\\r\\x85\\u2028\\u2029");
}

function parseEscape(cursor: RegexCursor, groups: Groups): RegexNode {
  const set = parseEscapedSet(cursor);
  if (set) return { type: "set", set };
  const letter = cursor.next;
  if (boundary.test(letter)) {
    cursor.offset += 2;
    return { type: "assertion", holds: assertion(letter, cursor.flags) };
  }
  switch (letter) {
    case "R":
      cursor.offset += 2;
      // A line break of any kind, `\r\n` as one.
      return parseChoice(new RegexCursor("\r\n|\\v", cursor.budget), groups);
    case "k":
      return parseNamedReference(cursor, groups);
    default:
      return positiveDigit.test(letter)
        ? parseBackReference(cursor, groups)
        : characterNode(cursor);
  }
}

/** More digits belong to the reference as long as there are that many groups before it. */
function parseBackReference(cursor: RegexCursor, groups: Groups): RegexNode {
  cursor.offset++;
  let group = Number(cursor.takeOne());
  while (/\d/.test(cursor.current) && group * 10 + Number(cursor.current) <= groups.count) {
    group = group * 10 + Number(cursor.takeOne());
  }
  return backReference(group, cursor);
}

function parseNamedReference(cursor: RegexCursor, groups: Groups): RegexNode {
  cursor.offset += 2;
  const name = cursor.takeMatch(angled) ?? "";
  const group = groups.names.get(name.slice(1, -1));
  if (group === undefined) throw cursor.error(`named capturing group ${name} does not exist`);
  return backReference(group, cursor);
}

function backReference(group: number, { flags }: RegexCursor): RegexNode {
  const fold = flags.includes("i")
    ? (text: string): string => text.toUpperCase().toLowerCase()
    : undefined;
  return { type: "backReference", group, fold };
}

function parseGroup(cursor: RegexCursor, groups: Groups): RegexNode {
  cursor.offset++;
  const outer = cursor.flags;
  const node = parseSpecialGroup(cursor, groups) ?? parseCapture(cursor, groups);
  // Flags of a bare `(?i)` hold to the end of the group around it.
  if (node.type !== "empty") cursor.flags = outer;
  return node;
}

function parseCapture(cursor: RegexCursor, groups: Groups): RegexNode {
  const index = ++groups.count;
  return { type: "group", index, body: parseBody(cursor, groups) };
}

function parseBody(cursor: RegexCursor, groups: Groups): RegexNode {
  const body = parseChoice(cursor, groups);
  if (!cursor.take(")")) throw cursor.error("Unclosed group");
  return body;
}

function parseSpecialGroup(cursor: RegexCursor, groups: Groups): RegexNode | undefined {
  if (!cursor.take("?")) return undefined;
  if (cursor.take(":")) return parseBody(cursor, groups);
  if (cursor.take(">")) return { type: "atomic", body: parseBody(cursor, groups) };
  const look = cursor.takeMatch(lookSign);
  if (look !== undefined) {
    return parseLook(cursor, groups, look.startsWith("<"), look.endsWith("!"));
  }
  const name = cursor.takeMatch(groupName)?.slice(1, -1);
  if (name !== undefined) {
    if (groups.names.has(name))
      throw cursor.error(`Named capturing group <${name}> is already defined`);
    groups.names.set(name, groups.count + 1);
    return parseCapture(cursor, groups);
  }
  return parseFlags(cursor, groups);
}

function parseLook(
  cursor: RegexCursor,
  groups: Groups,
  behind: boolean,
  negated: boolean,
): RegexNode {
  const body = parseBody(cursor, groups);
  if (behind && longest(body) === Infinity) {
    throw cursor.error("Look-behind group does not have an obvious maximum length");
  }
  return { type: "look", behind, negated, body };
}

function parseFlags(cursor: RegexCursor, groups: Groups): RegexNode {
  const match = cursor.takeMatch(inlineFlags);
  if (match === undefined) throw cursor.error("Unknown inline modifier");
  const [on = "", off = ""] = match.slice(0, -1).split("-");
  const flags = new Set(cursor.flags + on);
  for (const letter of off) flags.delete(letter);
  // Classes that follow Unicode have its cases too.
  if (flags.has("U")) flags.add("u");
  cursor.flags = Array.from(flags).join("");
  return match.endsWith(")")
    ? { type: "empty" }
    : { type: "sequence", items: [parseBody(cursor, groups)] };
}
