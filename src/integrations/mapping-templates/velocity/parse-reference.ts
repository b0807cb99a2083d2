import type { Access, Expression, Reference } from "./ast.ts";
import { type Cursor, isLetter } from "./cursor.ts";
import type { Grammar } from "./grammar.ts";

// In `${$a}` the second dollar belongs to the name, which no variable can have, and so does that of
// `$\\!$a`.
const opening = /(\\*)\$(!|\\+!(?:\$+!?)?)?(\{\$*)?(?=[a-zA-Z_])/y;

const braced = /\{\$*(?=[a-zA-Z_])/y;

/**
 * A reference with the backslashes before it. Undefined, with the cursor unmoved, when
 * the text here is a plain dollar sign.
 */
export function parseReference(cursor: Cursor, grammar: Grammar): Reference | undefined {
  const start = cursor.offset;
  const match = takeOpening(cursor);
  if (!match) return undefined;
  const [all = "", slashes = "", bang = "", brace = ""] = match;
  const own = start + all.length - brace.length - bang.length - 1;
  cursor.offset = start + all.length;
  const name = brace.slice(1) + takeName(cursor);
  const path = parsePath(cursor, grammar);
  if (brace !== "" && !cursor.take("}")) throw cursor.error('expected "}" to close the reference');
  const [quiet, formal, span] = [bang !== "", brace !== "", cursor.span(own)];
  if (bang.length > 1) {
    // Nothing but the first token of it is printed, with one backslash less.
    const literal = `${slashes}$${bang.slice(1)}${formal ? "{" : name}`;
    return { ...plain, name, path, quiet, formal, bare: true, literal, span };
  }
  return {
    type: "reference",
    name,
    path,
    quiet,
    formal,
    escaped: slashes.length % 2 === 1,
    prefix: slashes.slice(0, Math.floor(slashes.length / 2)),
    bare: false,
    span,
  };
}

const simple = ["$"];

function takeOpening(cursor: Cursor): readonly (string | undefined)[] | null {
  // Nearly all references begin with a dollar and a letter.
  if (cursor.code === 0x24 && isLetter(cursor.nextCode)) return simple;
  if (cursor.code !== 0x24 && cursor.code !== 0x5c) return null;
  opening.lastIndex = cursor.offset;
  return opening.exec(cursor.text);
}

/** A name without `$`, as `null` in `$map.put('k', null)`: a reference that has no value. */
export function parseBareReference(cursor: Cursor, grammar: Grammar): Reference | undefined {
  const start = cursor.offset;
  const name = cursor.takeIdentifier();
  if (name === undefined) return undefined;
  const path = parsePath(cursor, grammar);
  const span = cursor.span(start);
  return { ...plain, name, path, bare: true, span };
}

/** `{name.path}` without `$`, consumed whole. */
export function parseBraced(cursor: Cursor, grammar: Grammar): boolean {
  if (cursor.code !== 0x7b || !cursor.skip(braced)) return false;
  takeName(cursor);
  parsePath(cursor, grammar);
  cursor.expect("}", '"}" to close the reference');
  return true;
}

const plain = {
  type: "reference",
  quiet: false,
  formal: false,
  escaped: false,
  prefix: "",
} as const;

function takeName(cursor: Cursor): string {
  const start = cursor.offset;
  const name = cursor.takeIdentifier() ?? "";
  // The words are tokens of their own, which cannot name a variable.
  if (name === "true" || name === "false") throw cursor.error(`"${name}" is not a variable`, start);
  return name;
}

const none: readonly [] = [];

/** A growing empty list allocates many entries, but most paths and arguments have at most one. */
function append<Item>(items: Item[] | undefined, item: Item): Item[] {
  if (!items) return [item];
  items.push(item);
  return items;
}

function parsePath(cursor: Cursor, grammar: Grammar): readonly Access[] {
  let path: Access[] | undefined;
  for (;;) {
    const start = cursor.offset;
    if (cursor.code === 0x5b) {
      cursor.offset++;
      const index = parseIndex(cursor, grammar);
      path = append(path, { type: "index", index, span: cursor.span(start) });
    } else if (cursor.code === 0x2e && isMember(cursor.nextCode)) {
      cursor.offset++;
      path = append(path, parseMember(cursor, grammar, start));
    } else {
      return path ?? none;
    }
  }
}

/** A dot before anything but a letter is text. */
function isMember(code: number): boolean {
  return isLetter(code) && code !== 0x5f;
}

function parseIndex(cursor: Cursor, grammar: Grammar): Expression {
  cursor.skipSpace();
  const start = cursor.offset;
  const index = within(cursor, false, () => grammar.operand(cursor));
  if (!index || !isIndex(index)) {
    throw cursor.error("expected a whole number, a string or a reference", start);
  }
  cursor.skipSpace();
  cursor.expect("]", '"]" to close the index');
  return index;
}

function isIndex(index: Expression): boolean {
  if (index.type === "number") return /^-?\d+$/.test(index.text);
  return index.type !== "list" && index.type !== "map" && index.type !== "range";
}

function parseMember(cursor: Cursor, grammar: Grammar, start: number): Access {
  const name = takeName(cursor);
  if (cursor.code !== 0x28 || cursor.looksAt(textFollows)) {
    return { type: "property", name, span: cursor.span(start) };
  }
  cursor.offset++;
  const args = within(cursor, true, () => parseArguments(cursor, grammar));
  return { type: "method", name, args, span: cursor.span(start) };
}

/** At the end of the template, or before a directive or comment, the parenthesis is text. */
const textFollows = /\((?:[ \t]*#(?![ )])|$)/y;

/** Velocity's lexer passes over these signs before a space or the end of a call. */
const straySigns = /[#$](?=[ )])/y;

function parseArguments(cursor: Cursor, grammar: Grammar): readonly Expression[] {
  cursor.skip(straySigns);
  if (cursor.take(")")) return none;
  let args: Expression[] | undefined;
  for (;;) {
    cursor.skipSpace();
    const argument = grammar.operand(cursor);
    if (!argument) throw cursor.error("expected an argument");
    args = append(args, argument);
    cursor.skip(straySigns);
    cursor.skipSpace();
    if (cursor.take(")")) return args;
    cursor.expect(",", '"," or ")" after the argument');
  }
}

function within<Result>(cursor: Cursor, inCall: boolean, parse: () => Result): Result {
  const before = cursor.inCall;
  cursor.inCall = inCall;
  const result = cursor.nested(parse);
  cursor.inCall = before;
  return result;
}
