import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { lower } from "../../src/integrations/convert/lower.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";

const identity = rest.mock({
  requestTemplates: { "application/json": '{"statusCode": 200}' },
  responses: {
    200: {
      responseTemplates: {
        "application/json": "$context.identity.apiKeyId/$context.identity.apiKey",
      },
    },
  },
});
const api = restApi({
  name: "keys",
  routes: [
    route("GET /closed", { apiKeyRequired: true }, identity),
    route("GET /open", identity),
    route(
      "GET /event",
      { apiKeyRequired: true },
      rest.lambdaProxy({ functionArn: "arn:aws:lambda:us-east-1:123456789012:function:f" }),
    ),
  ],
});
const value = "a-key-of-twenty-signs";
const gateway = emulate(api, {
  apiKeys: [{ value, id: "key01" }],
  lambdas: {
    "arn:aws:lambda:us-east-1:123456789012:function:f": (event: { requestContext: object }) => ({
      statusCode: 200,
      body: JSON.stringify(event.requestContext),
    }),
  },
});

test("a client with a key of the stage is let in, whatever the case of the header", async () => {
  for (const name of ["X-API-Key", "x-api-key"]) {
    const { response } = await gateway.invoke("GET /closed", { headers: { [name]: value } });
    expect([response.status, response.body]).toEqual([200, `key01/${value}`]);
  }
});

test.each([
  ["no key", {}, "api-key.missing"],
  ["another key", { "X-API-Key": "another" }, "api-key.no-plan"],
  ["an empty key", { "X-API-Key": "" }, "api-key.no-plan"],
  ["a key that every object has", { "X-API-Key": "__proto__" }, "api-key.no-plan"],
])("a client with %s is refused", async (_, headers, code) => {
  const { response, trace } = await gateway.invoke("GET /closed", { headers });
  expect(response).toMatchObject({
    status: 403,
    headers: { "x-amzn-ErrorType": "ForbiddenException" },
    body: '{"message":"Forbidden"}',
  });
  expect(trace.integrationRequest).toBeUndefined();
  expect(trace.fault).toEqual({ code, details: {} });
});

test("an emulated API without keys lets nobody in", async () => {
  const { response } = await emulate(api).invoke("GET /closed", {
    headers: { "X-API-Key": value },
  });
  expect(response.status).toBe(403);
});

test("a method that needs no key does not look at it", async () => {
  const { response } = await gateway.invoke("GET /open", { headers: { "X-API-Key": value } });
  expect(response.body).toBe("/");
});

test("an event names the key", async () => {
  const headers = { "X-API-Key": value };
  const { response } = await gateway.invoke("GET /event", { headers });
  expect(response.json()).toMatchObject({ identity: { apiKey: value, apiKeyId: "key01" } });
});

test("the log stars the key, in headers and in bodies", async () => {
  const headers = { "X-API-Key": value };
  const { log } = await gateway.invoke("GET /event", { headers });
  const printed = JSON.stringify(log);
  expect(printed).not.toContain(value);
  expect(printed).toContain("***************-signs");
});

test("a refused key is answered as the API says", async () => {
  const record = {
    ...lower(api),
    gatewayResponses: {
      INVALID_API_KEY: {
        responseType: "INVALID_API_KEY",
        statusCode: "401",
        responseTemplates: { "text/plain": "no key, no $context.resourcePath" },
      },
    },
  };
  const { response } = await emulate(record).invoke("GET /closed");
  expect([response.status, response.body, response.header("content-type")]).toEqual([
    401,
    "no key, no /closed",
    "text/plain",
  ]);
});

test("if keys come from the authorizer, the header's key is ignored", async () => {
  const lowered = lower(api);
  const record = { ...lowered, restApi: { ...lowered.restApi, apiKeySource: "AUTHORIZER" } };
  const headers = { "X-API-Key": value };
  const { response, trace } = await emulate(record, { apiKeys: [{ value }] }).invoke(
    "GET /closed",
    { headers },
  );
  expect(response.status).toBe(403);
  expect(trace.fault?.code).toBe("api-key.missing");
});
