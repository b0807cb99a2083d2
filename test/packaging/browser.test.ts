import { resolve } from "node:path";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..", "..");

/** What a page has that the library works with, and nothing of Node. */
const webGlobals = {
  AbortController,
  TextDecoder,
  TextEncoder,
  // A page has one of each; those of Node's own context make the bytes here.
  Uint8Array,
  URL,
  URLSearchParams,
  atob,
  btoa,
  clearTimeout,
  crypto,
  performance,
  setTimeout,
};

/** Bundles a program for a browser, and runs it where only a page's globals are. */
async function runInBrowser(program: string): Promise<unknown> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir: root },
    bundle: true,
    format: "iife",
    globalName: "program",
    platform: "browser",
    metafile: true,
    write: false,
  });
  const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports);
  expect(imported.filter(({ external }) => external)).toEqual([]);
  const [file] = outputFiles;
  const context = createContext({ ...webGlobals });
  runInContext(file?.text ?? "", context);
  return runInContext("program.result", context);
}

test("the engine renders a template", async () => {
  const program = `
    import { renderTemplate } from "gatewright/mapping-templates";
    export const result = renderTemplate(
      "$input.path('$.id') $util.base64Encode('ä') $util.urlEncode('ä b')",
      { input: { body: '{"id": 7}' } },
    ).text;`;
  expect(await runInBrowser(program)).toBe("7 w6Q= %C3%A4+b");
});

/** An API that needs what Node and browsers have in different places: hashes, base64, patterns. */
const api = `
  import { emulate } from "gatewright/testing";
  import { rest, restApi, route } from "gatewright/integrations";
  const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";
  const order = { type: "object", properties: { id: { type: "string", pattern: "^[a-z]+$" } } };
  const requestTemplates = { "application/json": '{"id": "$input.params("id")"}' };
  const respond = { 200: { ok: true } };
  const api = restApi({
    name: "orders",
    binaryMediaTypes: ["image/png"],
    routes: [
      route("GET /mock", rest.mock({ respond })),
      route("GET /templates/{id}", rest.lambda({ functionArn, requestTemplates, responses: { 200: {} } })),
      route("GET /lambda", rest.lambdaProxy({ functionArn })),
      route("POST /orders", { body: order }, rest.mock({ respond })),
      route("GET /service", rest.awsService({
        uri: "arn:aws:apigateway:us-east-1:s3:path/bucket",
        credentials: "arn:aws:iam::123456789012:role/reader",
        responses: { 200: {} },
      })),
    ],
  });
  const headers = { "Content-Type": "image/png" };
  const answer = { statusCode: 200, headers, body: btoa("bytes"), isBase64Encoded: true };
  const lambdas = { [functionArn]: async (event) => (event.id ? event : answer) };`;

test("the emulated gateway answers", async () => {
  const program = `${api}
    const services = { s3: ({ header }) => ({ body: header("authorization").slice(0, 16) }) };
    const gateway = emulate(api, { lambdas, services });
    const bodyOf = async (...request) => (await gateway.invoke(...request)).response.body;
    export const result = Promise.all([
      bodyOf("GET /mock"),
      bodyOf("GET /templates/{id}", { path: { id: "7" } }),
      bodyOf("GET /lambda", { headers: { Accept: "image/png" } }),
      bodyOf("POST /orders", { body: { id: "a" } }),
      bodyOf("POST /orders", { body: { id: "A" } }),
      bodyOf("GET /service"),
    ]);`;
  expect(await runInBrowser(program)).toEqual([
    '{"ok":true}',
    '{"id":"7"}',
    "bytes",
    '{"ok":true}',
    '{"message":"Invalid request body"}',
    "AWS4-HMAC-SHA256",
  ]);
});

test("what only Node has is refused by name", async () => {
  const program = `${api}
    import { awslambda } from "gatewright/testing";
    const services = { s3: "https://127.0.0.1" };
    const streaming = awslambda.streamifyResponse(() => {});
    const gateway = emulate(api, { lambdas: { [functionArn]: streaming }, services });
    const failed = (call) => call.then(String, ({ code, message }) => code + ": " + message);
    export const result = Promise.all([
      failed(gateway.listen()),
      failed(gateway.invoke("GET /lambda")),
      failed(gateway.invoke("GET /service")),
    ]);`;
  expect(await runInBrowser(program)).toMatchInlineSnapshot(`
    [
      "platform.unsupported: Failed to listen on 127.0.0.1:0: node:http is not available
    Run it on Node.js 20.16, 22.3 or newer.",
      "platform.unsupported: Failed to run a streaming handler: node:stream is not available
    Run it on Node.js 20.16, 22.3 or newer.",
      "platform.unsupported: Failed to send POST https://s3.us-east-1.amazonaws.com/bucket: node:https is not available
    Run it on Node.js 20.16, 22.3 or newer.",
    ]
  `);
});
