import { unreachable } from "../../../core/errors.ts";
import { isMap, type JavaValue } from "../java/values.ts";
import { callSite, noArguments, propertySite, sizeOf } from "../methods/call.ts";
import type { Access, Expression, MethodAccess, Reference } from "./ast.ts";
import type { Compiler } from "./compiler.ts";
import type { Evaluate, Run } from "./run.ts";

/** One step from a value to a member. Returns undefined or null if it is missing. */
export type Follow = (value: JavaValue, run: Run) => JavaValue | undefined;

/** A step by name is looked up in a map without a call of its own: nearly all steps are that. */
interface Step {
  readonly name: string | undefined;
  readonly follow: Follow;
}

/** The value of a reference. Where the path breaks off, the whole reference has none. */
export function compileReference(node: Reference, compiler: Compiler): Evaluate {
  const evaluate = compileOwnPlace(node, compiler);
  // Names alone rarely fail. If they do, the place is the enclosing directive's.
  if (node.bare || node.path.every(({ type }) => type === "property")) return evaluate;
  const { start } = node.span;
  return (run) => {
    const { place } = run;
    run.place = start;
    const value = evaluate(run);
    run.place = place;
    return value;
  };
}

/** The same, if the run's place is already the reference's. */
export function compileOwnPlace(node: Reference, compiler: Compiler): Evaluate {
  const { unresolved } = compiler;
  if (node.bare) return () => null;
  const slot = compiler.slots.of(node.name);
  const path = compilePath(node.path, compiler);
  if (path.length === 0) return (run) => run.variables[slot] ?? unresolved;
  return (run) => followPath(path, run.variables[slot], run) ?? unresolved;
}

export function compilePath(path: readonly Access[], compiler: Compiler): readonly Step[] {
  return path.map((access) => ({
    name: access.type === "property" ? access.name : undefined,
    follow: compileAccess(access, compiler),
  }));
}

/** Null where the path breaks off. */
export function followPath(
  path: readonly Step[],
  start: JavaValue | undefined,
  run: Run,
): JavaValue {
  let value = start ?? null;
  for (let index = 0; index < path.length; index++) {
    const step = path[index];
    if (value === null || !step) return null;
    value =
      step.name !== undefined && isMap(value)
        ? value.get(step.name)
        : (step.follow(value, run) ?? null);
  }
  return value;
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
    return (value, run) => call(value, first ? [first(run)] : noArguments, run.budget);
  }
  return (value, run) => {
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
