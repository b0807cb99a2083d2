import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";
import ts from "typescript";

/**
 * Marks each constant of a module as free of side effects, so that bundlers drop those that nothing
 * uses: schemas first of all, which are made by calls, `z.string().min(1)`.
 */
export const pureConstants: Plugin = {
  name: "pure-constants",
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
      contents: withPureConstants(readFileSync(path, "utf8")),
      loader: "ts",
    }));
  },
};

function withPureConstants(source: string): string {
  const values = ts
    .createSourceFile("module.ts", source, ts.ScriptTarget.Latest)
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .flatMap(({ initializer }) => (initializer && !isPlain(initializer) ? [initializer] : []));
  // From the last to the first, so that the places of those before stay as they are.
  return values.reduceRight(
    (text, value) => text.slice(0, value.pos) + pure(value, text) + text.slice(value.end),
    source,
  );
}

/** The mark holds for one call, not for those that its arguments make. */
function pure(value: ts.Expression, text: string): string {
  const written = text.slice(value.pos, value.end);
  const isOneCall =
    (ts.isCallExpression(value) || ts.isNewExpression(value)) &&
    [value.expression, ...(value.arguments ?? [])].every(isPlain);
  return isOneCall ? ` /* @__PURE__ */${written}` : ` /* @__PURE__ */ (() => (${written}))()`;
}

/** Whether a bundler sees by itself that the value has no side effects. */
function isPlain(node: ts.Node): boolean {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return isPlain(node.expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isPlain);
  if (ts.isObjectLiteralExpression(node)) return node.properties.every(isPlain);
  if (ts.isPropertyAssignment(node)) {
    return !ts.isComputedPropertyName(node.name) && isPlain(node.initializer);
  }
  return (
    ts.isFunctionLike(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isIdentifier(node) ||
    ts.isLiteralExpression(node)
  );
}
