// Tests a packed tarball as a user installs it, on the Node that runs this file: plain JavaScript, and
// nothing of the project but this file, its package.json and the tarball.
//
//   node test/packaging/packed.mjs [gatewright-0.1.0.tgz]
import assert from "node:assert/strict";
import { execFileSync, execSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const manifest = JSON.parse(
  readFileSync(fileURLToPath(new URL("../../package.json", import.meta.url)), "utf8"),
);
const tarball = resolve(process.argv[2] ?? onlyTarball());
const entryPoints = Object.keys(manifest.exports)
  .filter((name) => name !== "./package.json")
  .map((name) => name.replace("./", "gatewright/"));
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
/** Where it strips types by itself; before, esbuild does. */
const runsTypeScript = major > 22 || (major === 22 && minor >= 18);

const folder = mkdtempSync(join(tmpdir(), "gatewright-packed-"));

function onlyTarball() {
  const found = readdirSync(".").filter((name) => /^gatewright-.*\.tgz$/.test(name));
  assert.equal(found.length, 1, `one gatewright-*.tgz is expected here: ${found.join(", ")}`);
  return found[0];
}

function install(...specifiers) {
  const options = "--prefer-offline --no-audit --no-fund --ignore-scripts";
  // Through the shell, since npm is a script on Windows.
  execSync(`npm install ${options} ${specifiers.map((each) => JSON.stringify(each)).join(" ")}`, {
    cwd: folder,
    stdio: "pipe",
  });
}

function node(...args) {
  return execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8", stdio: "pipe" });
}

/** What the command prints and its exit code. */
function gatewright(...args) {
  const bin = join("node_modules", "gatewright", manifest.bin.gatewright);
  try {
    return { code: 0, stdout: node(bin, ...args), stderr: "" };
  } catch ({ status, stdout, stderr }) {
    return { code: status, stdout, stderr };
  }
}

before(() => {
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  install(
    tarball,
    `@aws-sdk/client-api-gateway@${manifest.devDependencies["@aws-sdk/client-api-gateway"]}`,
    // MSW 3 needs Node 22.
    major < 22 ? "msw@2" : `msw@${manifest.devDependencies.msw}`,
  );
  writeFileSync(join(folder, "pets.ts"), "export const name: string = 'pets';\n");
  writeFileSync(
    join(folder, "api.ts"),
    `import { type RestApi, rest, restApi } from "gatewright/integrations";
     import { name } from "./pets.ts";
     const health = rest.mock({ respond: { 200: { ok: true } } });
     export const pets: RestApi = restApi({ name, routes: { "GET /health": health } });\n`,
  );
});
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe(`the package on Node ${process.versions.node}`, () => {
  for (const entryPoint of entryPoints) {
    test(`${entryPoint} is imported and required`, () => {
      const imported = `import("${entryPoint}").then((all) => console.log(Object.keys(all).sort().join()))`;
      const required = `console.log(Object.keys(require("${entryPoint}")).sort().join())`;
      const names = node("--input-type=module", "-e", imported);
      assert.notEqual(names.trim(), "");
      assert.equal(node("--input-type=commonjs", "-e", required), names);
    });
  }

  test("an error is recognised across its ES modules and its CommonJS modules", () => {
    const script = `
      import { createRequire } from "node:module";
      import { isGatewrightError } from "gatewright/integrations";
      const { rest } = createRequire(process.cwd() + "/x.js")("gatewright/integrations");
      try { rest.mock({ timeoutMs: 1 }); } catch (error) { console.log(isGatewrightError(error)); }`;
    assert.equal(node("--input-type=module", "-e", script).trim(), "true");
  });

  test("an emulated API answers", () => {
    const script = `
      import { rest, restApi } from "gatewright/integrations";
      import { emulate } from "gatewright/testing";
      const health = rest.mock({ respond: { 200: { ok: true } } });
      const gateway = emulate(restApi({ name: "pets", routes: { "GET /health": health } }));
      const { response } = await gateway.invoke("GET /health");
      console.log(response.status, response.body);`;
    assert.equal(node("--input-type=module", "-e", script).trim(), '200 {"ok":true}');
  });
});

describe(`the command line on Node ${process.versions.node}`, () => {
  test("prints its version", () => {
    assert.equal(gatewright("--version").stdout.trim(), manifest.version);
  });

  test("runs a definition in JavaScript", () => {
    writeFileSync(
      join(folder, "api.mjs"),
      `import { rest, restApi } from "gatewright/integrations";
       const health = rest.mock({ respond: { 200: { ok: true } } });
       export default restApi({ name: "pets", routes: { "GET /health": health } });`,
    );
    const { code, stdout, stderr } = gatewright("run", "api.mjs", "GET /health");
    assert.match(stdout, /^GET \/health {2}200/, stderr);
    assert.equal(code, 0);
  });

  if (!runsTypeScript) {
    test("asks for esbuild to load a definition in TypeScript", () => {
      const { code, stderr } = gatewright("check", "api.ts");
      assert.match(stderr, /^Failed to import "api\.ts": Node .* without esbuild\n/);
      assert.match(stderr, /Run npm install --save-dev esbuild, or use Node 22\.18 or newer\./);
      assert.equal(code, 3);
    });
  }

  test(`runs and checks a definition in TypeScript${runsTypeScript ? "" : ", with esbuild"}`, () => {
    if (!runsTypeScript) install(`esbuild@${manifest.devDependencies.esbuild}`);
    const run = gatewright("run", "api.ts", "GET /health");
    assert.match(run.stdout, /^GET \/health {2}200/, run.stderr);
    const check = gatewright("check", "api.ts", "--export", "pets");
    assert.match(check.stdout, /^definition: pets \(rest-api\)\n0 errors/, check.stderr);
    assert.deepEqual([run.code, check.code], [0, 0]);
  });
});
