import { isMap, type JavaValue } from "../java/values.ts";
import { callSite } from "../methods/call.ts";
import type { Reference } from "./ast.ts";
import { compileIndex, compilePath, followPath } from "./compile-reference.ts";
import type { Compiler } from "./compiler.ts";
import { assignedName } from "./parse-directive.ts";
import type { Run } from "./run.ts";

type Assign = (run: Run, value: JavaValue) => void;

/** The left side of `#set`. Where its path leads nowhere, nothing is assigned and nothing fails. */
export function compileAssignment(target: Reference, compiler: Compiler): Assign {
  const last = target.path.at(-1);
  if (!last) {
    const slot = compiler.slots.of(assignedName(target));
    return (run, value) => {
      run.variables[slot] = value;
    };
  }
  const slot = compiler.slots.of(target.name);
  const path = compilePath(target.path.slice(0, -1), compiler);
  const put =
    last.type === "index" ? putAt(compileIndex(last.index, compiler)) : putNamed(last.name);
  return (run, value) => {
    const holder = followPath(path, run.variables[slot], run);
    if (holder !== null) put(holder, value, run);
  };
}

type Put = (holder: JavaValue, value: JavaValue, run: Run) => void;

/** `$a[1] =` tries `set`, then `put`. */
function putAt(index: ReturnType<typeof compileIndex>): Put {
  const set = callSite("set");
  const put = callSite("put");
  return (holder, value, run) => {
    const args = [index(holder, run), value];
    // `undefined` means that there is no such method; a method may well return null.
    if (set(holder, args, run.budget) === undefined) put(holder, args, run.budget);
  };
}

/** `$a.b =` tries `setB`, then a map's `put`. */
function putNamed(name: string): Put {
  const set = callSite(`set${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  return (holder, value, run) => {
    if (set(holder, [value], run.budget) === undefined) {
      if (isMap(holder)) holder.put(name, value);
    }
  };
}
