import { unreachable } from "../../../unreachable.ts";
import type { JavaValue } from "../java/values.ts";
import { stepCost } from "../limits.ts";
import { callSite, noArguments, propertySite, sizeOf } from "../methods/call.ts";
import type { Access, Expression, MethodAccess, Reference } from "./ast.ts";
import type { Compiler } from "./compiler.ts";
import type { Evaluate, Run } from "./run.ts";

/** One step from a value to what it holds. Undefined or null: there is no such thing. */
export type Follow = (value: JavaValue, run: Run) => JavaValue | undefined;

/** The value of a reference. Where the path breaks off, the whole reference has none. */
export function compileReference(node: Reference, compiler: Compiler): Evaluate {
  const { unresolved } = compiler;
  if (node.bare) return () => null;
  const slot = compiler.slots.of(node.name);
  const path = compilePath(node.path, compiler);
  const [first, second] = path;
  if (!first) return (run) => run.variables[slot] ?? unresolved;
  if (!second) {
    return (run) => {
      const value = run.variables[slot] ?? null;
      return (value === null ? undefined : first(value, run)) ?? unresolved;
    };
  }
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
    case "property":
      return propertySite(access.name);
    case "method":
      return compileCall(access, compiler);
    case "index": {
      const index = compileIndex(access.index, compiler);
      const get = callSite("get");
      return (value, run) => get(value, [index(value, run)], run.budget);
    }
    default:
      return unreachable(access);
  }
}

function compileCall({ name, args }: MethodAccess, compiler: Compiler): Follow {
  const call = callSite(name);
  const evaluates = args.map((argument) => compiler.expression(argument, compiler));
  const [first, second] = evaluates;
  if (!first || !second) {
    return (value, run) => {
      run.budget.spend(stepCost);
      return call(value, first ? [first(run)] : noArguments, run.budget);
    };
  }
  return (value, run) => {
    run.budget.spend(stepCost);
    const values = evaluates.map((evaluate) => evaluate(run));
    return call(value, values, run.budget);
  };
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
    const size = sizeOf(value, noArguments, run.budget);
    return typeof size === "number" ? size + argument : argument;
  };
}
