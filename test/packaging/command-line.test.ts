import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { afterAll, beforeAll, expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../src/integrations/management/create.ts";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";

const root = resolve(import.meta.dirname, "..", "..");
const manifest: {
  readonly version: string;
  readonly bin: { readonly gatewright: string };
} = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const bin = join(root, manifest.bin.gatewright);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gatewright-cli-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the built program as a shell would. */
async function gatewright(args: readonly string[], stdin = "", env: NodeJS.ProcessEnv = {}) {
  const running = promisify(execFile)(process.execPath, [bin, ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"], AWS_EC2_METADATA_DISABLED: "true", ...env },
  });
  running.child.stdin?.end(stdin);
  try {
    return { code: 0, ...(await running) };
  } catch (error) {
    // What execFile rejects with has the code and what was printed.
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

test("the built program runs by itself", async () => {
  expect(readFileSync(bin, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect((await gatewright(["--version"])).stdout).toBe(`${manifest.version}\n`);
  expect((await gatewright(["--help"])).stdout).toMatch(/^Usage: gatewright COMMAND/);
  expect(await gatewright(["nonsense"])).toMatchObject({ code: 2, stdout: "" });
});

test("help loads no command, and nothing that a command needs", async () => {
  const coverage = join(folder, "coverage");
  await promisify(execFile)(process.execPath, [bin, "--help"], {
    env: { ...process.env, NODE_V8_COVERAGE: coverage },
  });
  const loaded = readdirSync(coverage).flatMap((file) =>
    readFileSync(join(coverage, file), "utf8").match(/"file:[^"]+"/g),
  );
  expect(loaded.filter((url) => url?.includes("/testing/cli/bin.js"))).not.toEqual([]);
  expect(loaded.filter((url) => url?.includes("/node_modules/"))).toEqual([]);
});

test("files, modules and standard input are those of the shell", async () => {
  writeFileSync(join(folder, "t.vtl"), "$input.path('$.name')");
  const rendered = await gatewright(["render", "t.vtl", "--body", "-"], '{"name":"Ann"}');
  expect(rendered).toEqual({ code: 0, stdout: "Ann", stderr: "" });
  writeFileSync(
    join(folder, "app.mjs"),
    'export const handler = () => ({ statusCode: 418, body: "tea" });',
  );
  writeFileSync(
    join(folder, "template.yaml"),
    `
Resources:
  Tea:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: app.handler
      CodeUri: .
      Events: { Get: { Type: Api, Properties: { Path: /tea, Method: get } } }
`,
  );
  const run = await gatewright(["run", "template.yaml", "GET /tea", "--lambda", "Tea=./app.mjs"]);
  expect(run.stdout).toMatch(/^GET \/tea {2}418\ntea\n/);
  expect(run.code).toBe(1);
});

test("test-invoke talks to a control plane over HTTP", async () => {
  const aws = fakeAws();
  const api = restApi({
    name: "orders",
    routes: { "GET /health": rest.mock({ respond: { 200: { ok: true } } }) },
  });
  const { restApiId } = await createRestApi(new APIGatewayClient(aws.clientConfig()), api);
  const server = await aws.listen();
  try {
    const args = ["test-invoke", "--api-id", restApiId, "GET /health", "--json"];
    const { code, stdout, stderr } = await gatewright([...args, "--endpoint-url", server.url], "", {
      AWS_ACCESS_KEY_ID: "AKIAEXAMPLEEXAMPLE00",
      AWS_SECRET_ACCESS_KEY: "not-a-secret",
      AWS_REGION: "us-east-1",
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ status: 200, body: '{"ok":true}' });
  } finally {
    await server.close();
  }
});
