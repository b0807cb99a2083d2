import { unreachable } from "../../../unreachable.ts";
import type { JavaValue } from "../java/values.ts";
import { stepCost } from "../limits.ts";
import { callSite, noArguments, propertySite, sizeOf } from "../methods/call.ts";
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
      const read = propertySite(access.name);
      return (value, run) => read(value, run.budget);
    }
    case "method": {
      const call = callSite(access.name);
      const args = compileArguments(access.args, compiler);
      return (value, run) => {
        run.budget.spend(stepCost);
        return call(value, args(run), run.budget);
      };
    }
    case "index": {
      const index = compileIndex(access.index, compiler);
      const get = callSite("get");
      return (value, run) => get(value, [index(value, run)], run.budget);
    }
    default:
      return unreachable(access);
  }
}

function compileArguments(
  nodes: readonly Expression[],
  compiler: Compiler,
): (run: Run) => readonly JavaValue[] {
  const args = nodes.map((node) => compiler.expression(node, compiler));
  const [first, second] = args;
  if (!first) return () => noArguments;
  if (!second) return (run) => [first(run)];
  return (run) => args.map((evaluate) => evaluate(run));
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
