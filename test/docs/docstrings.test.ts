import { join } from "node:path";
import { compileFunction } from "node:vm";
import { setupServer } from "msw/node";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mswHandlers } from "../../src/testing/hosts/msw/index.ts";
import { compile, complaints } from "./compile.ts";
import { readDoors } from "./examples.ts";
import { gateway } from "./reader.ts";

const reader = join(import.meta.dirname, "reader.ts");
const { examples, bare, silent, given, ambiguous } = readDoors(
  ["gatewright/integrations", "gatewright/mapping-templates", "gatewright/testing"],
  [reader],
);

test("a public name, even of a type, has one declaration across all entry points", () => {
  expect(ambiguous).toEqual([]);
});

test("every name has a docstring", () => {
  // The nodes of a template's tree are named after what they are.
  const others = silent.filter(({ entryPoint }) => entryPoint !== "gatewright/mapping-templates");
  expect(others).toEqual([]);
});

test("the docstring of a function has an example", () => {
  expect(bare).toEqual([]);
});

/** Turns an example into a module. Undeclared names come from the reader's setup or an entry point. */
function moduleOf(code: string): string {
  const imports = new Map<string, string>();
  for (const { name, from, isType } of given) {
    if (imports.has(name) || !new RegExp(`(?<![\\w$.])${name}(?![\\w$])`).test(code)) continue;
    imports.set(name, `import { ${isType ? "type " : ""}${name} } from "${from}";\n`);
  }
  return `${[...imports.values()].join("")}export async function example() {\n${code}\n}\n`;
}

const valued = /^(.*\n)?(.+?); \/\/ ("[^"]*"|true|false)(?:: .*)?$/s;

/** Returns both sides of `EXPRESSION; // VALUE` in the last line. Other comments are only documentation. */
function withValues(code: string): string {
  const [, before = "", expression, value = ""] = valued.exec(code) ?? [];
  return expression === undefined
    ? code
    : `${before}return { actual: ${expression}, expected: ${value} };`;
}

const folder = join(import.meta.dirname, "virtual");
const modules = examples.map(({ name, code }) => ({ name, source: moduleOf(withValues(code)) }));
const fileOf = (name: string) => join(folder, `${name}.ts`);

describe("the example of a docstring compiles", () => {
  const program = compile(new Map(modules.map(({ name, source }) => [fileOf(name), source])));

  test.each(modules)("$name", ({ name }) => {
    expect(complaints(program, fileOf(name))).toEqual([]);
  });
});

describe("the example of a docstring runs and returns the value in its comment", () => {
  // The deployed stage of the examples.
  const server = setupServer(...mswHandlers(gateway));
  beforeAll(() => {
    server.listen({ onUnhandledFrame: "bypass" });
  });
  afterAll(() => {
    server.close();
  });

  test.each(modules)("$name", async ({ source }) => {
    const { actual, expected } = await run(source);
    expect(actual).toEqual(expected);
  });
});

interface Values {
  readonly actual?: unknown;
  readonly expected?: unknown;
}

/** Runs a module's example. Returns the value of its last line and the one in its comment. */
async function run(source: string): Promise<Values> {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  const loaded = new Map<string, unknown>();
  for (const { from } of given.filter(({ from }) => outputText.includes(`"${from}"`))) {
    loaded.set(from, await import(from));
  }
  const module: { example?: () => Promise<Values | undefined> } = {};
  const silent = { log: () => {} };
  const load = compileFunction(outputText, ["exports", "require", "console"]);
  load(module, (name: string) => loaded.get(name), silent);
  const { actual, expected } = (await module.example?.()) ?? {};
  return { actual: isLike(expected, actual) ? expected : actual, expected };
}

/** Returns whether a text matches the expected one, in which `…` stands for any text. */
function isLike(expected: unknown, actual: unknown): boolean {
  if (typeof expected !== "string" || typeof actual !== "string") return false;
  const parts = expected.split("…").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(actual);
}
