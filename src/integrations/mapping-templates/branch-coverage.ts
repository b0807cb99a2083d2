import type { Rendered } from "./render.ts";
import type { Template } from "./template.ts";
import type { ForeachDirective, IfDirective, Node, Span } from "./velocity/ast.ts";
import { positionOf } from "./velocity/cursor.ts";

export interface BranchCoverage {
  readonly covered: number;
  readonly total: number;
  readonly branches: readonly CoveredBranch[];
}

export interface CoveredBranch {
  /** `not taken`: no `#if` held and there is no `#else`. `no rounds`: a `#foreach` over an empty list. */
  readonly kind: "#if" | "#elseif" | "#else" | "not taken" | "#foreach" | "no rounds";
  readonly span: Span;
  /** One-based line in the template. */
  readonly line: number;
  /** How often it was taken. */
  readonly count: number;
}

/**
 * Which branches of a template a set of renders took. The renders need `record: true`.
 *
 * @example
 * const renders = cases.map((scope) => renderTemplate(template, scope, { record: true }));
 * const { covered, total } = branchCoverage(template, renders);
 */
export function branchCoverage(
  template: Template,
  renders: readonly Pick<Rendered, "steps">[],
): BranchCoverage {
  const counts = countSteps(renders);
  const branches = decisionsIn(template.syntax).flatMap((node) =>
    (node.type === "if" ? ifOutcomes(node) : loopOutcomes(node)).map(({ kind, key, span }) => ({
      kind,
      span,
      line: positionOf(template.text, span.start).line,
      count: counts.get(keyOf(node.span, key)) ?? 0,
    })),
  );
  const covered = branches.filter(({ count }) => count > 0).length;
  return { covered, total: branches.length, branches };
}

interface Outcome {
  readonly kind: CoveredBranch["kind"];
  readonly key: string | number;
  readonly span: Span;
}

function countSteps(renders: readonly Pick<Rendered, "steps">[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const step of renders.flatMap(({ steps }) => steps)) {
    if (step.type !== "branch" && step.type !== "loop") continue;
    const taken = step.type === "branch" ? step.taken : step.rounds > 0 ? "rounds" : "none";
    const key = keyOf(step.span, taken);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function keyOf(span: Span, taken: string | number): string {
  return `${span.start}-${span.end}:${taken}`;
}

function ifOutcomes({ branches, otherwise, span }: IfDirective): readonly Outcome[] {
  const tests = branches.map((branch, index): Outcome => {
    return { kind: index === 0 ? "#if" : "#elseif", key: index, span: branch.span };
  });
  const start = branches.at(-1)?.span.end ?? span.start;
  const rest: Outcome = otherwise
    ? { kind: "#else", key: "else", span: { start, end: span.end } }
    : { kind: "not taken", key: "none", span };
  return [...tests, rest];
}

function loopOutcomes({ span }: ForeachDirective): readonly Outcome[] {
  return [
    { kind: "#foreach", key: "rounds", span },
    { kind: "no rounds", key: "none", span },
  ];
}

/**
 * Every `#if` and `#foreach`, those inside strings included, as they are written. The tree is plain
 * data: what a node contains stands in its members. A list of what is left to visit, not a call for
 * each level, since a sum of many terms is a tree as deep as it is long.
 */
function decisionsIn(tree: readonly Node[]): readonly (IfDirective | ForeachDirective)[] {
  const decisions: (IfDirective | ForeachDirective)[] = [];
  const visited: unknown[] = [tree];
  for (const node of visited) {
    if (typeof node !== "object" || node === null) continue;
    if (isDecision(node)) decisions.push(node);
    for (const member of Object.values(node)) visited.push(member);
  }
  return decisions.sort((left, right) => left.span.start - right.span.start);
}

function isDecision(node: object): node is IfDirective | ForeachDirective {
  return "type" in node && (node.type === "if" || node.type === "foreach");
}
