import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const file = join(import.meta.dirname, "cost.ts");

/** Measures what the compiler spends on a file and all of its imports. */
function instantiationsOf(source: string): number {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (name) =>
    ts.sys.readFile(name),
  );
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([file], options, {
    ...host,
    fileExists: (name) => name === file || host.fileExists(name),
    getSourceFile: (name, ...rest) =>
      name === file
        ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022, true)
        : host.getSourceFile(name, ...rest),
  });
  expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
  return program.getInstantiationCount();
}

test("all kinds and their union cost the compiler less than 20 000 instantiations", () => {
  const source = `
    import type { Integration } from "../../src/integrations/model/integration.ts";
    export const mock: Integration = { kind: "rest.mock" };
  `;
  expect(instantiationsOf(source)).toBeLessThan(20_000);
});
