import { itemCost, objectCost, stepCost } from "../budget.ts";
import type { Access, Branch, Expression, Node } from "./ast.ts";

/** An operator, a literal or a variable that is evaluated. */
const nodeCost = 5;
/** A method call, before what the method charges. */
const callCost = 2 * stepCost;
/** A piece of text that is put behind others, by which JavaScript's tree of them grows. */
const pieceCost = 30;
/** Leaving blocks by way of an exception. */
const leaveCost = 100 * stepCost;

type CostsOf<Syntax extends { readonly type: string }> = {
  readonly [Type in Syntax["type"]]: (node: Extract<Syntax, { type: Type }>) => number;
};

/** What each expression costs, with all that is written in it; what runs inside pays for itself. */
const expressionCosts: CostsOf<Expression> = {
  reference: ({ path }) => nodeCost + sum(path, accessCost),
  string: () => nodeCost,
  interpolation: () => callCost + objectCost,
  number: () => nodeCost,
  boolean: () => nodeCost,
  list: ({ items }) => objectCost + sum(items, (item) => itemCost + costOf(item)),
  map: ({ entries }) => nodeCost + sum(entries, ([key, value]) => costOf(key) + costOf(value)),
  range: ({ from, to }) => nodeCost + costOf(from) + costOf(to),
  not: ({ operand }) => nodeCost + costOf(operand),
  binary: ({ left, right }) => nodeCost + objectCost + costOf(left) + costOf(right),
};

const accessCosts: CostsOf<Access> = {
  property: () => nodeCost,
  method: ({ args }) => callCost + sum(args, costOf),
  index: ({ index }) => callCost + costOf(index),
};

/** What each node costs as often as its block renders. */
const nodeCosts: CostsOf<Node> = {
  text: () => pieceCost,
  comment: () => 0,
  reference: (node) => stepCost + pieceCost + costOf(node),
  set: ({ target, value }) => stepCost + costOf(target) + costOf(value),
  if: ({ branches }) => stepCost + sum(branches, branchCost),
  foreach: ({ items }) => 10 * stepCost + (items ? costOf(items) : 0),
  define: () => 4 * objectCost,
  macro: () => 0,
  stop: () => stepCost,
  break: () => leaveCost,
};

/** What an expression costs each time, whatever its values. */
export function costOf(node: Expression): number {
  // The table's functions take the node that they stand by.
  return (expressionCosts[node.type] as (node: Expression) => number)(node);
}

/** What a block costs each time, without the blocks inside it. */
export function costOfBlock(nodes: readonly Node[]): number {
  return sum(nodes, (node) => (nodeCosts[node.type] as (node: Node) => number)(node));
}

function accessCost(access: Access): number {
  return (accessCosts[access.type] as (access: Access) => number)(access);
}

function branchCost({ test }: Branch): number {
  return costOf(test);
}

function sum<Item>(items: readonly Item[], cost: (item: Item) => number): number {
  return items.reduce((total, item) => total + cost(item), 0);
}
