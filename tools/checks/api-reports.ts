// Compares the declarations of each entry point with its report in api/, so that reviews show
// changes of public types. `--update` writes the reports: `npm run api`.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
} from "@microsoft/api-extractor";

const manifest: { readonly exports: Readonly<Record<string, EntryPoint | string>> } = JSON.parse(
  readFileSync("package.json", "utf8"),
);

interface EntryPoint {
  readonly import: { readonly types: string };
}

const isUpdate = process.argv.includes("--update");
const folder = resolve("api");
const written = resolve(".tmp", "api");

if (isUpdate) rmSync(folder, { recursive: true, force: true });
for (const path of [folder, written]) mkdirSync(path, { recursive: true });
const configs = Object.entries(manifest.exports).flatMap(([name, entry]) =>
  typeof entry === "string" ? [] : [configFor(name, entry)],
);
const [first] = configs;
if (!first) throw new Error("package.json has no entry points");
// One program for all entry points takes a third of the time of separate ones.
const compilerState = CompilerState.create(first, {
  additionalEntryPoints: configs.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath),
});
const changed = configs.filter((config) => {
  const { apiReportChanged } = Extractor.invoke(config, {
    compilerState,
    localBuild: isUpdate,
    messageCallback: (message) => {
      if (message.logLevel === ExtractorLogLevel.Error) throw new Error(message.text);
      message.handled = true;
    },
  });
  return apiReportChanged;
});
for (const { reportFilePath } of changed)
  console.log(`${isUpdate ? "wrote" : "differs:"} ${reportFilePath}`);
if (changed.length > 0 && !isUpdate) {
  console.log(
    "A public type changed. If this is intended, run npm run api and commit the reports.",
  );
  process.exitCode = 1;
}

/**
 * Returns the configuration of an entry point: `./testing/aws` is reported in
 * `api/testing-aws.api.md`.
 */
function configFor(name: string, entry: EntryPoint): ExtractorConfig {
  const none = { default: { logLevel: ExtractorLogLevel.None } };
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: resolve("."),
      mainEntryPointFilePath: resolve(entry.import.types),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            module: "NodeNext",
            target: "ES2022",
            strict: true,
            exactOptionalPropertyTypes: true,
            skipLibCheck: true,
            // The extractor does not find `Request` and similar types in Node's types, which refer
            // to the browser's types if available.
            lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
            types: [],
          },
          files: [resolve(entry.import.types)],
        },
      },
      apiReport: {
        enabled: true,
        includeForgottenExports: true,
        reportFileName: `${name.slice(2).replaceAll("/", "-")}.api.md`,
        reportFolder: folder,
        reportTempFolder: written,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: none,
        tsdocMessageReporting: none,
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: resolve("package.json"),
  });
}
