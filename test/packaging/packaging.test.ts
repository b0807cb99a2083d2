import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { rollup } from "rollup";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..", "..");
const manifest: {
  readonly version: string;
  readonly exports: Readonly<
    Record<string, string | { readonly require: { readonly types: string } }>
  >;
  readonly typesVersions: { readonly "*": Readonly<Record<string, readonly string[]>> };
  readonly devDependencies: Readonly<Record<string, string>>;
} = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

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

test("a compiler that does not read exports finds the types of every door", () => {
  const types = Object.entries(manifest.exports).flatMap(([door, conditions]) =>
    typeof conditions === "string" ? [] : [[door.replace("./", ""), [conditions.require.types]]],
  );
  expect(manifest.typesVersions["*"]).toEqual(Object.fromEntries(types));
});

test("the scripts of this project run on Node 24 or newer", () => {
  expect(Number(process.versions.node.split(".")[0])).toBeGreaterThanOrEqual(24);
});

const compilers = [
  { compiler: "typescript5", packages: "tools/checks/node_modules" },
  { compiler: "typescript", packages: "node_modules" },
  { compiler: "typescript7", packages: "node_modules" },
] as const;
const resolutions = [
  { module: "NodeNext", moduleResolution: "NodeNext" },
  { module: "ESNext", moduleResolution: "Bundler" },
];

/** What `ts-jest` and others take where a project says no more than `commonjs`. */
const oldResolution = { module: "ES2022", moduleResolution: "node10" };

describe.each(compilers)("a consumer compiles with $compiler", ({ compiler, packages }) => {
  test.each(compiler === "typescript5" ? [...resolutions, oldResolution] : resolutions)(
    "and $moduleResolution resolution",
    (resolution) => {
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
      const tsc = join(root, packages, compiler, "bin", "tsc");
      expect(run(process.execPath, [tsc, "-p", name])).toBe("");
    },
  );
});

/** The files that a module script loads from packages, by their places in `node_modules`. */
function loadedBy(script: string): readonly string[] {
  const coverage = mkdtempSync(join(consumer, "coverage-"));
  execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: consumer,
    env: { ...process.env, NODE_V8_COVERAGE: coverage },
  });
  return readdirSync(coverage).flatMap((file) => {
    const { result }: { result: readonly { readonly url: string }[] } = JSON.parse(
      readFileSync(join(coverage, file), "utf8"),
    );
    return result.flatMap(({ url }) => url.split("/node_modules/").slice(1));
  });
}

describe("what a program loads", () => {
  test("a first answer of the emulated gateway takes few files, and no zod but the bundled one", () => {
    const loaded = loadedBy(`
      import { rest, restApi, route } from "gatewright/integrations";
      import { emulate } from "gatewright/testing";
      const mock = rest.mock({ respond: { 200: { ok: true } } });
      await emulate(restApi({ name: "orders", routes: [route("GET /", mock)] })).invoke("GET /");`);
    const packages = new Set(loaded.map((path) => path.replace(/\/.*/, "")));
    expect(packages).toEqual(new Set(["gatewright", "ts-pattern"]));
    expect(loaded.length).toBeGreaterThan(3);
    expect(loaded.length).toBeLessThanOrEqual(12);
  });

  test("the gateway alone loads no schema", () => {
    const loaded = loadedBy('import "gatewright/testing";');
    expect(loaded.join()).toMatch(/chunks\/testing\./);
    expect(loaded.join()).not.toMatch(/zod/);
  });

  test("schemas of events are made with the program's own zod", () => {
    const loaded = loadedBy('import "gatewright/proxy-events/schemas";');
    expect(loaded).toContain("zod/index.js");
    expect(loaded.join()).not.toMatch(/gatewright\/dist\/chunks\/(?:zod|testing|integrations)/);
  });
});

test("the bundled zod comes with its licence", () => {
  const chunks = join(consumer, "node_modules", "gatewright", "dist", "chunks");
  expect(readFileSync(join(chunks, "zod.LICENSE.txt"), "utf8")).toContain("Colin McDonnell");
});

describe("beside a program's own zod", () => {
  /** What a script prints that has both. */
  function evaluated(body: string): unknown {
    const script = `
      import * as z from "zod";
      import * as mini from "zod/mini";
      import { isGatewrightError, rest, restIntegration, restLambdaProxy, restMock, route }
        from "gatewright/integrations";
      const thrownBy = (run) => { try { run(); } catch (error) { return error; } };
      console.log(JSON.stringify((() => { ${body} })()));`;
    return JSON.parse(run(process.execPath, ["--input-type=module", "-e", script]));
  }

  test("the two are not one", () => {
    expect(evaluated("return restMock.constructor === mini.ZodMiniObject;")).toBe(false);
  });

  test("our schemas are schemas of the program's", () => {
    const body = `
      const both = z.discriminatedUnion("kind", [restMock, restLambdaProxy]);
      const stack = z.object({ name: z.string(), main: both, all: z.array(restIntegration) });
      const mock = { kind: "rest.mock", timeoutMs: 100 };
      const error = stack.safeParse({ name: "a", main: { ...mock, timeoutMs: 1 }, all: [] }).error;
      return [
        stack.parse({ name: "a", main: mock, all: [mock] }).all[0].timeoutMs,
        error.issues.map(({ path, message }) => [path.join("."), message]),
        error instanceof z.ZodError,
        restMock instanceof z.core.$ZodObject && restMock.shape.kind instanceof z.core.$ZodLiteral,
        Object.keys(z.toJSONSchema(stack).properties.all.items).length > 0,
        z.strictObject({ ...restMock.shape, note: z.string().max(3) })
          .safeParse({ ...mock, note: "abcd" }).success,
        restMock.safeParse({}).error instanceof z.core.$ZodError,
      ];`;
    expect(evaluated(body)).toEqual([
      100,
      [["main.timeoutMs", "Too small: expected number to be >=50"]],
      true,
      true,
      true,
      false,
      true,
    ]);
  });

  test("the program's schemas describe the body of a route", () => {
    const body = `
      const order = z.object({ id: z.uuid(), total: z.number().optional() });
      return route("POST /orders", { body: order }, rest.mock({})).body.required;`;
    expect(evaluated(body)).toEqual(["id"]);
  });

  test("the language that the program chose is that of our errors, and English before", () => {
    const body = `
      const wrong = () => rest.mock({ timeoutMs: "soon" });
      const messages = [thrownBy(wrong).message];
      z.config(z.locales.de());
      messages.push(thrownBy(wrong).message);
      return [isGatewrightError(thrownBy(wrong)), ...messages.map((text) => text.split("\\n")[1])];`;
    expect(evaluated(body)).toMatchInlineSnapshot(`
      [
        true,
        "  timeoutMs: Invalid input: expected number, received string (got "soon")",
        "  timeoutMs: Ungültige Eingabe: erwartet Zahl, erhalten string (got "soon")",
      ]
    `);
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

  /** Rollup resolves no packages by itself: the file of the door is given, the rest stays outside. */
  async function rollupBundle(source: string): Promise<string> {
    const door = join(consumer, "node_modules/gatewright/dist/integrations/index.js");
    const made = await rollup({
      input: "entry",
      treeshake: { moduleSideEffects: false },
      external: (id) => !/^(?:entry|gatewright|[./])/.test(id),
      plugins: [
        {
          name: "entry",
          resolveId: (id) => (id === "gatewright/integrations" ? door : id === "entry" ? id : null),
          load: (id) => (id === "entry" ? source : null),
        },
      ],
    });
    const { output } = await made.generate({});
    return output.map((file) => ("code" in file ? file.code : "")).join("");
  }

  const kinds = [
    ["restMock", "rest.mock"],
    ["restPrivateHttpV1", "rest.private-http-v1"],
    ["httpPrivate", "http.private"],
    ["webSocketLambda", "web-socket.lambda"],
  ] as const;
  describe.each([
    { bundler: "esbuild", bundleWith: bundle },
    { bundler: "Rollup", bundleWith: rollupBundle },
  ])("by $bundler", ({ bundleWith }) => {
    test.each(kinds)("the schema %s carries no other kind's", async (schema, kind) => {
      const text = await bundleWith(`export { ${schema} } from "gatewright/integrations";`);
      const named = text.match(/(?<=")(?:rest|http|web-socket)\.[a-z][a-z0-9-]+(?=")/g);
      expect(new Set(named)).toEqual(new Set([kind]));
    });
  });

  test("one kind's schema carries no other kind", async () => {
    const text = await bundle('export { restMock } from "gatewright/integrations";');
    expect(text).toContain("rest.mock");
    expect(text).not.toMatch(/rest\.lambda-proxy|ts-pattern/);
  });

  test("the whole template engine is at most 43 KB, compressed, and carries nothing else", async () => {
    const text = await bundle('export * from "gatewright/mapping-templates";');
    expect(gzipSync(text).length).toBeLessThanOrEqual(43 * 1024);
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
    expect(text).not.toMatch(/"rest\.(?:lambda-proxy|mock)"/);
  });
});
