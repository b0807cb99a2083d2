import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadApi } from "./load.ts";
import { readOpenApi } from "./openapi/read.ts";
import { unresolvedText } from "./unresolved-text.ts";

const folder = mkdtempSync(join(tmpdir(), "gatewright-hostile-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function named(name: unknown, more: object = {}): string {
  const Api = { Type: "AWS::ApiGateway::RestApi", Properties: { Name: name } };
  return JSON.stringify({ ...more, Resources: { Api } });
}

function wrapped(inner: unknown, times: number, wrap: (value: unknown) => unknown): unknown {
  return Array.from({ length: times }).reduce((value) => wrap(value), inner);
}

const doubled = (value: unknown) => ({ "Fn::Sub": [`\${a}\${a}`, { a: value }] });
const conditions = (length: number, needs: (index: number) => unknown) =>
  Object.fromEntries(Array.from({ length }, (_, index) => [`C${index}`, needs(index)]));

test.each<[name: string, text: string]>([
  ["functions that double a text", named(wrapped("x", 60, doubled))],
  ["functions that double an unknown value", named(wrapped({ Ref: "Nope" }, 60, doubled))],
  [
    "thousands of chained conditions",
    JSON.stringify({
      Conditions: conditions(5000, (index) => ({ "Fn::Not": [{ Condition: `C${index + 1}` }] })),
      Resources: { Api: { Type: "AWS::ApiGateway::RestApi", Condition: "C0" } },
    }),
  ],
])("%s are rejected", async (_, text) => {
  await expect(loadApi(text)).rejects.toMatchObject({ code: "document.limit" });
});

test("functions of a document that double a text are rejected", () => {
  const title = wrapped("x", 60, doubled);
  const text = JSON.stringify({ openapi: "3.0.1", info: { title }, paths: {} });
  const refused = expect.objectContaining({ code: "document.limit" });
  expect(() => readOpenApi(text, { text: "template" })).toThrow(refused);
});

// Each of these once took minutes or overflowed the stack: the test's time limit is the assertion.
test.each<[name: string, text: string]>([
  ["unclosed placeholders", named({ "Fn::Sub": `\${`.repeat(200_000) })],
  [
    "hundreds of thousands of placeholders",
    named({ "Fn::Sub": `\${AWS::Region}`.repeat(200_000) }),
  ],
  [
    "a SAM path with unclosed variables",
    JSON.stringify({
      Transform: "AWS::Serverless-2016-10-31",
      Resources: {
        Orders: {
          Type: "AWS::Serverless::Function",
          Properties: {
            Events: {
              Get: { Type: "Api", Properties: { Path: `/${"{".repeat(400_000)}`, Method: "get" } },
            },
          },
        },
      },
    }),
  ],
  [
    "an alias in each of thousands of findings",
    `X: &x {Type: AWS::ApiGateway::Nope}
Resources:
${Array.from({ length: 8000 }, (_, index) => `  R${index}: *x`).join("\n")}
`,
  ],
])("%s: read quickly", async (_, text) => {
  expect((await loadApi(text)).format).toMatch(/^(?:cloudformation|sam)$/);
});

test("advice on a form with unclosed paths comes quickly", async () => {
  const template = `Action=#[[${"$input.path(".repeat(80_000)}]]#`;
  const integration = {
    type: "http",
    httpMethod: "POST",
    uri: "https://example.com/",
    requestTemplates: { "application/x-www-form-urlencoded": template },
    responses: { default: { statusCode: "200" } },
  };
  const post = {
    responses: { 200: { description: "" } },
    "x-amazon-apigateway-integration": integration,
  };
  const document = { openapi: "3.0.1", info: { title: "a" }, paths: { "/a": { post } } };
  expect((await loadApi(JSON.stringify(document))).format).toBe("openapi");
});

test("a function's variable is replaced once, whatever it contains", () => {
  const value = { "Fn::Sub": [`\${a}-\${b}-\${c}`, { a: `\${b}$&`, b: "$$1" }] };
  expect(unresolvedText(value)).toBe(`\${b}$&-$$1-\${c}`);
});

test.each(["toString", "constructor", "__proto__"])("%s is not a function", (name) => {
  expect(unresolvedText(JSON.parse(`{"${name}": 1}`))).toBe(`\${${name}}`);
});

test("a template cannot refer to devices, pipes or endless files", async () => {
  execFileSync("mkfifo", [join(folder, "pipe")]);
  writeFileSync(join(folder, "large"), new Uint8Array(17 * 1024 * 1024));
  for (const [path, reason] of [
    ["/dev/zero", "it is not a regular file"],
    ["pipe", "it is not a regular file"],
    ["large", "it is larger than 16 MB"],
    [".", "it is not a regular file"],
  ] as const) {
    const Api = { Type: "AWS::ApiGateway::RestApi", Properties: { BodyS3Location: path } };
    const file = join(folder, "template.json");
    const { findings } = await loadApi(JSON.stringify({ Resources: { Api } }), {
      file,
      allowFilesOutside: true,
    });
    expect(findings.map(({ message }) => message).join()).toContain(reason);
  }
});
