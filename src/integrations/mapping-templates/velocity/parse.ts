import type { Comment, Node, Text } from "./ast.ts";
import { Cursor } from "./cursor.ts";
import type { Grammar } from "./grammar.ts";
import {
  endsBlock,
  isDirective,
  parseDirective,
  parseUnknown,
  peekWord,
  takeWord,
} from "./parse-directive.ts";
import { parseExpression, parseOperand } from "./parse-expression.ts";
import { parseBraced, parseReference } from "./parse-reference.ts";

/**
 * The syntax tree of a template, as Velocity 1.7 parses it.
 *
 * @throws GatewrightError `template.syntax`, with line, column and code frame; `template.limit`.
 */
export function parse(template: string, nesting: number): readonly Node[] {
  return parseWhole(new Cursor(template, nesting));
}

const grammar: Grammar = {
  block: parseBlock,
  whole: parseWhole,
  reference: (cursor) => parseReference(cursor, grammar),
  operand: (cursor) => parseOperand(cursor, grammar),
  expression: (cursor) => parseExpression(cursor, grammar),
};

function parseWhole(cursor: Cursor): readonly Node[] {
  const nodes = parseBlock(cursor);
  if (!cursor.done) throw cursor.error("no block is open here");
  return nodes;
}

/** Reads nodes up to the directive that continues or closes the enclosing block. */
function parseBlock(cursor: Cursor): readonly Node[] {
  return cursor.nested(() => {
    const nodes: Node[] = [];
    // Spaces before #set vanish where a token begins; plain text has taken them before that.
    let fresh = true;
    while (!cursor.done) {
      if (cursor.code === hash && mayEndBlock(cursor.nextCode) && endsBlock(peekWord(cursor)))
        break;
      const start = cursor.offset;
      const brace = parseAfterReference(cursor, nodes.at(-1));
      const node: Node = brace ?? parseNode(cursor, fresh);
      fresh = brace !== undefined || node.type !== "text" || isSign(cursor.text.charCodeAt(start));
      append(nodes, node);
    }
    // A list that grew has room for many more: a large template would keep twice what it needs.
    return nodes.slice();
  });
}

/** The `e` of a word, or a brace. */
function mayEndBlock(code: number): boolean {
  return code === 0x65 || code === 0x7b;
}

function isSign(code: number): boolean {
  return code === hash || code === dollar || code === backslash;
}

const hash = 0x23;
const dollar = 0x24;
const backslash = 0x5c;

// Patterns are made once: a literal inside a function is made anew on every call.
const plainText = /[^$#\\]+/y;
const indentedSet = /[ \t]+#(?:set|\{set\}) *\(/y;
const indentation = /[ \t]+/y;
const lineComment = /##[^\r\n]*(?:\r\n|\r|\n)?/y;
const backslashes = /\\+/y;
const dollarSign = /\$\\*!|\$/y;
// Signs that are printed as they are: before another sign, a brace, a bracket or a comment.
const wholeSign = /\$!?(?=\$)|\$\\?!?\[|\$!(?=#\*)|\$\\*!(?=\{|##)/y;
const beforeWord = /\$(?=#[a-zA-Z_@{])/y;

function parseNode(cursor: Cursor, fresh: boolean): Node {
  const { code } = cursor;
  if (fresh && (code === 0x20 || code === 0x09) && cursor.looksAt(indentedSet)) {
    cursor.skip(indentation);
  }
  switch (cursor.code) {
    case hash:
      return parseHash(cursor);
    case dollar:
      return parseReference(cursor, grammar) ?? parseDollar(cursor);
    case backslash:
      return parseBackslash(cursor);
    default: {
      const start = cursor.offset;
      const text = cursor.takeMatch(plainText) ?? "";
      return { type: "text", text, span: cursor.span(start) };
    }
  }
}

/**
 * Braces after a reference are tokens of their own. `{b}` in `$a{b}` is even taken for a reference,
 * of which only the brace is printed.
 */
function parseAfterReference(cursor: Cursor, last: Node | undefined): Text | undefined {
  if (last?.type !== "reference" || last.formal) return undefined;
  const start = cursor.offset;
  if (cursor.code !== hash && cursor.code !== 0x7b && cursor.code !== 0x7d) return undefined;
  if (last.path.at(-1)?.type === "property" && cursor.text.startsWith("##", start)) {
    return parseDoubleHash(cursor);
  }
  if (cursor.text.startsWith("{[", start)) {
    throw cursor.error('"[" cannot follow a brace');
  }
  const text = cursor.take("}") ? "}" : "{";
  if (text === "{" && !parseBraced(cursor, grammar)) return undefined;
  return { type: "text", text, span: cursor.span(start) };
}

// What a first `#` is swallowed before: a comment, or a directive of the language.
const hashSwallowing =
  /#(?=##|#(?:if|elseif|else|end)(?![a-zA-Z0-9_@])|#\{(?:if|elseif|else|end)\})/y;

/** Directly after a property, as in `$a.b## text`, Velocity's lexer sees no comment. */
function parseDoubleHash(cursor: Cursor): Text {
  const start = cursor.offset;
  if (cursor.skip(hashSwallowing)) {
    return { type: "text", text: "", span: cursor.span(start) };
  }
  cursor.offset += 2;
  return closeSign(cursor, "##", start);
}

function append(nodes: Node[], node: Node): void {
  const last = nodes.at(-1);
  if (node.type !== "text" || last?.type !== "text") {
    nodes.push(node);
    return;
  }
  const span = { start: last.span.start, end: node.span.end };
  nodes[nodes.length - 1] = { type: "text", text: last.text + node.text, span };
}

function parseHash(cursor: Cursor): Node {
  return (
    parseComment(cursor) ??
    parseRaw(cursor) ??
    parseDirective(cursor, grammar) ??
    parseLoneSign(cursor)
  );
}

function parseComment(cursor: Cursor): Comment | undefined {
  const start = cursor.offset;
  if (cursor.nextCode !== hash || !cursor.skip(lineComment)) {
    if (!cursor.take("#*")) return undefined;
    const end = cursor.text.indexOf("*#", cursor.offset);
    // A comment that is not closed runs to the end, but Velocity's lexer stumbles over these two.
    if (end < 0 && (cursor.done || cursor.text.endsWith("#"))) {
      throw cursor.error('this comment has no "*#"', start);
    }
    cursor.offset = end < 0 ? cursor.text.length : end + 2;
  }
  return { type: "comment", span: cursor.span(start) };
}

function parseRaw(cursor: Cursor): Text | undefined {
  const start = cursor.offset;
  if (!cursor.take("#[[")) return undefined;
  const end = cursor.text.indexOf("]]#", cursor.offset);
  if (end < 0) throw cursor.error('"#[[" has no "]]#"', start);
  const text = cursor.text.slice(cursor.offset, end);
  cursor.offset = end + 3;
  return { type: "text", text, span: cursor.span(start) };
}

// Signs directly before one of these belong to its token, and are not printed.
const swallowing =
  /\\*\$(?:\\*!)?(?=#(?:(?:if|elseif|else|end)(?![a-zA-Z0-9_@])|\{(?:if|elseif|else|end)\}|(?:set|\{set\}) *\())/y;

/** A `$` that starts no reference. Of `$!` only the dollar is printed, except before these signs. */
function parseDollar(cursor: Cursor): Text {
  const start = cursor.offset;
  if (cursor.skip(swallowing)) {
    return { type: "text", text: "", span: cursor.span(start) };
  }
  if (cursor.skip(beforeWord)) {
    // `$#foreach` is a directive of that name, which does not exist.
    const unknown = parseUnknown(cursor, grammar);
    return { type: "text", text: `$${unknown}`, span: cursor.span(start) };
  }
  const text = cursor.takeMatch(wholeSign);
  if (text !== undefined) return { type: "text", text, span: cursor.span(start) };
  cursor.skip(dollarSign);
  return closeSign(cursor, "$", start);
}

function parseLoneSign(cursor: Cursor): Text {
  const start = cursor.offset;
  cursor.offset++;
  return closeSign(cursor, "#", start);
}

/** Velocity's lexer needs one more character to see that a sign is plain text. */
function closeSign(cursor: Cursor, text: string, start: number): Text {
  if (cursor.done) throw cursor.error(`a template cannot end with a single "${text}"`, start);
  return { type: "text", text, span: cursor.span(start) };
}

/** Backslashes escape what is a directive or a reference, and are plain text otherwise. */
function parseBackslash(cursor: Cursor): Node {
  const start = cursor.offset;
  const slashes = cursor.takeMatch(backslashes) ?? "";
  if (cursor.code === dollar) {
    cursor.offset = start;
    if (cursor.looksAt(swallowing)) return parseDollar(cursor);
    const reference = parseReference(cursor, grammar);
    if (reference) return reference;
    cursor.offset = start + slashes.length;
    return { type: "text", text: slashes, span: cursor.span(start) };
  }
  const half = slashes.slice(0, Math.floor(slashes.length / 2));
  if (slashes.length % 2 === 1) {
    const word = takeWord(cursor);
    const known = word !== undefined && isDirective(word, cursor, "escaped");
    const text = `${known ? half : slashes}${word ?? ""}`;
    return { type: "text", text, span: cursor.span(start) };
  }
  const word = peekWord(cursor);
  const known = word !== undefined && isDirective(word, cursor, "doubled");
  return { type: "text", text: known ? half : slashes, span: cursor.span(start) };
}
