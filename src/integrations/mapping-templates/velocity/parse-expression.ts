import { isDigit } from "../characters.ts";
import type { Binary, Expression, ListLiteral, MapLiteral, RangeLiteral } from "./ast.ts";
import type { Cursor } from "./cursor.ts";
import type { Grammar } from "./grammar.ts";
import { parseBareReference } from "./parse-reference.ts";
import { parseString } from "./parse-string.ts";

interface Operator {
  readonly sign: Binary["operator"];
  /** The higher, the tighter. */
  readonly level: number;
}

// Loosest first; a level's operators associate to the left.
const operators: ReadonlyMap<string, Operator> = new Map(
  [
    { "||": "||", or: "||" } as const,
    { "&&": "&&", and: "&&" } as const,
    { "==": "==", eq: "==", "!=": "!=", ne: "!=" } as const,
    { "<=": "<=", le: "<=", ">=": ">=", ge: ">=", "<": "<", lt: "<", ">": ">", gt: ">" } as const,
    { "+": "+", "-": "-" } as const,
    { "*": "*", "/": "/", "%": "%" } as const,
  ].flatMap((signs, level) =>
    Object.entries(signs).map(([text, sign]): [string, Operator] => [text, { sign, level }]),
  ),
);

/** An expression of `#set` or of a condition, with the space around it. */
export function parseExpression(cursor: Cursor, grammar: Grammar): Expression {
  return cursor.nested(() => parseLevel(cursor, grammar, 0));
}

// A minus directly before a digit belongs to the number.
const operatorSign =
  /\|\||&&|[=!<>]=|[<>+*/%]|-(?!\.?\d)|(?:or|and|eq|ne|le|ge|lt|gt)(?![a-zA-Z0-9_@])/y;

/** Operands joined by operators of `level` and tighter ones. */
function parseLevel(cursor: Cursor, grammar: Grammar, level: number): Expression {
  let left = parseUnary(cursor, grammar);
  for (;;) {
    // Most expressions end here; no pattern need be tried to see that.
    if (cursor.code === 0x29) return left;
    const start = cursor.offset;
    const operator = operators.get(cursor.takeMatch(operatorSign) ?? "");
    if (!operator || operator.level < level) {
      cursor.offset = start;
      return left;
    }
    const right = parseLevel(cursor, grammar, operator.level + 1);
    const span = { start: left.span.start, end: right.span.end };
    left = { type: "binary", operator: operator.sign, left, right, span };
  }
}

const negation = /!(?!=)|not(?![a-zA-Z0-9_@])/y;

function parseUnary(cursor: Cursor, grammar: Grammar): Expression {
  cursor.skipSpace();
  const start = cursor.offset;
  // `!` or the n of `not`.
  if ((cursor.code === 0x21 || cursor.code === 0x6e) && cursor.skip(negation)) {
    const operand = cursor.nested(() => parseUnary(cursor, grammar));
    return {
      type: "not",
      operand,
      span: { start: cursor.span(start).start, end: operand.span.end },
    };
  }
  const operand = parseParentheses(cursor, grammar) ?? parseOperand(cursor, grammar);
  if (!operand) throw cursor.error("expected a value");
  cursor.skipSpace();
  return operand;
}

function parseParentheses(cursor: Cursor, grammar: Grammar): Expression | undefined {
  if (!cursor.take("(")) return undefined;
  const inner = parseExpression(cursor, grammar);
  cursor.expect(")", '")" to close the parenthesis');
  return inner;
}

const word = /[a-zA-Z_@][a-zA-Z0-9_@]*/y;
// The minus belongs to the number: `5-8` is 5 followed by -8, which is an error.
const double = /-?(?:\d+\.(?!\.)\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+)/y;
const integer = /-?\d+/y;
/** Longer ones are data, not numbers, and cost much to read and to print. */
const longestNumber = 1000;

/**
 * A literal, a reference, or between the parentheses of a call a bare name. Undefined, with the
 * cursor unmoved, where none begins.
 */
export function parseOperand(cursor: Cursor, grammar: Grammar): Expression | undefined {
  const start = cursor.offset;
  switch (cursor.text[start]) {
    case '"':
    case "'":
      return parseString(cursor, grammar);
    case "[":
      return cursor.nested(() => parseList(cursor, grammar));
    case "{":
      return cursor.nested(() => parseMap(cursor, grammar));
    default:
  }
  const reference = grammar.reference(cursor);
  if (reference) return reference;
  const { code } = cursor;
  const number =
    isDigit(code) || code === 0x2d || code === 0x2e
      ? (cursor.takeMatch(double) ?? cursor.takeMatch(integer))
      : undefined;
  if (number !== undefined && number.length > longestNumber) {
    throw cursor.error(`a number over ${longestNumber} digits`, start);
  }
  if (number !== undefined) return { type: "number", text: number, span: cursor.span(start) };
  const name = cursor.takeMatch(word);
  if (name === "true" || name === "false") {
    return { type: "boolean", value: name === "true", span: cursor.span(start) };
  }
  cursor.offset = start;
  return cursor.inCall ? parseBareReference(cursor, grammar) : undefined;
}

function parseList(cursor: Cursor, grammar: Grammar): ListLiteral | RangeLiteral {
  const start = cursor.offset;
  cursor.offset++;
  if (cursor.take("]")) return { type: "list", items: [], span: cursor.span(start) };
  const items = [parseItem(cursor, grammar)];
  if (items[0] && cursor.take("..")) {
    const to = parseItem(cursor, grammar);
    cursor.expect("]", '"]" to close the range');
    return { type: "range", from: items[0], to, span: cursor.span(start) };
  }
  while (cursor.take(",")) items.push(parseItem(cursor, grammar));
  cursor.expect("]", '"," or "]" in the list');
  return { type: "list", items, span: cursor.span(start) };
}

function parseMap(cursor: Cursor, grammar: Grammar): MapLiteral {
  const start = cursor.offset;
  cursor.offset++;
  const entries: [Expression, Expression][] = [];
  cursor.skipSpace();
  if (cursor.take("}")) return { type: "map", entries, span: cursor.span(start) };
  do {
    const key = parseItem(cursor, grammar);
    cursor.expect(":", '":" after the key');
    entries.push([key, parseItem(cursor, grammar)]);
  } while (cursor.take(","));
  cursor.expect("}", '"," or "}" in the map');
  return { type: "map", entries, span: cursor.span(start) };
}

function parseItem(cursor: Cursor, grammar: Grammar): Expression {
  cursor.skipSpace();
  const item = parseOperand(cursor, grammar);
  if (!item) throw cursor.error("expected a value");
  cursor.skipSpace();
  return item;
}
