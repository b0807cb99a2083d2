import { type Budget, objectCost } from "../budget.ts";
import { parseDecimal } from "../java/decimal.ts";
import { compilePattern } from "../java-regex/compile.ts";
import { parseJson } from "../json/parse-json.ts";
import { compareOperands, isDecimal, isOperator, type Operand } from "./filter-operators.ts";
import type { FilterScope, JsonPath, Predicate } from "./path.ts";
import { PathCursor, unescape } from "./path-cursor.ts";

type ParsePath = (path: string) => JsonPath;

/**
 * Compiles the parenthesis of `[?(…)]`.
 *
 * @throws GatewrightError `json-path.syntax`, also where a pattern does not compile.
 */
export function parseFilter(text: string, parsePath: ParsePath, budget: Budget): Predicate {
  return new FilterParser(text, parsePath, budget).filter();
}

// Patterns are made once: a literal inside a function is made anew on every call.
const operatorSign = /[<>=~!]+|[^ ]{1,20}/y;
const endsPath = /[<>=~! ]/;
const letters = /[a-zA-Z]+/y;
const numberSigns = /[-\d.eE]+/y;
const shortWhole = /^-?\d{1,9}$/;

/** Parentheses and exclamation marks inside each other. */
const deepest = 100;

class FilterParser {
  readonly #cursor: PathCursor;
  readonly #parsePath: ParsePath;
  readonly #budget: Budget;
  #depth = 0;

  constructor(text: string, parsePath: ParsePath, budget: Budget) {
    budget.spend(objectCost * text.length);
    this.#cursor = new PathCursor(text);
    this.#parsePath = parsePath;
    this.#budget = budget;
  }

  filter(): Predicate {
    const predicate = this.#or();
    this.#cursor.skipSpace();
    if (!this.#cursor.done) throw this.#cursor.error("the filter does not end here");
    return predicate;
  }

  #or(): Predicate {
    const options = [this.#and()];
    while (this.#cursor.take("||")) options.push(this.#and());
    return (scope) => options.some((accepts) => accepts(scope));
  }

  #and(): Predicate {
    const conditions = [this.#condition()];
    while (this.#cursor.take("&&")) conditions.push(this.#condition());
    return (scope) => conditions.every((accepts) => accepts(scope));
  }

  #condition(): Predicate {
    const cursor = this.#cursor;
    const start = cursor.offset;
    if (cursor.take("!")) {
      cursor.skipSpace();
      // `!@.a` is the test that the path does not exist.
      if (cursor.current !== "@" && cursor.current !== "$") {
        const accepts = this.#nested(() => this.#condition());
        return (scope) => !accepts(scope);
      }
      cursor.offset = start;
    }
    if (cursor.take("(")) {
      const inner = this.#nested(() => this.#or());
      cursor.expect(")");
      return inner;
    }
    return this.#comparison();
  }

  #nested(parse: () => Predicate): Predicate {
    if (++this.#depth > deepest) throw this.#cursor.error(`nested over ${deepest} levels`);
    const predicate = parse();
    this.#depth--;
    return predicate;
  }

  #comparison(): Predicate {
    const cursor = this.#cursor;
    const negated = cursor.take("!");
    const left = this.#operand();
    const afterLeft = cursor.offset;
    const operator = this.#operator();
    if (operator !== undefined) {
      const right = this.#operand();
      const evaluate = compareOperands(operator);
      return (scope) => evaluate(left.read(scope), right.read(scope), scope.budget);
    }
    cursor.offset = afterLeft;
    const { exists } = left;
    if (!exists) throw cursor.error("a value alone is not a condition");
    return (scope) => exists(scope) !== negated;
  }

  #operator(): string | undefined {
    this.#cursor.skipSpace();
    const operator = this.#cursor.takeMatch(operatorSign)?.toLowerCase() ?? "";
    return isOperator(operator) ? operator : undefined;
  }

  #operand(): FilterOperand {
    const cursor = this.#cursor;
    cursor.skipSpace();
    const start = cursor.offset;
    const first = cursor.current;
    switch (first) {
      case "$":
      case "@":
        return this.#pathOperand();
      case "'":
      case '"': {
        const end = cursor.unescaped(first, start + 1);
        cursor.offset = end + 1;
        return constant(unescape(cursor.text.slice(start + 1, end)));
      }
      case "[":
      case "{": {
        cursor.offset = cursor.closing(first, first === "[" ? "]" : "}") + 1;
        const text = cursor.text.slice(start, cursor.offset);
        // Rejected here if it is invalid.
        parseJson(text, this.#budget);
        return { read: ({ budget }) => parseJson(text, budget) };
      }
      case "/":
        return this.#pattern();
      default:
        return constant(this.#word());
    }
  }

  #pathOperand(): FilterOperand {
    const cursor = this.#cursor;
    const start = cursor.offset++;
    while (!cursor.done) {
      if (cursor.current === "[") cursor.offset = cursor.closing("[", "]") + 1;
      if (cursor.done || endsPath.test(cursor.current)) break;
      if (cursor.current === ")" && !closesCall(cursor, start)) break;
      cursor.offset++;
    }
    const path = this.#parsePath(cursor.text.slice(start, cursor.offset));
    const find = (scope: FilterScope): ReturnType<FilterScope["query"]> =>
      scope.query(path, path.text.startsWith("$") ? scope.root : scope.item);
    return { read: find, exists: (scope) => find(scope) !== undefined };
  }

  #pattern(): FilterOperand {
    const cursor = this.#cursor;
    const start = cursor.offset + 1;
    const end = cursor.unescaped("/", start);
    cursor.offset = end + 1;
    const flags = cursor.takeMatch(letters);
    const inline = flags === undefined ? "" : `(?${flags})`;
    const { matches } = compilePattern(inline + cursor.text.slice(start, end), this.#budget);
    return constant({ type: "regex", matches });
  }

  #word(): Operand {
    const cursor = this.#cursor;
    if (cursor.take("true")) return true;
    if (cursor.take("false")) return false;
    if (cursor.take("null")) return null;
    const text = cursor.takeMatch(numberSigns) ?? "";
    if (!isDecimal(text)) throw cursor.error("expected a value");
    return shortWhole.test(text) ? Number(text) : parseDecimal(text);
  }
}

interface FilterOperand {
  readonly read: (scope: FilterScope) => Operand;
  /** Present for a path. */
  readonly exists?: (scope: FilterScope) => boolean;
}

function constant(operand: Operand): FilterOperand {
  return { read: () => operand };
}

/** The parenthesis of `@.length()`, not the one around the condition. */
function closesCall(cursor: PathCursor, start: number): boolean {
  const before = cursor.text.slice(start, cursor.offset).trimEnd();
  return before.endsWith("(") && before.includes(".");
}
