import { unreachable } from "../../../core/errors.ts";
import { type Budget, entryCost, stepCost } from "../budget.ts";
import { callError } from "../call-error.ts";
import { itemsOf } from "../java/collections.ts";
import { javaText } from "../java/text.ts";
import { isList, isMap, type JavaLoop, type JavaValue } from "../java/values.ts";
import { limitError } from "../limits.ts";
import type { Step } from "../steps.ts";
import type {
  DefineDirective,
  ForeachDirective,
  IfDirective,
  Node,
  Reference,
  SetDirective,
  Text,
} from "./ast.ts";
import { compileAssignment } from "./compile-assignment.ts";
import { compileExpression, compileItems, compileTest } from "./compile-expression.ts";
import { compileOwnPlace } from "./compile-reference.ts";
import type { Compiler } from "./compiler.ts";
import { costOfBlock, leaveCost } from "./cost.ts";
import { breaking, capture, type Render, type Run, stopping, write } from "./run.ts";

/** Turns nodes into one function that renders them. */
export function compileBlock(nodes: readonly Node[], compiler: Compiler): Render {
  compiler.open++;
  const renders: Render[] = [];
  const places: number[] = [];
  // What stands before each of them: text is written without a call of its own.
  const texts: string[] = [];
  let text = "";
  for (const node of nodes) {
    if (node.type === "text") text += node.text;
    else {
      const render = compileNode(node, compiler);
      if (!render) continue;
      renders.push(render);
      places.push(node.span.start);
      texts.push(text);
      text = "";
    }
  }
  compiler.open--;
  const rest = text;
  const cost = costOfBlock(nodes);
  return (run) => {
    run.budget.spend(cost);
    const { place } = run;
    for (let index = 0; index < renders.length; index++) {
      write(run, texts[index] ?? "");
      run.place = places[index] ?? place;
      renders[index]?.(run);
    }
    run.place = place;
    write(run, rest);
  };
}

/** Undefined for what renders nothing. */
function compileNode(node: Exclude<Node, Text>, compiler: Compiler): Render | undefined {
  switch (node.type) {
    case "reference":
      return compilePrinting(node, compiler);
    case "set":
      return compileSet(node, compiler);
    case "if":
      return compileIf(node, compiler);
    case "foreach":
      return compileForeach(node, compiler);
    case "define":
      return compileDefine(node, compiler);
    case "stop":
      return () => {
        throw stopping;
      };
    case "break": {
      const cost = leaveCost * compiler.open;
      return (run) => {
        run.budget.spend(cost);
        throw breaking;
      };
    }
    case "comment":
    case "macro":
      return undefined;
    default:
      return unreachable(node);
  }
}

function compilePrinting(node: Reference, compiler: Compiler): Render {
  const { prefix, span } = node;
  const evaluate = compileOwnPlace(node, compiler);
  const source = compiler.source.slice(span.start, span.end);
  if (node.escaped) {
    return (run) => {
      const backslash = evaluate(run) === null ? "\\" : "";
      write(run, `${prefix}${backslash}${source}`);
    };
  }
  // Velocity prints the backslashes twice before a reference that has no value.
  const plain = compiler.unresolved === null ? node.literal : undefined;
  const otherwise = plain ?? prefix + prefix + (node.quiet || node.bare ? "" : source);
  return (run) => {
    const value = evaluate(run);
    const printed = typeof value === "string" ? value : printedText(value, run);
    const text = printed === null ? otherwise : prefix + printed;
    if (compiler.recording) record(run, { type: "reference", span, text });
    write(run, text);
  };
}

/** Null for what has no value. */
function printedText(value: JavaValue, run: Run): string | null {
  if (value === null) return null;
  const isBlock = typeof value === "object" && value.type === "block";
  return isBlock ? value.render() : javaText(value, run.budget);
}

function compileSet(node: SetDirective, compiler: Compiler): Render {
  const evaluate = compileExpression(node.value, compiler);
  const assign = compileAssignment(node.target, compiler);
  const { span } = node;
  return (run) => {
    const value = evaluate(run);
    // What could not be calculated leaves the variable as it was.
    if (value === null) return;
    assign(run, value);
    if (compiler.recording) {
      record(run, { type: "set", span, text: javaText(value, run.budget) });
    }
  };
}

function compileIf(node: IfDirective, compiler: Compiler): Render {
  const branches = node.branches.map(({ test, body }) => ({
    test: compileTest(test, compiler),
    render: compileBlock(body, compiler),
  }));
  const otherwise = compileBlock(node.otherwise ?? [], compiler);
  const untaken = node.otherwise ? "else" : "none";
  const { span } = node;
  return (run) => {
    let taken = 0;
    while (taken < branches.length && branches[taken]?.test(run) !== true) taken++;
    if (compiler.recording) {
      record(run, { type: "branch", span, taken: branches[taken] ? taken : untaken });
    }
    (branches[taken]?.render ?? otherwise)(run);
  };
}

function compileForeach(node: ForeachDirective, compiler: Compiler): Render {
  const items = node.items && compileItems(node.items, compiler);
  const body = compileBlock(node.body, compiler);
  const element = compiler.slots.of(node.variable);
  const count = compiler.slots.of("velocityCount");
  const hasNext = compiler.slots.of("velocityHasNext");
  const foreach = compiler.slots.of("foreach");
  const { span } = node;

  return (run) => {
    const value = items ? items(run) : null;
    const { variables, budget, limits, place } = run;
    const size = sizeOf(value);
    const iterable = iterate(value, limits.iterations + 1, budget);
    const outer = [variables[element], variables[count], variables[hasNext], variables[foreach]];
    const loop: JavaLoop = { type: "loop", parent: run.loop, index: -1, hasNext: false };
    try {
      if (iterable) {
        run.loop = loop;
        variables[foreach] = loop;
        for (let index = 0; index < iterable.length; index++) {
          if (sizeOf(value) !== size) throw callError("ConcurrentModificationException");
          if (index >= limits.iterations) throw limitError("iterations", limits.iterations);
          budget.spend(stepCost);
          loop.index = index;
          loop.hasNext = index + 1 < iterable.length;
          variables[element] = iterable[index];
          variables[count] = index + 1;
          variables[hasNext] = loop.hasNext;
          body(run);
        }
      }
    } catch (error) {
      if (error !== breaking) throw error;
      run.place = place;
    }
    run.loop = loop.parent;
    [variables[element], variables[count], variables[hasNext], variables[foreach]] = outer;
    if (compiler.recording) record(run, { type: "loop", span, rounds: loop.index + 1 });
  };
}

/** A list or map that the body made longer or shorter ends the render, as Java's iterators do. */
function sizeOf(value: JavaValue): number | undefined {
  if (isMap(value)) return value.size;
  if (isList(value)) return value.items.length;
  return typeof value === "object" && value?.type === "view" ? value.map.size : undefined;
}

/**
 * What `#foreach` goes over, no more of it than the loop may take: of a map the values. A text or a
 * number is not iterable.
 */
function iterate(value: JavaValue, most: number, budget: Budget): readonly JavaValue[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  switch (value.type) {
    case "list":
      // The body may change the list that it goes over.
      return firstOf(value.items, 0, most, budget);
    case "view":
      return itemsOf(value, budget);
    case "map":
      return value.values();
    case "iterator": {
      const rest = firstOf(value.items, value.next, most, budget);
      value.next = value.items.length;
      return rest;
    }
    default:
      return undefined;
  }
}

function firstOf(
  items: readonly JavaValue[],
  from: number,
  most: number,
  budget: Budget,
): readonly JavaValue[] {
  budget.list(Math.min(items.length - from, most));
  return items.slice(from, from + most);
}

/** How often a `#define` may be inside itself. Source: Velocity 1.7, `directive.define` depth. */
const deepestDefine = 2;

function compileDefine(node: DefineDirective, compiler: Compiler): Render {
  const slot = compiler.slots.of(node.variable);
  const body = compileBlock(node.body, compiler);
  return (run) => {
    let depth = 0;
    const render = (): string | null => {
      if (depth >= deepestDefine) return null;
      depth++;
      run.budget.spend(4 * stepCost);
      try {
        return capture(run, (inner) => untilBreak(inner, body));
      } finally {
        depth--;
      }
    };
    run.variables[slot] = { type: "block", render };
  };
}

/** `#break` ends the `#define` that it stands in; what was rendered stays. */
function untilBreak(run: Run, render: Render): void {
  try {
    render(run);
  } catch (error) {
    if (error !== breaking) throw error;
  }
}

/** A step costs about as much as an entry of a map. */
function record(run: Run, step: Step): void {
  run.budget.spend(entryCost);
  run.steps.push(step);
}
