import { unreachable } from "../../../core/errors.ts";
import { itemCost, objectCost, stepCost } from "../budget.ts";
import type { Access, Expression, Node } from "./ast.ts";

/** An operator, a literal or a variable that is evaluated. */
const nodeCost = 5;
/** A method call, before what the method charges. */
const callCost = 2 * stepCost;
/** A piece of text that is put behind others, by which JavaScript's tree of them grows. */
const pieceCost = 30;
/** Leaving a block by way of an exception, which passes through a few calls. */
export const leaveCost = 10 * stepCost;

/** What a block costs each time, without the blocks inside it. */
export function costOfBlock(nodes: readonly Node[]): number {
  let cost = 0;
  for (const node of nodes) cost += costOfNode(node);
  return cost;
}

function costOfNode(node: Node): number {
  switch (node.type) {
    case "text":
      return pieceCost;
    case "reference":
      return stepCost + pieceCost + costOf(node);
    case "set":
      return stepCost + costOf(node.target) + costOf(node.value);
    case "if": {
      let cost = stepCost;
      for (const { test } of node.branches) cost += costOf(test);
      return cost;
    }
    case "foreach":
      return 10 * stepCost + (node.items ? costOf(node.items) : 0);
    case "define":
      return 4 * objectCost;
    case "stop":
    case "break":
      // The blocks that are left pay for it.
      return stepCost;
    case "comment":
    case "macro":
      return 0;
    default:
      return unreachable(node);
  }
}

/** What an expression costs each time, with all that is written in it and whatever its values. */
function costOf(node: Expression): number {
  switch (node.type) {
    case "reference":
      return costOfReference(node.path);
    case "string":
    case "number":
    case "boolean":
      return nodeCost;
    case "interpolation":
      // What stands in it is a block, which pays for itself.
      return callCost + objectCost;
    case "list":
      return 2 * objectCost + itemCost * node.items.length + costOfAll(node.items);
    case "map": {
      let cost = nodeCost;
      for (const [key, value] of node.entries) cost += costOf(key) + costOf(value);
      return cost;
    }
    case "range":
      return nodeCost + costOf(node.from) + costOf(node.to);
    case "not":
      return nodeCost + costOf(node.operand);
    case "binary":
      return nodeCost + objectCost + costOf(node.left) + costOf(node.right);
    default:
      return unreachable(node);
  }
}

function costOfReference(path: readonly Access[]): number {
  let cost = nodeCost;
  for (const access of path) cost += costOfAccess(access);
  return cost;
}

function costOfAccess(access: Access): number {
  switch (access.type) {
    case "property":
      return nodeCost;
    case "method":
      return callCost + costOfAll(access.args);
    case "index":
      return callCost + costOf(access.index);
    default:
      return unreachable(access);
  }
}

function costOfAll(nodes: readonly Expression[]): number {
  let cost = 0;
  for (const node of nodes) cost += costOf(node);
  return cost;
}
