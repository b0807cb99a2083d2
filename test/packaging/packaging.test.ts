import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..", "..");
const manifest: {
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly devDependencies: Readonly<Record<string, string>>;
} = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const doors = Object.keys(manifest.exports)
  .filter((door) => door !== "./package.json")
  .map((door) => door.replace("./", "gatewright/"));

let consumer: string;

beforeAll(() => {
  consumer = mkdtempSync(join(tmpdir(), "gatewright-consumer-"));
  run("npm", ["pack", "--silent", "--pack-destination", consumer], root);
  const peers = Object.fromEntries(
    ["@aws-sdk/client-api-gateway", "msw"].map((name) => [name, manifest.devDependencies[name]]),
  );
  const dependencies = { ...peers, gatewright: `file:gatewright-${manifest.version}.tgz` };
  writeFileSync(join(consumer, "package.json"), JSON.stringify({ private: true, dependencies }));
  run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"]);
}, 180_000);

afterAll(() => {
  rmSync(consumer, { recursive: true, force: true });
}, 180_000);

function run(file: string, args: readonly string[], cwd = consumer): string {
  return execFileSync(file, args, { cwd, encoding: "utf8", stdio: "pipe" });
}

/** The Node that a shell finds outside this project, which may be older. */
function systemNode(): string {
  const path = (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes("node_modules"))
    .join(delimiter);
  const print = ["-p", "process.execPath"];
  return execFileSync("node", print, {
    env: { ...process.env, PATH: path },
    encoding: "utf8",
  }).trim();
}

const nodes = [...new Set([process.execPath, systemNode()])].map((path) => ({
  path,
  version: run(path, ["--version"], root).trim(),
}));

/** MSW 3 needs Node 22. */
const needsNode22 = "gatewright/testing/msw";

describe.each(nodes)("on Node $version", ({ path, version }) => {
  const supported = doors.filter((door) => door !== needsNode22 || !version.startsWith("v20."));

  test.each(supported)("%s is imported and required", (door) => {
    const imported = `import("${door}").then((door) => console.log(Object.keys(door).sort().join()))`;
    const required = `console.log(Object.keys(require("${door}")).sort().join())`;
    const names = run(path, ["--input-type=module", "-e", imported]);
    expect(names.trim()).not.toBe("");
    expect(run(path, ["--input-type=commonjs", "-e", required])).toBe(names);
  });

  test("an error is recognised across the two copies of the library", () => {
    const script = `
      const { rest } = require("gatewright/integrations");
      const { isGatewrightError } = await import("gatewright/integrations");
      try { rest.mock({ timeoutMs: 1 }); } catch (error) { console.log(isGatewrightError(error)); }`;
    const wrapped = `import { createRequire } from "node:module";
      const require = createRequire(process.cwd() + "/x.js"); ${script}`;
    expect(run(path, ["--input-type=module", "-e", wrapped]).trim()).toBe("true");
  });
});

test("the scripts of this project run on Node 24 or newer", () => {
  expect(Number(process.versions.node.split(".")[0])).toBeGreaterThanOrEqual(24);
});

const compilers = ["typescript5", "typescript", "typescript7"] as const;
const resolutions = [
  { module: "NodeNext", moduleResolution: "NodeNext" },
  { module: "ESNext", moduleResolution: "Bundler" },
];

describe.each(compilers)("a consumer compiles with %s", (compiler) => {
  test.each(resolutions)("and $moduleResolution resolution", (resolution) => {
    const name = `${compiler}-${resolution.moduleResolution}`;
    mkdirSync(join(consumer, name));
    copyFileSync(
      join(import.meta.dirname, "consumer", "consumer.ts"),
      join(consumer, name, "consumer.mts"),
    );
    const compilerOptions = {
      ...resolution,
      target: "ES2022",
      lib: ["ES2023", "DOM", "DOM.Iterable"],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      // The declarations of this package are checked, those of other packages are their own affair.
      skipLibCheck: true,
    };
    writeFileSync(
      join(consumer, name, "tsconfig.json"),
      JSON.stringify({ compilerOptions, include: ["consumer.mts"] }),
    );
    const tsc = join(root, "node_modules", compiler, "bin", "tsc");
    expect(run(process.execPath, [tsc, "-p", name])).toBe("");
  });
});

describe("a bundle that imports one name", () => {
  async function bundle(source: string): Promise<string> {
    const { outputFiles } = await build({
      stdin: { contents: source, resolveDir: consumer },
      bundle: true,
      minify: true,
      treeShaking: true,
      format: "esm",
      platform: "node",
      write: false,
      external: ["@aws-sdk/*", "@smithy/*"],
    });
    return outputFiles.map(({ text }) => text).join("");
  }

  test("one kind's schema carries no other kind", async () => {
    const text = await bundle('export { restMock } from "gatewright/integrations";');
    expect(text).toContain("rest.mock");
    expect(text).not.toMatch(/rest\.lambda-proxy|ts-pattern/);
  });

  test("the whole template engine is at most 30 KB, compressed, and carries nothing else", async () => {
    const text = await bundle('export * from "gatewright/mapping-templates";');
    expect(gzipSync(text).length).toBeLessThanOrEqual(30 * 1024);
    expect(text).not.toMatch(/ZodObject|ts-pattern|rest\.mock/);
  });

  test("an error carries no schema", async () => {
    const text = await bundle('export { isGatewrightError } from "gatewright/integrations";');
    expect(text).not.toMatch(/rest\.mock|ZodObject|strictObject/);
    expect(text.length).toBeLessThan(1000);
  });

  test("a grammar carries neither zod nor a kind", async () => {
    const text = await bundle('export { lambdaUri } from "gatewright/integrations";');
    expect(text).toContain("functions/");
    expect(text).not.toMatch(/rest\.mock|ZodObject/);
  });

  test("the log grammar carries neither zod nor a kind", async () => {
    const text = await bundle('export { parseLog } from "gatewright/test-invoke";');
    expect(text).toContain("Execution log for request");
    expect(text).not.toMatch(/rest\.lambda-proxy|ZodObject|invocations/);
  });

  test("the fake's client configuration carries no kind's schema", async () => {
    const text = await bundle('export { fakeAws } from "gatewright/testing/aws";');
    expect(text).toContain("apigateway.");
    expect(text).not.toMatch(/rest\.lambda-proxy|rest\.mock/);
  });
});
