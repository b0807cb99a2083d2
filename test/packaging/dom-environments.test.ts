import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..", "..");

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

const manifest = manifestOf(root);
const peers = manifestOf(join(root, "test", "peers"));
const versions = { ...manifest.devDependencies, ...peers.dependencies, ...peers.devDependencies };

/** A tool of the project, in its version. */
const own = (name: string) => [name, versions[name]];

let consumer: string;

beforeAll(() => {
  consumer = mkdtempSync(join(tmpdir(), "gatewright-dom-"));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", consumer], { cwd: root });
  const dependencies = {
    gatewright: `file:gatewright-${manifest.version}.tgz`,
    ...Object.fromEntries(
      [
        "@aws-sdk/client-api-gateway",
        "@aws-sdk/client-lambda",
        "@jest/globals",
        "jest",
        "vitest",
      ].map(own),
    ),
    // Not among the tools of the project: their types bring those of a browser with them.
    "happy-dom": "21.0.4",
    "jest-environment-jsdom": "30.5.2",
    jsdom: "26.1.0",
  };
  writeFileSync(join(consumer, "package.json"), JSON.stringify({ private: true, dependencies }));
  run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"]);
  cpSync(join(import.meta.dirname, "dom"), consumer, { recursive: true });
}, 180_000);

afterAll(() => {
  rmSync(consumer, { recursive: true, force: true });
}, 180_000);

function run(file: string, args: readonly string[]): string {
  const env = { ...process.env, NO_COLOR: "1" };
  return execFileSync(file, args, { cwd: consumer, encoding: "utf8", stdio: "pipe", env });
}

/** Runs a suite, and gives what its runner counted. */
function counted(runner: string, ...args: readonly string[]): unknown {
  run(process.execPath, [join("node_modules", runner), ...args, "--outputFile=report.json"]);
  return JSON.parse(readFileSync(join(consumer, "report.json"), "utf8"));
}

const allPassed = { numPassedTests: 7, numFailedTests: 0 };

test.each(["jsdom", "happy-dom"])("tests run in Vitest with %s", (environment) => {
  const args = ["run", "test.mjs", `--environment=${environment}`, "--reporter=json"];
  expect(counted("vitest/vitest.mjs", ...args)).toMatchObject(allPassed);
});

test("tests run in Jest with jsdom, the library without a TextEncoder", () => {
  const args = ["--config=jest.config.cjs", "--json"];
  expect(counted("jest/bin/jest.js", ...args)).toMatchObject(allPassed);
});
