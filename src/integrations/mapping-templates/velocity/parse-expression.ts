import type { Binary, Expression, ListLiteral, MapLiteral, RangeLiteral } from "./ast.ts";
import type { Cursor } from "./cursor.ts";
import type { Grammar } from "./grammar.ts";
import { parseBareReference } from "./parse-reference.ts";
import { parseString } from "./parse-string.ts";

type Operators = Readonly<Record<string, Binary["operator"]>>;

// Loosest first; a level's operators associate to the left.
const precedence: readonly { readonly pattern: RegExp; readonly operators: Operators }[] = [
  level({ "||": "||", or: "||" }),
  level({ "&&": "&&", and: "&&" }),
  level({ "==": "==", eq: "==", "!=": "!=", ne: "!=" }),
  level({ "<=": "<=", le: "<=", ">=": ">=", ge: ">=", "<": "<", lt: "<", ">": ">", gt: ">" }),
  level({ "+": "+", "-": "-" }),
  level({ "*": "*", "/": "/", "%": "%" }),
];

/** An expression of `#set` or of a condition, with the space around it. */
export function parseExpression(cursor: Cursor, grammar: Grammar): Expression {
  return cursor.nested(() => parseLevel(cursor, grammar, 0));
}

function level(operators: Operators): { pattern: RegExp; operators: Operators } {
  const signs = Object.keys(operators).map((sign) => {
    if (/\w/.test(sign)) return `${sign}(?![a-zA-Z0-9_@])`;
    // A minus directly before a digit belongs to the number.
    return sign === "-" ? "-(?!\\.?\\d)" : sign.replace(/[|+*]/g, "\\$&");
  });
  return { pattern: new RegExp(signs.join("|"), "y"), operators };
}

function parseLevel(cursor: Cursor, grammar: Grammar, depth: number): Expression {
  const rule = precedence[depth];
  if (!rule) return parseUnary(cursor, grammar);
  let left = parseLevel(cursor, grammar, depth + 1);
  for (;;) {
    // Most expressions end here; six patterns need not be tried to see that.
    if (cursor.code === 0x29) return left;
    const operator = rule.operators[cursor.takeMatch(rule.pattern) ?? ""];
    if (operator === undefined) return left;
    const right = parseLevel(cursor, grammar, depth + 1);
    const span = { start: left.span.start, end: right.span.end };
    left = { type: "binary", operator, left, right, span };
  }
}

const negation = /!(?!=)|not(?![a-zA-Z0-9_@])/y;

function parseUnary(cursor: Cursor, grammar: Grammar): Expression {
  cursor.skipSpace();
  const start = cursor.offset;
  if (cursor.takeMatch(negation) !== undefined) {
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
  const number = cursor.takeMatch(double) ?? cursor.takeMatch(integer);
  if (number !== undefined && number.length > longestNumber) {
    throw cursor.error(`a number of over ${longestNumber} digits`, start);
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
