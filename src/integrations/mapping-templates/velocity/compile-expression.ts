import { unreachable } from "../../../core/errors.ts";
import { calculate, compareNumbers, orders } from "../java/arithmetic.ts";
import { toNumber } from "../java/decimal.ts";
import { equal, sameFamily, sameText } from "../java/equality.ts";
import { javaMap } from "../java/java-map.ts";
import { javaText } from "../java/text.ts";
import { double, integral, isNumber, type JavaValue, javaList } from "../java/values.ts";
import type { ArithmeticOperator, Binary, Expression, Interpolation, RangeLiteral } from "./ast.ts";
import { compileReference } from "./compile-reference.ts";
import type { Compiler } from "./compiler.ts";
import { capture, type Evaluate, type Run, type Test } from "./run.ts";

export function compileExpression(node: Expression, compiler: Compiler): Evaluate {
  switch (node.type) {
    case "reference":
      return compileReference(node, compiler);
    case "string":
    case "boolean": {
      const { value } = node;
      return () => value;
    }
    case "number": {
      const value = /^-?\d+$/.test(node.text)
        ? integral(BigInt(node.text))
        : double(Number(node.text));
      return () => value;
    }
    case "interpolation":
      return compileInterpolation(node, compiler);
    case "list": {
      const items = node.items.map((item) => compileExpression(item, compiler));
      return (run) => javaList(items.map((evaluate) => evaluate(run)));
    }
    case "map": {
      const entries = node.entries.map(([key, value]) => ({
        key: compileExpression(key, compiler),
        value: compileExpression(value, compiler),
      }));
      return (run) => {
        const map = javaMap(run.budget);
        for (const { key, value } of entries) map.put(key(run), value(run));
        return map;
      };
    }
    case "range":
      return compileRange(node, compiler);
    case "not":
      return compileTest(node, compiler);
    case "binary":
      return compileBinary(node, compiler);
    default:
      return unreachable(node);
  }
}

/**
 * A condition. A reference is true unless it is the Boolean false, or has no value at all. A
 * literal or a calculation is never true: Velocity 1.7 does not look at its value.
 */
export function compileTest(node: Expression, compiler: Compiler): Test {
  switch (node.type) {
    case "reference": {
      if (node.bare) return () => compiler.unresolved !== null;
      const evaluate = compileReference(node, compiler);
      return (run) => {
        const value = evaluate(run);
        return value !== null && value !== false;
      };
    }
    case "boolean": {
      const { value } = node;
      return () => value;
    }
    case "not": {
      const test = compileTest(node.operand, compiler);
      return (run) => !test(run);
    }
    case "binary":
      return compileBinaryTest(node, compiler);
    default:
      return () => false;
  }
}

function compileBinary(node: Binary, compiler: Compiler): Evaluate {
  switch (node.operator) {
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return compileArithmetic(node, node.operator, compiler);
    default:
      return compileBinaryTest(node, compiler);
  }
}

function compileArithmetic(
  node: Binary,
  operator: ArithmeticOperator,
  compiler: Compiler,
): Evaluate {
  const left = compileExpression(node.left, compiler);
  const right = compileExpression(node.right, compiler);
  return (run) => {
    const first = left(run);
    const second = right(run);
    if (isNumber(first) && isNumber(second)) return calculate(operator, first, second, run.budget);
    const concatenates = typeof first === "string" || typeof second === "string";
    return operator === "+" && concatenates
      ? concatenate(first, second, node, run, compiler)
      : null;
  };
}

/** A value that is missing is concatenated as it is written. */
function concatenate(
  left: JavaValue,
  right: JavaValue,
  node: Binary,
  run: Run,
  { source }: Compiler,
): string {
  const textOf = (value: JavaValue, { span }: Expression): string =>
    value === null ? source.slice(span.start, span.end) : javaText(value, run.budget);
  const [first, second] = [textOf(left, node.left), textOf(right, node.right)];
  run.budget.text(first.length + second.length);
  return first + second;
}

function compileBinaryTest(node: Binary, compiler: Compiler): Test {
  const { operator } = node;
  if (operator === "&&" || operator === "||") {
    const [left, right] = [compileTest(node.left, compiler), compileTest(node.right, compiler)];
    return operator === "&&" ? (run) => left(run) && right(run) : (run) => left(run) || right(run);
  }
  const left = compileExpression(node.left, compiler);
  const right = compileExpression(node.right, compiler);
  switch (operator) {
    case "==":
    case "!=":
      return (run) => sameValue(left(run), right(run), run) === (operator === "==");
    case "<":
    case "<=":
    case ">":
    case ">=": {
      const holds = orders[operator];
      return (run) => {
        const [first, second] = [left(run), right(run)];
        // Only numbers have an order.
        return (
          isNumber(first) && isNumber(second) && holds(compareNumbers(first, second, run.budget))
        );
      };
    }
    default:
      // The value of a calculation is not looked at.
      return () => false;
  }
}

/** Numbers by value, equal classes by `equals`, all others by what they print. */
function sameValue(left: JavaValue, right: JavaValue, { budget }: Run): boolean {
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right, budget) === 0;
  if (sameFamily(left, right)) return equal(left, right, budget);
  if (left === null || right === null) return left === right;
  return sameText(javaText(left, budget), javaText(right, budget), budget);
}

function compileInterpolation(node: Interpolation, compiler: Compiler): Evaluate {
  const render = compiler.block(node.parts, compiler);
  const { padded } = node;
  return (run) => {
    const text = capture(run, render);
    return padded ? text.slice(0, -1) : text;
  };
}

/** What `#foreach` goes over: of a range, no more than the loop may take. */
export function compileItems(node: Expression, compiler: Compiler): Evaluate {
  if (node.type !== "range") return compileExpression(node, compiler);
  return compileRange(node, compiler, ({ limits }) => limits.iterations + 1);
}

function compileRange(
  node: RangeLiteral,
  compiler: Compiler,
  most: (run: Run) => number = () => Infinity,
): Evaluate {
  const from = compileExpression(node.from, compiler);
  const to = compileExpression(node.to, compiler);
  return (run) => {
    const [first, last] = [from(run), to(run)];
    if (!isNumber(first) || !isNumber(last)) return null;
    const start = Math.trunc(toNumber(first, run.budget));
    const end = Math.trunc(toNumber(last, run.budget));
    const step = start <= end ? 1 : -1;
    const length = Math.min(Math.abs(end - start) + 1, most(run));
    run.budget.list(length);
    const items: JavaValue[] = [];
    for (let index = 0; index < length; index++) items.push(start + index * step);
    return javaList(items);
  };
}
