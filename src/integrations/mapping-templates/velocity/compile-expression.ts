import { unreachable } from "../../../core/errors.ts";
import { calculate, compareNumbers, isBigInteger, orders, toNumber } from "../java/arithmetic.ts";
import { equal, sameFamily } from "../java/equality.ts";
import { javaMap } from "../java/java-map.ts";
import { javaText } from "../java/text.ts";
import { double, integral, isNumber, type JavaValue, javaList } from "../java/values.ts";
import { stepCost } from "../limits.ts";
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
        const map = javaMap();
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
    if (isNumber(first) && isNumber(second)) {
      if (isBigInteger(first) || isBigInteger(second)) run.budget.spend(largeCost);
      return calculate(operator, first, second);
    }
    const concatenates = typeof first === "string" || typeof second === "string";
    return operator === "+" && concatenates
      ? concatenate(first, second, node, run, compiler)
      : null;
  };
}

/** Work charged for calculating with a BigInteger, which may have thousands of digits. */
const largeCost = 2000;

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
  const text = textOf(left, node.left) + textOf(right, node.right);
  run.budget.spend(text.length);
  return text;
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
        return isNumber(first) && isNumber(second) && holds(compareNumbers(first, second));
      };
    }
    default:
      // The value of a calculation is not looked at.
      return () => false;
  }
}

/** Numbers by value, equal classes by `equals`, all others by what they print. */
function sameValue(left: JavaValue, right: JavaValue, run: Run): boolean {
  if (left === right) return true;
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0;
  if (left === null || right === null) return false;
  if (sameFamily(left, right)) return equal(left, right, run.budget);
  return javaText(left, run.budget) === javaText(right, run.budget);
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
    const start = Math.trunc(toNumber(first));
    const end = Math.trunc(toNumber(last));
    const step = start <= end ? 1 : -1;
    const length = Math.min(Math.abs(end - start) + 1, most(run));
    run.budget.spend(length * stepCost);
    return javaList(Array.from({ length }, (_, index) => start + index * step));
  };
}
