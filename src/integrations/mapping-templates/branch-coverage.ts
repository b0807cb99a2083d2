import type { Rendered } from "./render.ts";
import type { Template } from "./template.ts";
import type {
  Expression,
  ForeachDirective,
  IfDirective,
  Node,
  Reference,
  Span,
} from "./velocity/ast.ts";
import { positionOf } from "./velocity/cursor.ts";

export interface BranchCoverage {
  readonly covered: number;
  readonly total: number;
  readonly branches: readonly CoveredBranch[];
}

export interface CoveredBranch {
  /** `not taken`: no `#if` held and there is no `#else`. `no rounds`: a `#foreach` over nothing. */
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

/** Every `#if` and `#foreach`, those inside strings included. */
function decisionsIn(nodes: readonly Node[]): readonly (IfDirective | ForeachDirective)[] {
  return nodes.flatMap((node) => {
    switch (node.type) {
      case "if": {
        const inner = node.branches.flatMap(({ test, body }) => [
          ...decisionsInExpression(test),
          ...decisionsIn(body),
        ]);
        return [node, ...inner, ...decisionsIn(node.otherwise ?? [])];
      }
      case "foreach":
        return [
          node,
          ...(node.items ? decisionsInExpression(node.items) : []),
          ...decisionsIn(node.body),
        ];
      case "define":
        return decisionsIn(node.body);
      case "set":
        return [...decisionsInReference(node.target), ...decisionsInExpression(node.value)];
      case "reference":
        return decisionsInReference(node);
      default:
        return [];
    }
  });
}

function decisionsInReference({ path }: Reference): readonly (IfDirective | ForeachDirective)[] {
  return path.flatMap((access) => {
    if (access.type === "method") return access.args.flatMap(decisionsInExpression);
    return access.type === "index" ? decisionsInExpression(access.index) : [];
  });
}

function decisionsInExpression(node: Expression): readonly (IfDirective | ForeachDirective)[] {
  switch (node.type) {
    case "interpolation":
      return decisionsIn(node.parts);
    case "reference":
      return decisionsInReference(node);
    case "list":
      return node.items.flatMap(decisionsInExpression);
    case "map":
      return node.entries.flatMap((entry) => entry.flatMap(decisionsInExpression));
    case "range":
      return [node.from, node.to].flatMap(decisionsInExpression);
    case "not":
      return decisionsInExpression(node.operand);
    case "binary":
      return [node.left, node.right].flatMap(decisionsInExpression);
    default:
      return [];
  }
}
