import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";
import ts from "typescript";

/**
 * Lets bundlers drop the constants that nothing uses: schemas first of all.
 *
 * A schema is made by calls, `z.string().min(1)`, which a bundler may not drop: a call could have
 * side effects. So what is not plain becomes a call that is marked as having none.
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

/** Both formats are built of the same. */
const made = new Map<string, string>();

function withPureConstants(source: string): string {
  const { statements } = ts.createSourceFile("module.ts", source, ts.ScriptTarget.Latest);
  const values = statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .flatMap(({ initializer }) => (initializer && !isPlain(initializer) ? [initializer] : []));
  // From the last to the first, so that the places of those before stay as they are.
  return values.reduceRight(
    (text, value) => text.slice(0, value.pos) + pure(value, text) + text.slice(value.end),
    source,
  );
}

function pure(value: ts.Expression, text: string): string {
  const written = text.slice(value.pos, value.end);
  // The mark holds for one call, not for those that its callee or its arguments make.
  const isOneCall =
    (ts.isCallExpression(value) || ts.isNewExpression(value)) &&
    ts.isIdentifier(value.expression) &&
    (value.arguments ?? []).every(isPlain);
  return isOneCall ? ` /* @__PURE__ */${written}` : ` /* @__PURE__ */ (() => (${written}))()`;
}

/** Whether a bundler sees by itself that the value has no side effects. */
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
