import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";
import ts from "typescript";

/**
 * Allows bundlers to drop unused constants, mainly schemas.
 *
 * A schema is created by calls, `z.string().min(1)`, which a bundler must keep because they could
 * have side effects. Such values become a call that is marked as pure.
 */
export const pureConstants: Plugin = {
  name: "pure-constants",
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const contents = made.get(source) ?? withPureConstants(source);
      made.set(source, contents);
      return { contents, loader: "ts" };
    });
  },
};

/** Cached because both formats use the same source. */
const made = new Map<string, string>();

function withPureConstants(source: string): string {
  const { statements } = ts.createSourceFile("module.ts", source, ts.ScriptTarget.Latest);
  const values = statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .flatMap(({ initializer }) => (initializer && !isPlain(initializer) ? [initializer] : []));
  // From last to first, so that earlier offsets stay valid.
  return values.reduceRight(
    (text, value) => text.slice(0, value.pos) + pure(value, text) + text.slice(value.end),
    source,
  );
}

function pure(value: ts.Expression, text: string): string {
  const written = text.slice(value.pos, value.end);
  // The mark applies to one call, not to calls in its callee or arguments.
  const isOneCall =
    (ts.isCallExpression(value) || ts.isNewExpression(value)) &&
    ts.isIdentifier(value.expression) &&
    (value.arguments ?? []).every(isPlain);
  return isOneCall ? ` /* @__PURE__ */${written}` : ` /* @__PURE__ */ (() => (${written}))()`;
}

/** Returns whether a bundler recognizes the value as free of side effects. */
function isPlain(node: ts.Expression): boolean {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return isPlain(node.expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isPlain);
  if (ts.isObjectLiteralExpression(node)) return node.properties.every(isPlainProperty);
  if (ts.isPrefixUnaryExpression(node)) return ts.isLiteralExpression(node.operand);
  if (ts.isBinaryExpression(node)) return [node.left, node.right].every(isNumber);
  return (
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isIdentifier(node) ||
    ts.isLiteralExpression(node)
  );
}

function isPlainProperty(node: ts.ObjectLiteralElementLike): boolean {
  if (node.name && ts.isComputedPropertyName(node.name)) return false;
  if (ts.isPropertyAssignment(node)) return isPlain(node.initializer);
  return !ts.isSpreadAssignment(node);
}

function isNumber(node: ts.Expression): boolean {
  if (ts.isBinaryExpression(node)) return [node.left, node.right].every(isNumber);
  return ts.isNumericLiteral(node) || ts.isBigIntLiteral(node);
}
