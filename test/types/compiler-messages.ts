import { dirname, join } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "..", "..");
const file = join(import.meta.dirname, "snippet.ts");

const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (name) => ts.sys.readFile(name));
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const host = ts.createCompilerHost(options);
const files = new Map<string, ts.SourceFile | undefined>();
let previous: ts.Program | undefined;

/**
 * Returns the compiler's messages about a snippet, one per error: `3: Property "x" does not exist …`.
 * Lines count from the snippet's start. Imports are relative to this folder.
 */
export function messagesOf(source: string): string[] {
  const program = ts.createProgram({
    rootNames: [file],
    options: { ...options, noUnusedLocals: false },
    host: {
      ...host,
      fileExists: (name) => name === file || host.fileExists(name),
      readFile: (name) => (name === file ? source : host.readFile(name)),
      getSourceFile(name, ...rest) {
        if (name === file) return ts.createSourceFile(name, source, ts.ScriptTarget.ES2022, true);
        if (!files.has(name)) files.set(name, host.getSourceFile(name, ...rest));
        return files.get(name);
      },
    },
    ...(previous && { oldProgram: previous }),
  });
  previous = program;
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map((diagnostic) => {
    const { line } = ts.getLineAndCharacterOfPosition(
      diagnostic.file ?? ts.createSourceFile("", "", ts.ScriptTarget.ES2022),
      diagnostic.start ?? 0,
    );
    const details = diagnostic.relatedInformation ?? [];
    const texts = [diagnostic, ...details.filter((each) => each.file?.fileName !== file)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"),
    );
    return `${line + 1}: ${texts.join("\n").replaceAll(dirname(root), "")}`;
  });
}
