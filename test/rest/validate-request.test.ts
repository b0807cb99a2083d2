import { expect, test } from "vitest";
import * as z from "zod";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { lower } from "../../src/integrations/convert/lower.ts";
import { readOpenApi } from "../../src/integrations/formats/openapi/read.ts";
import type { MethodRecord } from "../../src/integrations/model/record/rest-api-record.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";

const ok = rest.mock({
  requestTemplates: { $default: '{"statusCode": 200}' },
  responses: { 200: {} },
});
const order = z.object({ total: z.number().min(0), note: z.string().nullable().optional() });
const orders = restApi({
  name: "orders",
  routes: [route("PUT /orders/{id}", { body: order }, ok), route("GET /orders/{id}", ok)],
});
const gateway = emulate(orders);

test.each([
  ["a body that matches", { total: 3, note: null }],
  ["more than the schema says", { total: 3, more: true }],
])("%s passes", async (_, body) => {
  const { response } = await gateway.invoke("PUT /orders/{id}", { path: { id: "7" }, body });
  expect(response.status).toBe(200);
});

test.each([
  ["a wrong type", { total: "3" }],
  ["a missing member", {}],
  ["no body, which counts as an empty object", undefined],
  ["invalid JSON", "{"],
  ["another kind of JSON", []],
])("%s is rejected", async (_, body) => {
  const { response, trace } = await gateway.invoke("PUT /orders/{id}", { path: { id: "7" }, body });
  expect(response).toMatchObject({ status: 400, body: '{"message":"Invalid request body"}' });
  expect(response.header("x-amzn-errortype")).toBe("BadRequestException");
  expect(trace.fault).toMatchObject({
    code: "request.model",
    details: { contentType: "application/json" },
  });
});

test("a body of another media type is not checked", async () => {
  const { response } = await gateway.invoke("PUT /orders/{id}", {
    path: { id: "7" },
    headers: { "Content-Type": "text/plain" },
    body: "no order",
  });
  expect(response.status).toBe(200);
});

/** The API with members of its `PUT` changed, and models and validators of its own. */
function recordWith(method: Partial<MethodRecord>, models: Readonly<Record<string, object>> = {}) {
  const lowered = lower(orders);
  const resource = Object.values(lowered.resources).find(({ path }) => path === "/orders/{id}");
  const put = resource?.resourceMethods["PUT"];
  if (!resource || !put) throw new Error("no method");
  const texts = Object.entries(models).map(([name, schema]) => [
    name,
    { name, schema: JSON.stringify(schema) },
  ]);
  return {
    ...lowered,
    models: Object.fromEntries(texts),
    requestValidators: {
      both: { id: "both", validateRequestBody: true, validateRequestParameters: true },
      none: { id: "none" },
    },
    resources: {
      [resource.id]: { ...resource, resourceMethods: { PUT: { ...put, ...method } } },
    },
  };
}

test.each([
  ["what is missing, in one", {}, 'object has missing required properties (["id","lines"])'],
  [
    "what is missing inside, and none of what holds it",
    { id: "1", lines: [{}] },
    'object has missing required properties (["sku"])',
  ],
  ["a wrong type", { id: 1, lines: [] }, 'Instance type "number" is invalid. Expected "string".'],
  ["that an empty body cannot be parsed", "", "Unknown error parsing request body"],
  ["that no JSON cannot be parsed", "{", "Unknown error parsing request body"],
])("the log says %s", async (_, body, details) => {
  const model = {
    type: "object",
    required: ["id", "lines"],
    properties: {
      id: { type: "string" },
      lines: { type: "array", items: { type: "object", required: ["sku"] } },
    },
  };
  const record = recordWith(
    { requestValidatorId: "both", requestModels: { "application/json": "Model" } },
    { Model: model },
  );
  const request = { path: { id: "7" }, body };
  const { trace } = await emulate(record).invoke("PUT /orders/{id}", request);
  expect(trace.fault).toMatchObject({ code: "request.model", details: { violations: details } });
});

async function put(record: ReturnType<typeof recordWith>, request: object) {
  const { response } = await emulate(record).invoke("PUT /orders/{id}", {
    path: { id: "7" },
    ...request,
  });
  return response.status === 200 ? "ok" : response.body;
}

const requestParameters = {
  "method.request.querystring.page": true,
  "method.request.header.X-Tenant": true,
  "method.request.path.id": true,
  "method.request.path.other": true,
  "method.request.header.X-Optional": false,
};

test.each<[string, object, string]>([
  ["all that are missing, headers first", {}, "[X-Tenant, other, page]"],
  [
    "a header counts as the client spells it",
    { headers: { "x-tenant": "a" }, query: { page: "" } },
    "[X-Tenant, other]",
  ],
])("required parameters: %s", async (_, request, names) => {
  const record = recordWith({ requestParameters, requestValidatorId: "both", requestModels: {} });
  expect(await put(record, request)).toBe(
    `{"message":"Missing required request parameters: ${names}"}`,
  );
  const unchecked = recordWith({ requestParameters, requestValidatorId: "none" });
  expect(await put(unchecked, request)).toBe("ok");
});

test("parameters are checked before the body", async () => {
  const requestModels = { "application/json": "Order" };
  const record = recordWith(
    { requestParameters, requestModels, requestValidatorId: "both" },
    { Order: { type: "object", required: ["total"] } },
  );
  expect(await put(record, { body: {} })).toContain("Missing required request parameters");
});

test("the content type's model applies, or the default one", async () => {
  const requestModels = { "application/json": "Order", $default: "Text" };
  const record = recordWith(
    { requestModels, requestValidatorId: "both" },
    { Order: { type: "object" }, Text: { type: "string" } },
  );
  const send = (type: string, body: string) =>
    put(record, { headers: { "Content-Type": type }, body });
  expect(await send("application/json; charset=utf-8", "{}")).toBe("ok");
  expect(await send("application/json", '"text"')).toContain("Invalid request body");
  expect(await send("application/vnd.api+json", '"text"')).toBe("ok");
  expect(await send("application/vnd.api+json", "{}")).toContain("Invalid request body");
});

test("models refer to each other, and to themselves", async () => {
  const at = (name: string) =>
    `https://apigateway.amazonaws.com/restapis/emulated01/models/${name}`;
  const record = recordWith(
    { requestModels: { "application/json": "Tree" }, requestValidatorId: "both" },
    {
      Tree: {
        type: "object",
        properties: {
          label: { oneOf: [{ type: "null" }, { $ref: at("Label") }] },
          children: { type: "array", items: { $ref: at("Tree") } },
        },
        required: ["label"],
      },
      Label: { type: "string", minLength: 2 },
    },
  );
  const tree = (label: unknown) => ({ label: null, children: [{ label: "ab" }, { label }] });
  expect(await put(record, { body: tree(null) })).toBe("ok");
  expect(await put(record, { body: tree("a") })).toContain("Invalid request body");
  expect(await put(record, { body: tree(1) })).toContain("Invalid request body");
});

test("only the models that a model refers to are read", async () => {
  const record = recordWith(
    { requestModels: { "application/json": "Order" }, requestValidatorId: "both" },
    { Order: { type: "object", required: ["total"] } },
  );
  const models = { ...record.models, Broken: { name: "Broken", schema: "{" } };
  expect(await put({ ...record, models }, { body: {} })).toContain("Invalid request body");
});

test("a record that was read runs under another id than its references name", async () => {
  const { record } = readOpenApi(
    JSON.stringify({
      openapi: "3.0.1",
      info: { title: "pets", version: "1" },
      "x-amazon-apigateway-request-validators": { all: { validateRequestBody: true } },
      paths: {
        "/pets": {
          put: {
            "x-amazon-apigateway-request-validator": "all",
            requestBody: {
              content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
            },
            responses: { 200: { description: "stored" } },
            "x-amazon-apigateway-integration": {
              type: "mock",
              requestTemplates: { "application/json": '{"statusCode": 200}' },
              responses: { default: { statusCode: "200" } },
            },
          },
        },
      },
      components: {
        schemas: {
          Pet: { type: "object", properties: { tag: { $ref: "#/components/schemas/Tag" } } },
          Tag: { type: "string" },
        },
      },
    }),
  );
  const send = async (tag: unknown) =>
    (await emulate(record).invoke("PUT /pets", { body: { tag } })).response.status;
  expect(await send("a")).toBe(200);
  expect(await send(1)).toBe(400);
});

test("a reference to a missing model is rejected by name", async () => {
  const $ref = "https://apigateway.amazonaws.com/restapis/emulated01/models/Gone";
  const record = recordWith(
    { requestModels: { "application/json": "Order" }, requestValidatorId: "both" },
    { Order: { properties: { tag: { $ref } } } },
  );
  expect(await put(record, { body: {} })).toBe("ok");
  await expect(put(record, { body: { tag: 1 } })).rejects.toMatchObject({
    code: "gateway.unknown-model",
    message: `Failed to check a body against the model "Order": Unresolved $ref "${$ref}"\nThe models of the API are Order.`,
  });
});

test("one record at two addresses: each resolves the references to its own", async () => {
  const base = "https://apigateway.amazonaws.com/restapis";
  const record = recordWith(
    { requestModels: { "application/json": "Label" }, requestValidatorId: "both" },
    {
      Label: {
        properties: {
          first: { $ref: `${base}/first/models/Text` },
          second: { $ref: `${base}/second/models/Text` },
        },
      },
      Text: { type: "string" },
    },
  );
  for (const apiId of ["first", "second"]) {
    const gateway = emulate(record, { apiId });
    const request = { path: { id: "7" }, body: { [apiId]: 1 } };
    expect((await gateway.invoke("PUT /orders/{id}", request)).response.status).toBe(400);
  }
});

test.each([
  ["Empty", "ok"],
  ["Error", "ok"],
  ["__proto__", "ok"],
])("a method may name the model %s without the API defining it", async (name, answer) => {
  const requestModels = { "application/json": name };
  const record = recordWith({ requestModels, requestValidatorId: "both" });
  expect(await put(record, { body: {} })).toBe(answer);
});

test("the model Empty accepts any object, and only objects", async () => {
  const requestModels = { "application/json": "Empty" };
  const record = recordWith({ requestModels, requestValidatorId: "both" });
  expect(await put(record, { body: { any: 1 } })).toBe("ok");
  expect(await put(record, { body: [] })).toBe('{"message":"Invalid request body"}');
});

const at = "https://apigateway.amazonaws.com/restapis";

test.each<[name: string, models: Readonly<Record<string, object>>, body: unknown, reason: RegExp]>([
  [
    "a pattern that can match the same text in many ways",
    { Model: { properties: { a: { pattern: "^(a+)+$" } } } },
    { a: `${"a".repeat(60)}!` },
    /takes too long/,
  ],
  [
    "the format of a URL",
    { Model: { properties: { a: { format: "url" } } } },
    { a: `http://${"a".repeat(60)}!` },
    /takes too long/,
  ],
  [
    "an invalid pattern",
    { Model: { properties: { a: { pattern: "[" } } } },
    { a: "a" },
    /Invalid regular expression/,
  ],
  ["references in a circle", { Model: { $ref: `${at}/x/models/Model` } }, {}, /are circular/],
  [
    "a body that is nested without end",
    { Model: { items: { $ref: `${at}/x/models/Model` } } },
    "[".repeat(50_000) + "]".repeat(50_000),
    /nested too deep/,
  ],
])("%s is rejected by name", async (_, models, body, reason) => {
  const requestModels = { "application/json": "Model" };
  const record = recordWith({ requestModels, requestValidatorId: "both" }, models);
  const headers = { "Content-Type": "application/json" };
  const refused = put(record, { body, headers });
  await expect(refused).rejects.toMatchObject({
    code: "gateway.model",
    message: expect.stringMatching(reason),
  });
});

test("names from Object.prototype are ordinary members", async () => {
  const model = { required: ["toString"], properties: { constructor: { type: "string" } } };
  const record = recordWith(
    { requestModels: { "application/json": "Model" }, requestValidatorId: "both" },
    { Model: model },
  );
  const headers = { "Content-Type": "application/json" };
  expect(await put(record, { body: "{}", headers })).toContain("Invalid request body");
  expect(await put(record, { body: '{"toString":1,"__proto__":{}}', headers })).toBe("ok");
  expect(await put(record, { body: '{"toString":1,"constructor":1}', headers })).not.toBe("ok");
});
