import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

const here = import.meta.dirname;

/** A handler that reads and answers, as a bundler sees it. */
const handler = `
  import { readHeader, readJson, readPathParameters, created, problem, toHttpResult } from "./index.ts";
  export const handler = async (event) => {
    const path = readPathParameters(event);
    const body = readJson(event);
    if (!path.ok || !body.ok) return toHttpResult(problem({ status: 400 }));
    return toHttpResult(created({ id: path.value.id, agent: readHeader(event, "user-agent") }));
  };
`;

async function bundle(contents: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: here, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    target: "node20",
  });
  return {
    code: outputFiles[0]?.contents ?? new Uint8Array(),
    inputs: Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).filter((path) => inputs[path]?.bytesInOutput),
    ),
    external: Object.values(metafile.outputs).flatMap(({ imports }) =>
      imports.map(({ path }) => path),
    ),
  };
}

test("the entry point proxy-events has no dependencies", async () => {
  const { inputs, external } = await bundle('export * from "./index.ts";');
  expect(external).toEqual([]);
  expect(inputs.filter((input) => input.includes("node_modules"))).toEqual([]);
});

test("a handler that reads and answers carries at most 4 KB, compressed", async () => {
  const { code, inputs } = await bundle(handler);
  expect(gzipSync(code).length).toBeLessThanOrEqual(4096);
  expect(inputs.filter((input) => /explain|to-event|authorizers|multipart/.test(input))).toEqual(
    [],
  );
});

test("it runs without Headers, Request, Response, node:http or zod", async () => {
  const { code } = await bundle(handler);
  const script = `
    // The first touch of Headers, Request, Response or fetch loads undici.
    const { handler } = await import("./handler.mjs");
    const { statusCode } = await handler({
      version: "2.0",
      headers: { "user-agent": "test" },
      pathParameters: { id: "42" },
      body: "{}",
      isBase64Encoded: false,
      requestContext: { http: { method: "POST" } },
    });
    const loaded = process.moduleLoadList.filter((name) => /undici|_?http/.test(name));
    console.log(JSON.stringify({ statusCode, loaded }));
  `;
  const folder = mkdtempSync(join(tmpdir(), "gatewright-"));
  writeFileSync(join(folder, "handler.mjs"), code);
  // A file, because `--eval` loads every built-in module.
  writeFileSync(join(folder, "run.mjs"), script);
  const output = execFileSync(process.execPath, [join(folder, "run.mjs")]);
  rmSync(folder, { recursive: true });
  expect(JSON.parse(output.toString())).toEqual({ statusCode: 201, loaded: [] });
});

test("no module outside of fetch/ names the fetch classes, none outside of schemas/ zod", () => {
  const sources = readdirSync(here, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"),
    )
    .map((entry) => relative(here, join(entry.parentPath, entry.name)));
  const naming = (pattern: RegExp) =>
    sources.filter((path) => pattern.test(readFileSync(join(here, path), "utf8")));
  expect(
    naming(/\bnew (?:Headers|Request|Response)\b/).filter((path) => !path.startsWith("fetch")),
  ).toEqual([]);
  expect(naming(/from "zod"/).filter((path) => !path.startsWith("schemas"))).toEqual([]);
  expect(naming(/from "node:|\/integrations\//)).toEqual([]);
});
