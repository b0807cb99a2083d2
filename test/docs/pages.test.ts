import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { pages } from "./pages.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = join(import.meta.dirname, "virtual");

/** What pages take from their reader, and say so. */
const given: Readonly<Record<string, string>> = {
  // Its first block is a part of this file, as the test of the README says.
  README: `
    declare function createOrder(event: never): unknown;
    declare const printCall: (progress: object) => void;`,
  "choosing-an-integration": `
    declare const functionArn: string;
    declare const credentials: string;
    declare const QueueUrl: string;
    declare const vpcLinkId: string;
    declare const arn: string;
    declare const requestTemplates: Readonly<Record<string, string>>;`,
};

/** The handlers of a SAM application are those of \`orders.ts\`. */
const readersFiles = { "src/app.ts": 'export { handler } from "../orders.ts";' };

const { pages: found, files: named } = pages();
const sources = new Map([
  ...named.map(({ name, source }) => [join(folder, `${name}.ts`), source] as const),
  ...Object.entries(readersFiles).map(([name, source]) => [join(folder, name), source] as const),
  ...found.map(({ name, source }) => {
    const [head = "", ...body] = source.split("export {};\n");
    return [join(folder, `${name}.ts`), [head, given[name] ?? "", ...body].join("\n")] as const;
  }),
]);

/** Doors by name, as sources: these tests need no build. */
function doors(): Record<string, string[]> {
  const manifest: { readonly exports: Readonly<Record<string, { import?: { default: string } }>> } =
    JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return Object.fromEntries(
    Object.entries(manifest.exports).flatMap(([door, conditions]) => {
      const built = conditions.import?.default;
      const source = built?.replace("./dist/", "./src/").replace(/\.js$/, ".ts");
      return source ? [[door.replace("./", "gatewright/"), [join(root, source)]]] : [];
    }),
  );
}

function program(): ts.Program {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (name) =>
    ts.sys.readFile(name),
  );
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, root).options;
  // As strict as a reader's own: `strict` and no more.
  const options: ts.CompilerOptions = {
    ...parsed,
    noUnusedLocals: false,
    noUnusedParameters: false,
    noUncheckedIndexedAccess: false,
    exactOptionalPropertyTypes: false,
    lib: ["lib.es2023.d.ts", "lib.esnext.disposable.d.ts"],
    paths: doors(),
  };
  const host = ts.createCompilerHost(options);
  return ts.createProgram([...sources.keys()], options, {
    ...host,
    directoryExists: (name) =>
      [...sources.keys()].some((file) => dirname(file) === name) || ts.sys.directoryExists(name),
    fileExists: (name) => sources.has(name) || host.fileExists(name),
    readFile: (name) => sources.get(name) ?? host.readFile(name),
    getSourceFile: (name, ...rest) => {
      const source = sources.get(name);
      return source === undefined
        ? host.getSourceFile(name, ...rest)
        : ts.createSourceFile(name, source, ts.ScriptTarget.ES2022, true);
    },
  });
}

describe("the code of a page compiles, with the imports that the page shows", () => {
  const checked = program();

  test.each([...named, ...found])("$name", ({ name }) => {
    const file = checked.getSourceFile(join(folder, `${name}.ts`));
    const said = ts.getPreEmitDiagnostics(checked, file).map(({ start = 0, messageText }) => {
      const before = file?.text.slice(0, start).split("\n") ?? [];
      const line = file?.text.split("\n")[before.length - 1]?.trim() ?? "";
      return `${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
    expect(said).toEqual([]);
  });
});
