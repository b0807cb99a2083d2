import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "..", "..");

/** Returns the source of each entry point by name, so that these tests need no build. */
export function entryPoints(): Readonly<Record<string, string>> {
  const manifest: { readonly exports: Readonly<Record<string, { import?: { default: string } }>> } =
    JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return Object.fromEntries(
    Object.entries(manifest.exports).flatMap(([entryPoint, conditions]) => {
      const built = conditions.import?.default;
      const source = built?.replace("./dist/", "./src/").replace(/\.js$/, ".ts");
      return source ? [[entryPoint.replace("./", "gatewright/"), join(root, source)]] : [];
    }),
  );
}

/** Compiles a program of in-memory files, by path, as strictly as a user's own. */
export function compile(sources: ReadonlyMap<string, string>): ts.Program {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (name) =>
    ts.sys.readFile(name),
  );
  const options: ts.CompilerOptions = {
    ...ts.parseJsonConfigFileContent(config, ts.sys, root).options,
    // Only `strict`.
    noUnusedLocals: false,
    noUnusedParameters: false,
    noUncheckedIndexedAccess: false,
    exactOptionalPropertyTypes: false,
    lib: ["lib.es2023.d.ts", "lib.esnext.disposable.d.ts"],
    paths: Object.fromEntries(
      Object.entries(entryPoints()).map(([entryPoint, source]) => [entryPoint, [source]]),
    ),
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

/** Returns the compiler's messages about a file, each with its line. */
export function complaints(program: ts.Program, path: string): readonly string[] {
  const file = program.getSourceFile(path);
  return ts.getPreEmitDiagnostics(program, file).map(({ start = 0, messageText }) => {
    const before = file?.text.slice(0, start).split("\n") ?? [];
    const line = file?.text.split("\n")[before.length - 1]?.trim() ?? "";
    return `${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}
