import { unreachable } from "../../../unreachable.ts";
import type { JavaValue } from "../java/values.ts";
import { stepCost } from "../limits.ts";
import { callMethod, readProperty } from "../methods/call.ts";
import type { Access, Expression, Reference } from "./ast.ts";
import type { Compiler } from "./compiler.ts";
import type { Evaluate, Run } from "./run.ts";

/** One step from a value to what it holds. Undefined or null: there is no such thing. */
export type Follow = (value: JavaValue, run: Run) => JavaValue | undefined;

/** The value of a reference. Where the path breaks off, the whole reference has none. */
export function compileReference(node: Reference, compiler: Compiler): Evaluate {
  const { unresolved } = compiler;
  if (node.bare) return () => null;
  const slot = compiler.slots.of(node.name);
  const [first, ...rest] = compilePath(node.path, compiler);
  if (!first) return (run) => run.variables[slot] ?? unresolved;
  if (rest.length === 0) {
    return (run) => {
      const value = run.variables[slot] ?? null;
      return (value === null ? undefined : first(value, run)) ?? unresolved;
    };
  }
  const path = [first, ...rest];
  return (run) => {
    let value: JavaValue = run.variables[slot] ?? null;
    for (const follow of path) {
      if (value === null) return unresolved;
      value = follow(value, run) ?? null;
    }
    return value ?? unresolved;
  };
}

export function compilePath(path: readonly Access[], compiler: Compiler): readonly Follow[] {
  return path.map((access) => compileAccess(access, compiler));
}

function compileAccess(access: Access, compiler: Compiler): Follow {
  switch (access.type) {
    case "property": {
      const { name } = access;
      return (value, run) => readProperty(value, name, run.budget);
    }
    case "method": {
      const { name } = access;
      const args = access.args.map((argument) => compiler.expression(argument, compiler));
      return (value, run) => {
        run.budget.spend(stepCost);
        return callMethod(
          value,
          name,
          args.map((evaluate) => evaluate(run)),
          run.budget,
        );
      };
    }
    case "index": {
      const index = compileIndex(access.index, compiler);
      return (value, run) => callMethod(value, "get", [index(value, run)], run.budget);
    }
    default:
      return unreachable(access);
  }
}

/** A negative index counts from the end. */
export function compileIndex(
  index: Expression,
  compiler: Compiler,
): (value: JavaValue, run: Run) => JavaValue {
  const evaluate = compiler.expression(index, compiler);
  return (value, run) => {
    const argument = evaluate(run);
    if (typeof argument !== "number" || argument >= 0) return argument;
    const size = callMethod(value, "size", [], run.budget);
    return typeof size === "number" ? size + argument : argument;
  };
}
