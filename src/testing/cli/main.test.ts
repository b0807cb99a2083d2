// Over 400 lines, because it tests all exit codes and messages of each command.
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { describe, expect, test } from "vitest";
import { httpApi } from "../../integrations/authoring/api/http-api.ts";
import { restApi } from "../../integrations/authoring/api/rest-api.ts";
import { rest } from "../../integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../integrations/management/create.ts";
import { fakeAws } from "../aws/fake-aws.ts";
import { main } from "./main.ts";
import type { CliContext, ClientSettings } from "./program/context.ts";

interface Setting {
  readonly files?: Readonly<Record<string, string>>;
  readonly modules?: Readonly<Record<string, object>>;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  readonly client?: Pick<APIGatewayClient, "send">;
  readonly signal?: AbortSignal;
}

/** Runs the program with files, input and output that are strings. */
async function gatewright(args: readonly string[], setting: Setting = {}) {
  const { files = {}, modules = {}, stdin = "", env = {}, isTerminal = false } = setting;
  const written = { stdout: "", stderr: "" };
  const clients: ClientSettings[] = [];
  const output = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTerminal,
    columns: 100,
  });
  const found = <Item>(items: Readonly<Record<string, Item>>, name: string): Promise<Item> => {
    const item = items[name];
    return item === undefined
      ? Promise.reject(new Error(`ENOENT: no such file or directory, open '${name}'`))
      : Promise.resolve(item);
  };
  const context: CliContext = {
    args,
    env,
    stdin: ReadableStream.from([stdin]),
    stdout: output("stdout"),
    stderr: output("stderr"),
    signal: setting.signal ?? new AbortController().signal,
    version: () => Promise.resolve("1.2.3"),
    readFile: async (path) => new TextEncoder().encode(await found(files, path)),
    readDocument: (path) => found(files, path),
    importModule: (path) => found(modules, path),
    restClient: (settings) => {
      clients.push(settings);
      return setting.client
        ? Promise.resolve(setting.client)
        : Promise.reject(new Error("no client"));
    },
  };
  return { code: await main(context), ...written, clients };
}

describe("the program", () => {
  test.each([[[]], [["--help"]], [["help"]]])("lists its commands: %j", async (args) => {
    const { code, stdout } = await gatewright(args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: gatewright COMMAND/);
    expect(stdout).toContain("Exit codes:");
  });

  test.each(["test-invoke", "explain", "run", "render", "check"])(
    "%s has help with examples that it accepts",
    async (name) => {
      const { code, stdout } = await gatewright([name, "--nonsense", "--help"]);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`^Usage: gatewright ${name} `));
      expect(stdout).toMatch(/\nExamples:\n {2}/);
      expect((await gatewright(["help", name])).stdout).toBe(stdout);
    },
  );

  test("prints its version", async () => {
    expect((await gatewright(["--version"])).stdout).toBe("1.2.3\n");
  });

  test.each([
    [["rendr"], 'Failed to run "rendr": there is no such command\nDid you mean render?\n'],
    [
      ["__proto__"],
      'Failed to run "__proto__": there is no such command\nThe commands are test-invoke',
    ],
    [["render", "--bdy", "x"], "Unknown option '--bdy'\nDid you mean --body?"],
    [["render", "x", "--body"], "Option '--body <value>' argument missing\nUsage: gatewright"],
    [["render"], "expected one template"],
    [
      ["render", "-", "--path", "42"],
      'Failed to read --path "42": it has no name\nWrite --path id=42',
    ],
    [["render", "-", "--context", "[]"], "Failed to read --context: it is not a JSON object"],
    [["explain", "a", "b"], "expected one file"],
    [["run", "template.yaml"], "expected a file and one route, in quotes"],
    [["check"], "a file is missing"],
    [["test-invoke", "GET /"], "--api-id is missing"],
    [["test-invoke", "--api-id", "x", "GET", "/"], "expected one route, in quotes"],
  ])("%j is wrong use", async (args, message) => {
    const { code, stdout, stderr } = await gatewright(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  test("a missing file has another exit code", async () => {
    const { code, stderr } = await gatewright(["render", "no.vtl"]);
    expect(code).toBe(3);
    expect(stderr).toBe(
      "Failed to read \"no.vtl\": ENOENT: no such file or directory, open 'no.vtl'\n",
    );
  });
});

describe("render", () => {
  const files = { "t.vtl": "$input.path('$.name') $context.stage", "e.json": '{"name":"Ann"}' };

  test.each([
    ["a file", ["render", "t.vtl", "--body", "@e.json", "--context", '{"stage":"prod"}']],
    ["standard input", ["render", "t.vtl", "--body", "-", "--context", '{"stage":"prod"}']],
  ])("takes the body from %s", async (_, args) => {
    const { code, stdout } = await gatewright(args, { files, stdin: files["e.json"] });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "Ann prod" });
  });

  test.each([
    ["with a colon", "X-A: b"],
    ["with an equals sign", "X-A=b"],
  ])("fills parameters, a header %s among them, and stage variables", async (_, header) => {
    const args = ["--path", "id=4=2", "--header", header, "--stage-variable", "v=w"];
    const stdin = "$input.params('id') $input.params('X-A') $stageVariables.v";
    expect((await gatewright(["render", "-", ...args], { stdin })).stdout).toBe("4=2 b w");
  });

  test("prints JSON for machines", async () => {
    const stdin = "#set($context.responseOverride.status = 201)ok";
    const { stdout } = await gatewright(["render", "-", "--json"], { stdin });
    expect(JSON.parse(stdout)).toMatchObject({
      text: "ok",
      context: { responseOverride: { status: 201 } },
    });
  });

  test("a template's error is printed, and fails the command", async () => {
    const { code, stderr } = await gatewright(["render", "-"], { stdin: "#if(" });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Failed to parse/);
    const json = await gatewright(["render", "-", "--json"], { stdin: "#if(" });
    expect(JSON.parse(json.stdout)).toMatchObject({ error: { code: "template.syntax" } });
  });
});

const failedLog = [
  "Execution log for request r-1",
  "Mon Sep 29 19:28:50 UTC 2025 : Starting execution for request: r-1",
  "Mon Sep 29 19:28:50 UTC 2025 : HTTP Method: POST, Resource Path: /orders/42",
  "Mon Sep 29 19:28:50 UTC 2025 : Execution failed due to configuration error: Invalid permissions on Lambda function",
  "Mon Sep 29 19:28:50 UTC 2025 : Method completed with status: 500",
  "",
].join("\n");
const id = "6f1d9c2e-5b1f-4f57-9a53-7f2f3f1c9b11";
const goodLog = `(${id}) Successfully completed execution\n(${id}) Method completed with status: 200\n`;

describe("explain", () => {
  test("explains what failed and how to fix it", async () => {
    const { code, stdout } = await gatewright(["explain"], { stdin: failedLog });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^r-1 {2}500\n/);
    expect(stdout).toContain(
      "  ✗ Execution failed due to configuration error: Invalid permissions",
    );
    expect(stdout).toContain("(lambda.permission)");
    expect(stdout).toMatch(/\n1 request, 1 failed\n$/);
  });

  test("shows only failed requests, or only their explanations", async () => {
    const files = { "cw.log": goodLog };
    const all = await gatewright(["explain", "cw.log"], { files });
    expect(all.code).toBe(0);
    expect(all.stdout).toContain(`${id}  200`);
    const failed = await gatewright(["explain", "cw.log", "--failed"], { files });
    expect(failed.stdout).toBe("1 request, 0 failed\n");
    const quiet = await gatewright(["explain", "--quiet"], { stdin: failedLog });
    expect(quiet.stdout).not.toContain("HTTP Method");
    expect(quiet.stdout).toContain("(lambda.permission)");
  });

  test("prints a line of JSON for each request", async () => {
    const { stdout } = await gatewright(["explain", "--json"], { stdin: failedLog });
    expect(JSON.parse(stdout)).toMatchObject({
      requestId: "r-1",
      status: 500,
      diagnosis: { code: "lambda.permission" },
      log: failedLog,
    });
  });

  test("stops when it is interrupted", async () => {
    const setting = { stdin: failedLog, signal: AbortSignal.abort() };
    expect(await gatewright(["explain"], setting)).toMatchObject({
      code: 130,
      stderr: "Interrupted\n",
    });
  });
});

const template = `
Resources:
  Orders:
    Type: AWS::Serverless::Api
    Properties: { StageName: prod, Variables: { alias: live } }
  Create:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: app.handler
      CodeUri: .
      Events:
        Post: { Type: Api, Properties: { RestApiId: !Ref Orders, Path: "/orders/{id}", Method: post } }
`;
const document = JSON.stringify({
  openapi: "3.0.1",
  info: { title: "health", version: "1" },
  paths: {
    "/health": {
      get: {
        responses: { 200: { description: "ok" } },
        "x-amazon-apigateway-integration": {
          type: "mock",
          requestTemplates: { "application/json": '{"statusCode": 200}' },
          responses: {
            default: { statusCode: "200", responseTemplates: { "application/json": "fine" } },
          },
        },
      },
    },
  },
});

describe("run", () => {
  const files = { "t.yaml": template, "api.json": document, "o.json": '{"total":12}' };
  const handler = (event: { pathParameters: { id: string }; body: string }) => ({
    statusCode: 201,
    body: `${event.pathParameters.id} ${event.body}`,
  });
  const modules = { "./app.mjs": { handler }, "./app.cjs": { default: { create: handler } } };

  test("runs a mock and prints its steps", async () => {
    const { code, stdout } = await gatewright(["run", "api.json", "GET /health"], { files });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^GET \/health {2}200\nfine\n\nGET \/health/);
    expect(stdout).toContain("│");
  });

  test.each(["./app.mjs", "./app.cjs#create"])("runs a function from %s", async (place) => {
    const args = ["run", "t.yaml", "POST /orders/{id}", "--path", "id=42", "--body", "@o.json"];
    const { code, stdout } = await gatewright([...args, "--lambda", `Create=${place}`, "--json"], {
      files,
      modules,
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      response: { status: 201, body: '42 {"total":12}' },
      trace: { methodRequest: { httpMethod: "POST" } },
    });
  });

  test("a failed response is explained, and fails the command", async () => {
    const args = ["run", "t.yaml", "POST /orders/{id}", "--path", "id=42"];
    const broken = { "./app.mjs": { handler: () => "nothing" } };
    const { code, stdout } = await gatewright([...args, "--lambda", "Create=./app.mjs"], {
      files,
      modules: broken,
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/\nPOST \/orders\/\{id\} returned 502 in the endpoint response step: /);
  });

  test.each([
    [["--lambda", "Creat=./app.mjs"], /Did you mean "Create"\?/],
    [["--lambda", "Create=./no.mjs"], /^Failed to import ".\/no.mjs": ENOENT/],
    [["--lambda", "Create=./app.mjs#nope"], /exports no function "nope"\nIt exports handler\./],
    [["--stage", "nope"], /Orders has no stage "nope"\nIts stages: prod\./],
    [["--api", "nope"], /the file has no REST API with that name/],
    [["--path", "id=1"], /function:Create".*\nPass .* --lambda Create=.\/handler\.mjs\.\n$/],
  ])("%j is refused by name", async (args, message) => {
    const route = ["run", "t.yaml", "POST /orders/{id}", "--path", "id=42"];
    const { code, stderr } = await gatewright([...route, ...args], { files, modules });
    expect([2, 3]).toContain(code);
    expect(stderr).toMatch(message);
  });
});

describe("run with a missing option", () => {
  const integration = { type: "http_proxy", httpMethod: "GET", uri: "https://prices.example.com/" };
  const table = {
    type: "aws",
    httpMethod: "POST",
    uri: "arn:aws:apigateway:us-east-1:dynamodb:action/Scan",
    credentials: "arn:aws:iam::123456789012:role/scan",
  };
  const api = JSON.stringify({
    openapi: "3.0.1",
    info: { title: "prices", version: "1" },
    paths: {
      "/prices/{id}": { get: { "x-amazon-apigateway-integration": integration } },
      "/table": { get: { "x-amazon-apigateway-integration": table } },
    },
  });

  test.each([
    [["GET /prices/{id}"], "Write --path id=VALUE."],
    [
      ["GET /prices/{id}", "--path", "id=1"],
      "Allow requests to it: --network https://prices.example.com.",
    ],
    [
      ["GET /table"],
      "The command line has no option for this backend. In a program, call emulate with services or vpcLinks.",
    ],
  ])("the error for %j names the flag that fixes it", async (args, hint) => {
    const { code, stderr } = await gatewright(["run", "-", ...args], { stdin: api });
    expect(code).toBe(3);
    expect(stderr.split("\n")[1]).toBe(hint);
  });
});

describe("check", () => {
  test("prints the file, line and column of each finding, and fails on errors", async () => {
    const files = { "t.yaml": template.replace("Method: post", "Method: postt") };
    const good = await gatewright(["check", "t.yaml"], { files: { "t.yaml": template } });
    expect(good.stdout).toMatch(/sam: Orders \(rest-api\)\n0 errors, \d+ warnings\n$/);
    expect(good.code).toBe(0);
    const bad = await gatewright(["check", "t.yaml"], { files });
    expect(bad.stdout).toMatch(/t\.yaml:\d+:\d+ (?:error|warning) /);
  });

  test("prints JSON for machines", async () => {
    const { stdout } = await gatewright(["check", "-", "--json"], { stdin: template });
    expect(JSON.parse(stdout)).toMatchObject({
      format: "sam",
      apis: [{ name: "Orders", apiKind: "rest-api", functions: [{ name: "Create" }] }],
      missing: [],
    });
  });

  test("a file without an API is reported", async () => {
    const { code, stderr } = await gatewright(["check", "-"], { stdin: "a: 1\n" });
    expect(code).toBe(3);
    expect(stderr).toContain("neither an OpenAPI document nor a CloudFormation template");
  });
});

describe("a definition in a module", () => {
  const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";
  const health = rest.mock({ respond: { 200: "fine" } });
  const orders = restApi({
    name: "orders",
    routes: { "GET /health": health, "GET /orders": rest.lambdaProxy({ functionArn }) },
  });
  const shop = restApi({ name: "shop", routes: { "GET /health": health } });
  const pets = httpApi({ name: "pets", routes: [] });
  const modules = {
    "api.ts": { orders, helper: () => 1 },
    "both.mts": { orders, shop },
    "default.js": { default: shop, orders },
    "api.cjs": { default: { orders } },
    "http.mjs": { pets },
    "none.ts": { helper: () => 1, text: "" },
    "wrong.js": { orders: { kind: "rest-api", name: "orders", routes: [], nome: 1 } },
    "handler.ts": { handler: () => ({ statusCode: 418, body: "tea" }) },
  };

  test.each([
    [["api.ts"], "orders"],
    [["api.cjs"], "orders"],
    [["both.mts", "--export", "shop"], "shop"],
    [["default.js"], "shop"],
    [["default.js", "--export", "orders"], "orders"],
  ])("%j is checked", async (args, name) => {
    const { code, stdout } = await gatewright(["check", ...args], { modules });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `definition: ${name} (rest-api)\n0 errors, 0 warnings\n`,
    });
  });

  test("an HTTP API is checked as well", async () => {
    const { stdout } = await gatewright(["check", "http.mjs", "--json"], { modules });
    expect(JSON.parse(stdout)).toMatchObject({
      format: "definition",
      apis: [{ name: "pets", apiKind: "http-api", functions: [] }],
    });
  });

  test("the linter's findings are reported at their routes", async () => {
    const images = restApi({
      name: "images",
      binaryMediaTypes: ["*/*"],
      routes: { "OPTIONS /images": health },
    });
    const setting = { modules: { "api.ts": { images } } };
    const { code, stdout } = await gatewright(["check", "api.ts"], setting);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^OPTIONS \/images\S* error .* lint\.binary-template\n/);
    expect(stdout).toMatch(/\n1 errors, 0 warnings\n$/);
  });

  test("it runs, with functions from modules", async () => {
    const args = ["run", "api.ts", "GET /orders", "--lambda", "orders=handler.ts"];
    const { code, stdout } = await gatewright(args, { modules });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^GET \/orders {2}418\ntea\n/);
    expect((await gatewright(["run", "api.ts", "GET /health"], { modules })).code).toBe(0);
  });

  test.each([
    [
      ["both.mts"],
      2,
      "it exports 2 API definitions\nChoose one: --export orders or --export shop.",
    ],
    [["both.mts", "--export", "order"], 2, "Did you mean --export orders?"],
    [["api.ts", "--export", "helper"], 2, "Choose one: --export orders."],
    [["none.ts"], 2, "it exports no API definition\nExport what restApi, httpApi or webSocketApi"],
    [["api.ts", "--parameter", "a=b"], 2, "--parameter is for templates"],
    [["api.json", "--export", "orders"], 2, "--export is for modules"],
    [["no.ts"], 3, 'Failed to import "no.ts": ENOENT'],
    [["wrong.js"], 3, 'Failed to build "orders" of "wrong.js":\n  nome: unknown setting'],
  ])("%j is refused", async (args, expected, message) => {
    const { code, stderr } = await gatewright(["check", ...args], { modules });
    expect({ code, stderr }).toEqual({ code: expected, stderr: expect.stringContaining(message) });
  });
});

describe("test-invoke", async () => {
  const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";
  const echo = ({ body, headers }: { body: string; headers: object }) =>
    body === "bad" ? { nope: true } : { statusCode: 201, body: JSON.stringify([body, headers]) };
  const client = new APIGatewayClient(fakeAws({ lambdas: { [functionArn]: echo } }).clientConfig());
  const { restApiId } = await createRestApi(
    client,
    restApi({ name: "orders", routes: { "POST /orders/{id}": rest.lambdaProxy({ functionArn }) } }),
  );
  const route = ["test-invoke", "--api-id", restApiId, "POST /orders/{id}", "--path", "id=42"];

  test("prints the response and the log", async () => {
    const args = [...route, "--body", '{"total":12}', "--region", "eu-west-1"];
    const { code, stdout, clients } = await gatewright(args, { client });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^POST \/orders\/\{id\} {2}201 {2}\d+ ms\n/);
    expect(stdout).toContain('\n["{\\"total\\":12}",{"Content-Type":"application/json"}]\n');
    expect(stdout).toContain("    HTTP Method: POST, Resource Path: /orders/42\n");
    expect(clients).toEqual([{ region: "eu-west-1" }]);
  });

  test("prints JSON for machines", async () => {
    const args = [...route, "--header", "X-A: b", "--body", "text", "--json"];
    const { stdout } = await gatewright(args, { client });
    expect(JSON.parse(stdout)).toMatchObject({
      status: 201,
      body: '["text",{"X-A":"b"}]',
      log: expect.stringMatching(/^Execution log for request /),
    });
  });

  test("a failed run is diagnosed, and fails the command", async () => {
    const { code, stdout } = await gatewright([...route, "--body", "bad"], { client });
    expect(code).toBe(1);
    expect(stdout).toContain("(lambda.answer)");
  });

  test("a call that AWS rejects has another exit code", async () => {
    const args = ["test-invoke", "--api-id", "nope", "GET /health"];
    const { code, stderr } = await gatewright(args, { client });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^Failed to test-invoke "GET \/health"/);
  });

  test("a terminal shows progress and colours", async () => {
    const terminal = await gatewright(route, { client, isTerminal: true });
    expect(terminal.stderr).toContain("Calling API Gateway…");
    expect(terminal.stdout).toContain("\u001b[32m201\u001b[39m");
    const plain = { client, isTerminal: true, env: { NO_COLOR: "1" } };
    expect((await gatewright(route, plain)).stdout).not.toContain("\u001b");
    const forced = await gatewright(route, { client, env: { FORCE_COLOR: "1" } });
    expect(forced.stdout).toContain("\u001b[32m201");
    expect(forced.stderr).toBe("");
  });
});
