import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..", "..");
let folder: string;
let tarball: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gatewright-tarball-"));
  const args = ["pack", "--silent", "--pack-destination", folder];
  tarball = execFileSync("npm", args, { cwd: root, encoding: "utf8" }).trim();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The Node that a shell finds outside this project, which may be older. */
function systemNode(): string {
  const path = (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((each) => !each.includes("node_modules"))
    .join(delimiter);
  const env = { ...process.env, PATH: path };
  return execFileSync("node", ["-p", "process.execPath"], { env, encoding: "utf8" }).trim();
}

const versionOf = (path: string) => execFileSync(path, ["--version"], { encoding: "utf8" });
const node20 = [systemNode()].find((path) => versionOf(path).startsWith("v20."));

const allPassed = /^# pass (?:19|20)\n# fail 0$/m;

test.concurrent("the packed package works on the Node of this project", async () => {
  expect(await tapOf(process.execPath)).toMatch(allPassed);
}, 180_000);

// Where it is skipped, the gate says so. The workflow has every version.
test.skipIf(node20 === undefined).concurrent(
  "the packed package works on Node 20",
  async () => {
    expect(await tapOf(node20 ?? "")).toMatch(allPassed);
  },
  180_000,
);

/** What the tests of the packed package print on that Node, also where one fails. */
async function tapOf(node: string): Promise<string> {
  const args = ["--test-reporter=tap", join(import.meta.dirname, "packed.mjs"), tarball];
  try {
    return (await promisify(execFile)(node, args, { cwd: folder })).stdout;
  } catch (error) {
    // What execFile rejects with has what was printed.
    return (error as { readonly stdout: string }).stdout;
  }
}
