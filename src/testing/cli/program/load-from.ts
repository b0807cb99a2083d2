import { loadApi } from "../../../integrations/formats/load.ts";
import { type Arguments, type Option, usageError } from "./command.ts";
import type { CliContext } from "./context.ts";
import { definitionIn } from "./definition-in.ts";
import { type LoadedFile, loadDefinition } from "./load-definition.ts";
import { pairs } from "./request-options.ts";
import { importModule, readSource } from "./sources.ts";

/** The options of every command that loads a file. */
export const loadOptions = {
  parameter: { value: "NAME=VALUE", isRepeated: true, help: "a parameter of the template" },
  "allow-files-outside": { help: "read files that a template names outside its folder" },
  export: { value: "NAME", help: "which export of the module, where it has several definitions" },
} as const satisfies Readonly<Record<string, Option>>;

/** Loads the file that the first argument names. A module is imported, which runs it. */
export async function loadFrom(
  context: CliContext,
  args: Arguments,
  usage: string,
): Promise<LoadedFile> {
  const [file] = args.positionals;
  if (file === undefined) {
    throw usageError("Failed to load the API: a file is missing", `Usage: ${usage}`);
  }
  const name = args.text("export");
  const parameters = pairs(args.list("parameter"), "--parameter");
  if (isModule(file)) {
    if (Object.keys(parameters).length > 0) {
      throw usageError(
        `Failed to load "${file}": --parameter is for templates`,
        "A module reads its own settings, such as process.env.",
      );
    }
    return loadDefinition(definitionIn(await importModule(context, file), file, name));
  }
  if (name !== undefined) {
    throw usageError(
      `Failed to load "${file}": --export is for modules`,
      "The endings of modules are .ts, .mts, .js, .mjs and .cjs.",
    );
  }
  return loadApi(await readSource(context, file), {
    ...(file !== "-" && { file }),
    readFile: (path) => context.readDocument(path),
    parameters,
    allowFilesOutside: args.has("allow-files-outside"),
  });
}

function isModule(path: string): boolean {
  return /\.(?:m?ts|[cm]?js)$/.test(path);
}
