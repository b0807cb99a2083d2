import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..", "..");
const manifest: {
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
} = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const client = "@aws-sdk/client-api-gateway";

let consumer: string;

beforeAll(() => {
  consumer = mkdtempSync(join(tmpdir(), "gatewright-runners-"));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", consumer], { cwd: root });
  const dependencies = {
    [client]: manifest.devDependencies[client],
    gatewright: `file:gatewright-${manifest.version}.tgz`,
    // The last versions of the majors before those that other tests run on.
    vitest3: "npm:vitest@3.2.4",
    vitest4: "npm:vitest@4.1.12",
    jest: "29.7.0",
  };
  writeFileSync(join(consumer, "package.json"), JSON.stringify({ private: true, dependencies }));
  const options = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  // Two versions of Vitest beside each other are not what it expects.
  run("npm", ["install", ...options, "--legacy-peer-deps"]);
  writeFileSync(join(consumer, "vitest.test.mjs"), vitestSuite);
  for (const file of ["suite.cjs", "commonjs.test.cjs", "jest.config.cjs"]) {
    copyFileSync(join(root, "test", "jest", file), join(consumer, file));
  }
}, 180_000);

afterAll(() => {
  rmSync(consumer, { recursive: true, force: true });
}, 180_000);

function run(file: string, args: readonly string[]): string {
  const env = { ...process.env, NO_COLOR: "1" };
  return execFileSync(file, args, { cwd: consumer, encoding: "utf8", stdio: "pipe", env });
}

test.each(["vitest3", "vitest4"])("the matchers run in %s", (runner) => {
  const vitest = join(consumer, "node_modules", "vitest");
  rmSync(vitest, { force: true });
  symlinkSync(runner, vitest);
  const output = run(process.execPath, [join(vitest, "vitest.mjs"), "run", "vitest.test.mjs"]);
  expect(output).toMatch(/Tests +5 passed \(5\)/);
});

test("the matchers run in Jest 29", () => {
  const jest = join("node_modules", "jest", "bin", "jest.js");
  const settings = ["--config=jest.config.cjs", "--selectProjects=commonjs", "--json"];
  const report: unknown = JSON.parse(run(process.execPath, [jest, ...settings]));
  expect(report).toMatchObject({ numPassedTests: 6, numTotalTests: 6 });
});

const vitestSuite = `
import * as client from "${client}";
import * as integrations from "gatewright/integrations";
import * as management from "gatewright/management";
import * as testInvoke from "gatewright/test-invoke";
import * as testing from "gatewright/testing";
import * as aws from "gatewright/testing/aws";
import * as matchers from "gatewright/testing/vitest";
import * as runner from "vitest";
import suite from "./suite.cjs";

suite(runner, {
  ...client, ...integrations, ...management, ...testInvoke, ...testing, ...aws, ...matchers,
});
`;
