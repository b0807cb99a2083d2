import { compilePattern } from "../java-regex/compile.ts";
import { parseJson } from "../json/parse-json.ts";
import {
  compareOperands,
  isDecimal,
  isOperator,
  type Operand,
  operandOf,
} from "./filter-operators.ts";
import type { FilterScope, JsonPath, Predicate } from "./path.ts";
import { PathCursor, unescape } from "./path-cursor.ts";

type ParsePath = (path: string) => JsonPath;

/**
 * Compiles the parenthesis of `[?(…)]`.
 *
 * @throws GatewrightError `json-path.syntax`, also where a pattern does not compile.
 */
export function parseFilter(text: string, parsePath: ParsePath): Predicate {
  const cursor = new PathCursor(text);
  const predicate = parseOr(cursor, parsePath);
  cursor.skipSpace();
  if (!cursor.done) throw cursor.error("the filter does not end here");
  return predicate;
}

function parseOr(cursor: PathCursor, parsePath: ParsePath): Predicate {
  const options = [parseAnd(cursor, parsePath)];
  while (cursor.take("||")) options.push(parseAnd(cursor, parsePath));
  return (scope) => options.some((accepts) => accepts(scope));
}

function parseAnd(cursor: PathCursor, parsePath: ParsePath): Predicate {
  const conditions = [parseCondition(cursor, parsePath)];
  while (cursor.take("&&")) conditions.push(parseCondition(cursor, parsePath));
  return (scope) => conditions.every((accepts) => accepts(scope));
}

function parseCondition(cursor: PathCursor, parsePath: ParsePath): Predicate {
  const start = cursor.offset;
  if (cursor.take("!")) {
    cursor.skipSpace();
    // `!@.a` is the test that the path does not exist.
    if (cursor.current !== "@" && cursor.current !== "$") {
      const accepts = parseCondition(cursor, parsePath);
      return (scope) => !accepts(scope);
    }
    cursor.offset = start;
  }
  if (cursor.take("(")) {
    const inner = parseOr(cursor, parsePath);
    cursor.expect(")");
    return inner;
  }
  return parseComparison(cursor, parsePath);
}

function parseComparison(cursor: PathCursor, parsePath: ParsePath): Predicate {
  const negated = cursor.take("!");
  const left = parseOperand(cursor, parsePath);
  const afterLeft = cursor.offset;
  const operator = parseOperator(cursor);
  if (operator !== undefined) {
    const right = parseOperand(cursor, parsePath);
    const evaluate = compareOperands(operator);
    return (scope) => evaluate(left.read(scope), right.read(scope));
  }
  cursor.offset = afterLeft;
  const { exists } = left;
  if (!exists) throw cursor.error("a value alone is no condition");
  return (scope) => exists(scope) !== negated;
}

function parseOperator(cursor: PathCursor): string | undefined {
  cursor.skipSpace();
  const operator = cursor.takeMatch(/[<>=~!]+|[^ ]+/y)?.toLowerCase() ?? "";
  return isOperator(operator) ? operator : undefined;
}

interface FilterOperand {
  readonly read: (scope: FilterScope) => Operand;
  /** Present for a path. */
  readonly exists?: (scope: FilterScope) => boolean;
}

function parseOperand(cursor: PathCursor, parsePath: ParsePath): FilterOperand {
  cursor.skipSpace();
  const { current } = cursor;
  if (current === "$" || current === "@") return parsePathOperand(cursor, parsePath);
  const operand = parseLiteral(cursor, current);
  return { read: () => operand };
}

function parsePathOperand(cursor: PathCursor, parsePath: ParsePath): FilterOperand {
  const start = cursor.offset++;
  while (!cursor.done) {
    if (cursor.current === "[") cursor.offset = cursor.closing("[", "]") + 1;
    if (cursor.done || /[<>=~! ]/.test(cursor.current)) break;
    if (cursor.current === ")" && !closesCall(cursor, start)) break;
    cursor.offset++;
  }
  const path = parsePath(cursor.text.slice(start, cursor.offset));
  const find = (scope: FilterScope): ReturnType<FilterScope["query"]> =>
    scope.query(path, path.text.startsWith("$") ? scope.root : scope.item);
  return {
    read: (scope) => operandOf(find(scope), scope),
    exists: (scope) => find(scope) !== undefined,
  };
}

/** The parenthesis of `@.length()`, not the one around the condition. */
function closesCall(cursor: PathCursor, start: number): boolean {
  const before = cursor.text.slice(start, cursor.offset).trimEnd();
  return before.endsWith("(") && before.includes(".");
}

function parseLiteral(cursor: PathCursor, first: string): Operand {
  const start = cursor.offset;
  switch (first) {
    case "'":
    case '"': {
      const end = cursor.unescaped(first, start + 1);
      cursor.offset = end + 1;
      return { type: "string", value: unescape(cursor.text.slice(start + 1, end)) };
    }
    case "[":
    case "{": {
      cursor.offset = cursor.closing(first, first === "[" ? "]" : "}") + 1;
      return { type: "json", value: parseJson(cursor.text.slice(start, cursor.offset)) };
    }
    case "/":
      return parsePattern(cursor);
    default:
      return parseWord(cursor);
  }
}

function parsePattern(cursor: PathCursor): Operand {
  const start = cursor.offset + 1;
  const end = cursor.unescaped("/", start);
  cursor.offset = end + 1;
  const flags = cursor.takeMatch(/[a-zA-Z]+/y);
  const inline = flags === undefined ? "" : `(?${flags})`;
  const { matches } = compilePattern(inline + cursor.text.slice(start, end));
  return { type: "pattern", matches };
}

function parseWord(cursor: PathCursor): Operand {
  for (const [word, operand] of words) {
    if (cursor.take(word)) return operand;
  }
  const text = cursor.takeMatch(/[-\d.eE]+/y) ?? "";
  if (!isDecimal(text)) throw cursor.error("expected a value");
  return { type: "number", text };
}

const words: readonly (readonly [string, Operand])[] = [
  ["true", { type: "boolean", value: true }],
  ["false", { type: "boolean", value: false }],
  ["null", { type: "null" }],
];
