import type { Plugin } from "rolldown";

/** What a bundler sees by itself to have no side effects. */
const plain = new Set(["ArrowFunctionExpression", "FunctionExpression", "Identifier", "Literal"]);

/**
 * Marks each constant of a module as free of side effects, so that bundlers drop those that nothing
 * uses: schemas first of all, which are made by calls, `z.string().min(1)`.
 */
export const pureConstants: Plugin = {
  name: "pure-constants",
  transform: {
    filter: { id: /[\\/]src[\\/].*\.ts$/ },
    handler(code) {
      const { body } = this.parse(code, { lang: "ts" });
      const values = body
        .map((node) => (node.type === "ExportNamedDeclaration" ? node.declaration : node))
        .flatMap((node) => (node?.type === "VariableDeclaration" ? node.declarations : []))
        .flatMap(({ init }) => (init && !plain.has(init.type) ? [init] : []));
      // From the last to the first, so that the places of those before stay as they are.
      return values.reduceRight(
        (text, { start, end }) =>
          // The mark holds for one call, not for those that its arguments make.
          `${text.slice(0, start)}/* @__PURE__ */ (() => (${text.slice(start, end)}))()${text.slice(end)}`,
        code,
      );
    },
  },
};
