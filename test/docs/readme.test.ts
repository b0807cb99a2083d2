import { execFile } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { entryPoints } from "./compile.ts";

const root = join(import.meta.dirname, "..", "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const [, program = "", drawn = ""] =
  /```ts\n(.*?)```.*?```\n(.*?)```/s.exec(read("README.md")) ?? [];

test("the program of the README runs as printed, and prints what the README shows", async () => {
  expect(shapeOf(await run(program))).toEqual(shapeOf(drawn));
});

test("npm start runs the program of the README", () => {
  const quickstart = read("examples/quickstart.ts").split("\n");
  // The quickstart imports more names.
  const lines = program.split("\n").filter((line) => !/^(?:import .*)?$/.test(line));
  expect(lines.length).toBeGreaterThan(10);
  let at = 0;
  for (const line of lines) {
    expect(quickstart.slice(at)).toContain(line);
    at = quickstart.indexOf(line, at) + 1;
  }
});

test("the README and CONTRIBUTING fit a screen", () => {
  expect(read("README.md").split("\n").length).toBeLessThan(85);
  expect(read("CONTRIBUTING.md").split("\n").length).toBeLessThan(45);
});

test.each(globSync("{*.md,docs/**/*.md}", { cwd: root }))(
  "the links of %s have targets",
  (file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, link = ""]) => link,
    );
    expect(links.filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([]);
  },
);

/** Runs a program in its own Node process, where `gatewright/…` is the source, so no build is needed. */
async function run(source: string): Promise<string> {
  const urls = Object.entries(entryPoints()).map(([name, path]) => [
    name,
    pathToFileURL(path).href,
  ]);
  const hook = `
    import { registerHooks } from "node:module";
    const urls = ${JSON.stringify(Object.fromEntries(urls))};
    registerHooks({ resolve: (name, context, next) => next(urls[name] ?? name, context) });`;
  const folder = mkdtempSync(join(tmpdir(), "gatewright-readme-"));
  try {
    const file = join(folder, "program.ts");
    writeFileSync(file, source);
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const url = `data:text/javascript,${encodeURIComponent(hook)}`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", url, file]);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Removes the durations from a drawing. A longer one leaves less room for the text before it. */
function shapeOf(text: string): readonly string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [, left = line, ms = ""] = /^(.*?)…? +\d+\.\d\d( ms)$/.exec(line) ?? [];
      return `${left.slice(0, 80).trimEnd()}${ms}`;
    });
}
