import type { Branch, Expression, ForeachDirective, IfDirective, Node, Reference } from "./ast.ts";
import type { Cursor } from "./cursor.ts";
import type { Grammar } from "./grammar.ts";

/** `#word` or `#{word}`. */
const directiveWord = /#(?:[a-zA-Z_@][a-zA-Z0-9_@]*|\{[a-zA-Z_][a-zA-Z0-9_@]*\})/y;

const controlWords: ReadonlySet<string> = new Set(["if", "elseif", "else", "end", "stop"]);
const endWords: ReadonlySet<string> = new Set(["elseif", "else", "end"]);
const blockWords: ReadonlySet<string> = new Set(["foreach", "define", "macro", "literal", "break"]);

/** Whether the backslashes before `word` are an escape: one of them, or a doubled one. */
export function isDirective(word: string, cursor: Cursor, slashes: "escaped" | "doubled"): boolean {
  const name = nameOf(word);
  if (controlWords.has(name)) return true;
  // Velocity compares `{foreach}` with its braces here, and has no token for a bare #set.
  if (slashes === "doubled") {
    return !word.includes("{") && (blockWords.has(name) || cursor.macros.has(name));
  }
  return name === "set" || blockWords.has(name) || cursor.macros.has(name);
}

/** Consumes `#word` or `#{word}`. */
export function takeWord(cursor: Cursor): string | undefined {
  return cursor.takeMatch(directiveWord);
}

/** The same, without consuming it. */
export function peekWord(cursor: Cursor): string | undefined {
  const start = cursor.offset;
  const word = takeWord(cursor);
  cursor.offset = start;
  return word;
}

function skipWord(cursor: Cursor, name: string): boolean {
  const word = peekWord(cursor);
  const here = word !== undefined && nameOf(word) === name;
  if (here) cursor.offset += word.length;
  return here;
}

/** Whether the directive of this name continues or closes the block around it. */
export function endsBlock(word: string | undefined): boolean {
  return word !== undefined && endWords.has(nameOf(word));
}

function nameOf(word: string): string {
  return word.charCodeAt(1) === 0x7b ? word.slice(2, -1) : word.slice(1);
}

// Patterns are made once: a literal inside a function is made anew on every call.
const setStart = /#(?:set|\{set\}) *\(/y;
const equals = /=(?!=)/y;
const openingParenthesis = /[ \t\r\n]*\(/y;
const separator = /[ \t\r\n]*(?:,[ \t\r\n]*)?(?!\))/y;
const plainWord = /[a-zA-Z_@][a-zA-Z0-9_@]*/y;
const blankLineEnd = /[ \t]*(?:\r\n|\n|\r)/y;

/** Undefined, with the cursor unmoved, when a plain `#` stands here. */
export function parseDirective(cursor: Cursor, grammar: Grammar): Node | undefined {
  const start = cursor.offset;
  if (cursor.skip(setStart)) {
    return parseSet(cursor, grammar, start);
  }
  const word = takeWord(cursor);
  switch (word && nameOf(word)) {
    case undefined:
      return undefined;
    case "if":
      return parseIf(cursor, grammar, start);
    case "stop":
      return { type: "stop", span: cursor.span(start) };
    case "foreach":
      return parseForeach(cursor, grammar, start);
    case "define":
      return parseDefine(cursor, grammar, start);
    case "macro":
      return parseMacro(cursor, grammar, start);
    case "literal":
      return parseLiteral(cursor, grammar, start);
    case "break":
      if (parseArguments(cursor, grammar)?.length)
        throw cursor.error("#break accepts no argument", start);
      return { type: "break", span: cursor.span(start) };
    default:
      cursor.offset = start;
      return { type: "text", text: parseUnknown(cursor, grammar), span: cursor.span(start) };
  }
}

function parseSet(cursor: Cursor, grammar: Grammar, start: number): Node {
  cursor.skipSpace();
  const target = grammar.reference(cursor);
  if (!target) throw cursor.error("expected a reference");
  cursor.skipSpace();
  if (!cursor.skip(equals)) {
    throw cursor.error('expected "=" in #set');
  }
  const value = grammar.expression(cursor);
  closeParenthesis(cursor, "#set");
  return { type: "set", target, value, span: cursor.span(start) };
}

function parseIf(cursor: Cursor, grammar: Grammar, start: number): IfDirective {
  const branches: Branch[] = [parseBranch(cursor, grammar, start, "#if")];
  for (;;) {
    const next = cursor.offset;
    if (!skipWord(cursor, "elseif")) break;
    branches.push(parseBranch(cursor, grammar, next, "#elseif"));
  }
  const hasElse = skipWord(cursor, "else");
  if (hasElse) takeLineEnd(cursor);
  const otherwise = hasElse ? grammar.block(cursor) : undefined;
  takeEnd(cursor, "#if", start);
  const span = cursor.span(start);
  return { type: "if", branches, ...(otherwise && { otherwise }), span };
}

function parseBranch(cursor: Cursor, grammar: Grammar, start: number, name: string): Branch {
  cursor.skipSpace();
  cursor.expect("(", `"(" after ${name}`);
  const test = grammar.expression(cursor);
  closeParenthesis(cursor, name);
  const body = grammar.block(cursor);
  return { test, body, span: cursor.span(start) };
}

function parseForeach(cursor: Cursor, grammar: Grammar, start: number): ForeachDirective {
  const [variable, , items] = parseArguments(cursor, grammar, (index) => index === 1) ?? [];
  if (!variable) throw cursor.error("expected a variable and a list after #foreach", start);
  const body = grammar.block(cursor);
  takeEnd(cursor, "#foreach", start);
  const name = isReference(variable) && !variable.bare ? variable.name : "";
  const list = items === undefined || items.type === "word" ? undefined : items;
  return {
    type: "foreach",
    variable: name,
    ...(list && { items: list }),
    body,
    span: cursor.span(start),
  };
}

function parseDefine(cursor: Cursor, grammar: Grammar, start: number): Node {
  const [variable] = parseArguments(cursor, grammar) ?? [];
  if (!variable) throw cursor.error("expected a variable after #define", start);
  const body = grammar.block(cursor);
  takeEnd(cursor, "#define", start);
  const name = isReference(variable) ? assignedName(variable) : "";
  return { type: "define", variable: name, body, span: cursor.span(start) };
}

/**
 * The variable that `#set` and `#define` assign. Both cut one character off the first token, so
 * that `${a}` and `$!a` assign a variable that no reference can name.
 */
export function assignedName(target: Reference): string {
  if (target.formal) return target.quiet ? "!{" : "{";
  return target.quiet ? `!${target.name}` : target.name;
}

function parseMacro(cursor: Cursor, grammar: Grammar, start: number): Node {
  const [name, ...parameters] = parseArguments(cursor, grammar, (index) => index === 0) ?? [];
  if (name?.type !== "word") throw cursor.error("expected a name after #macro(", start);
  if (!parameters.every(isReference)) throw cursor.error("expected references", start);
  grammar.block(cursor);
  takeEnd(cursor, "#macro", start);
  cursor.macros.add(name.name);
  return { type: "macro", name: name.name, span: cursor.span(start) };
}

function parseLiteral(cursor: Cursor, grammar: Grammar, start: number): Node {
  if (!parseArguments(cursor, grammar)) throw cursor.error('expected "()" after #literal', start);
  const inner = cursor.offset;
  grammar.block(cursor);
  const text = cursor.text.slice(inner, cursor.offset);
  takeEnd(cursor, "#literal", start);
  return { type: "text", text, span: cursor.span(start) };
}

/**
 * A directive that is not registered prints as it is written, its arguments included. One whose
 * name begins with `@` has a block.
 */
export function parseUnknown(cursor: Cursor, grammar: Grammar): string {
  const start = cursor.offset;
  const word = takeWord(cursor);
  if (word === undefined) return "";
  const args = parseArguments(cursor, grammar, () => true);
  if (args && word.startsWith("#@")) {
    grammar.block(cursor);
    takeEnd(cursor, "the block", start);
  }
  return cursor.text.slice(start, cursor.offset);
}

interface Word {
  readonly type: "word";
  readonly name: string;
}

/** Undefined, with the cursor unmoved, when no parenthesis follows. */
function parseArguments(
  cursor: Cursor,
  grammar: Grammar,
  mayBeWord: (index: number) => boolean = () => false,
): readonly (Expression | Word)[] | undefined {
  if (!cursor.skip(openingParenthesis)) return undefined;
  const args: (Expression | Word)[] = [];
  for (;;) {
    cursor.skip(separator);
    cursor.skipSpace();
    if (cursor.code === 0x29) break;
    const argument = grammar.operand(cursor) ?? parseWord(cursor);
    if (!argument || (argument.type === "word" && !mayBeWord(args.length))) {
      throw cursor.error("expected a value");
    }
    args.push(argument);
  }
  closeParenthesis(cursor, "the directive");
  return args;
}

function parseWord(cursor: Cursor): Word | undefined {
  const name = cursor.takeMatch(plainWord);
  return name === undefined ? undefined : { type: "word", name };
}

function isReference(argument: Expression | Word): argument is Reference {
  return argument.type === "reference";
}

function closeParenthesis(cursor: Cursor, of: string): void {
  cursor.expect(")", `")" to close ${of}`);
  takeLineEnd(cursor);
}

function takeEnd(cursor: Cursor, of: string, start: number): void {
  if (!skipWord(cursor, "end")) {
    throw cursor.error(`${of} has no #end`, start);
  }
  takeLineEnd(cursor);
}

/** A directive consumes the rest of its line if that is blank. */
function takeLineEnd(cursor: Cursor): void {
  cursor.skip(blankLineEnd);
}
