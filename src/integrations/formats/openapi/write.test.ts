import { describe, expect, test } from "vitest";
import { functionArn } from "../../../../test/support/arns.ts";
import { restApi } from "../../authoring/api/rest-api.ts";
import { route } from "../../authoring/api/route.ts";
import { rest } from "../../authoring/builders/rest.ts";
import { classify } from "../../convert/classify.ts";
import { lower } from "../../convert/lower.ts";
import { fillIntegrationDefaults } from "../../model/record/defaults.ts";
import { resourceTree } from "../../model/record/resource-tree.ts";
import {
  emptyRestApiRecord,
  type IntegrationRecord,
  type MethodRecord,
  type RestApiRecord,
} from "../../model/record/rest-api-record.ts";
import type { OpenApiVersion } from "./document.ts";
import { idsFromNames } from "./document-reading.ts";
import { readOpenApi } from "./read.ts";
import { writeOpenApi } from "./write.ts";

const modelUrl = `https://apigateway.amazonaws.com/restapis/${idsFromNames.restApi}/models`;

/** An API with one method at `GET /pets/{id}`. */
function withGet(method: Partial<MethodRecord>, api: Partial<RestApiRecord> = {}): RestApiRecord {
  const methods = { GET: { httpMethod: "GET", authorizationType: "NONE", ...method } };
  return {
    ...emptyRestApiRecord({ name: "pets" }),
    resources: resourceTree(new Map([["/pets/{id}", methods]])),
    ...api,
  };
}

function withModel(schema: object, name = "Pet"): RestApiRecord {
  const models = { [name]: { name, schema: JSON.stringify(schema) } };
  return { ...emptyRestApiRecord({ name: "pets" }), models };
}

function operationOf(record: RestApiRecord, version: OpenApiVersion = "3.0") {
  const { document, omissions } = writeOpenApi(record, { version });
  return { operation: Object(document["paths"])["/pets/{id}"].get, document, omissions };
}

test("a definition survives writing and reading", () => {
  const api = restApi({
    name: "orders",
    description: "All orders.",
    routes: [
      route("GET /health", rest.mock({ respond: { 200: { ok: true } } })),
      route("ANY /{proxy+}", rest.lambdaProxy({ functionArn })),
    ],
  });
  const { text, omissions } = writeOpenApi(lower(api));
  expect(omissions).toEqual([]);
  expect(text).toMatchInlineSnapshot(`
    "openapi: 3.0.1
    info:
      title: orders
      description: All orders.
    paths:
      /health:
        get:
          responses:
            "200":
              description: 200 response
          x-amazon-apigateway-integration:
            type: mock
            requestTemplates:
              application/json: '{"statusCode": 200}'
            responses:
              default:
                statusCode: "200"
                responseTemplates:
                  application/json: '{"ok":true}'
      /{proxy+}:
        x-amazon-apigateway-any-method:
          parameters:
            - name: proxy
              in: path
              required: true
              schema:
                type: string
          responses: {}
          x-amazon-apigateway-integration:
            type: aws_proxy
            httpMethod: POST
            uri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:orders/invocations
    "
  `);
  const read = readOpenApi(text);
  expect(read.findings).toEqual([]);
  const classified = classify(read.record);
  const [health, proxy] = api.routes;
  expect(classified.ok && classified.definition).toEqual({
    ...api,
    // Path variables are parameters of an imported method.
    routes: [health, { ...proxy, requestParameters: { "method.request.path.proxy": true } }],
  });
});

describe("authorization", () => {
  const authorizers = {
    own: { id: "own", name: "own", type: "TOKEN", identitySource: "method.request.header.T" },
    users: { id: "users", name: "users", type: "COGNITO_USER_POOLS", providerARNs: ["arn:pool"] },
    asked: {
      id: "asked",
      name: "asked",
      type: "REQUEST",
      identitySource: "method.request.header.A",
      authType: "custom",
      authorizerResultTtlInSeconds: 0,
    },
  };

  test("authorizers become security schemes with their header", () => {
    const { document } = operationOf(withGet({}, { authorizers }));
    expect(document["components"]).toEqual({
      securitySchemes: {
        own: {
          type: "apiKey",
          name: "T",
          in: "header",
          "x-amazon-apigateway-authorizer": { type: "token" },
        },
        users: {
          type: "apiKey",
          name: "Unused",
          in: "header",
          "x-amazon-apigateway-authorizer": {
            type: "cognito_user_pools",
            providerARNs: ["arn:pool"],
          },
        },
        asked: {
          type: "apiKey",
          name: "A",
          in: "header",
          "x-amazon-apigateway-authtype": "custom",
          "x-amazon-apigateway-authorizer": {
            type: "request",
            identitySource: "method.request.header.A",
            authorizerResultTtlInSeconds: 0,
          },
        },
      },
    });
  });

  test.each<[name: string, method: Partial<MethodRecord>, security: unknown]>([
    ["no authorization", {}, undefined],
    [
      "an authorizer with scopes, and a key",
      {
        authorizationType: "COGNITO_USER_POOLS",
        authorizerId: "users",
        authorizationScopes: ["read"],
        apiKeyRequired: true,
      },
      [{ users: ["read"], api_key: [] }],
    ],
    ["a signature", { authorizationType: "AWS_IAM" }, [{ sigv4: [] }]],
  ])("%s", (_, method, security) => {
    const { operation, omissions } = operationOf(withGet(method, { authorizers }));
    expect(operation.security).toEqual(security);
    expect(omissions).toEqual([]);
  });

  test("an authorizer with the name of another scheme keeps it", () => {
    const api = withGet(
      { authorizationType: "AWS_IAM" },
      { authorizers: { s: { id: "s", name: "sigv4", type: "TOKEN" } } },
    );
    const { operation, document } = operationOf(api);
    expect(operation.security).toEqual([{ sigv4_2: [] }]);
    expect(document).toMatchObject({
      components: { securitySchemes: { sigv4: { name: "Unused" }, sigv4_2: {} } },
    });
  });
});

describe("models", () => {
  test("references by URL become references into the document", () => {
    const api = withModel({ properties: { parent: { $ref: `${modelUrl}/Pet` } } });
    for (const [version, place] of [
      ["2.0", "#/definitions/Pet"],
      ["3.0", "#/components/schemas/Pet"],
    ] as const) {
      expect(JSON.stringify(writeOpenApi(api, { version }).document)).toContain(
        JSON.stringify({ properties: { parent: { $ref: place } } }),
      );
    }
  });

  test("a model's own definitions are resolved", () => {
    const schema = {
      definitions: { Name: { type: "string" } },
      items: { $ref: "#/definitions/Name" },
    };
    const { text, omissions } = writeOpenApi(withModel(schema), { version: "2.0" });
    expect(omissions).toEqual([]);
    expect(text).toContain("#/definitions/Pet/definitions/Name");
    const { record, findings } = readOpenApi(text);
    expect(findings).toEqual([]);
    expect(JSON.parse(record.models["Pet"]?.schema ?? "")).toEqual(schema);
  });

  test("OpenAPI 3.1 has exclusive limits as numbers", () => {
    const api = withModel({
      minimum: 1,
      exclusiveMinimum: true,
      maximum: 5,
      exclusiveMaximum: false,
    });
    const { document, text } = writeOpenApi(api, { version: "3.1" });
    expect(document["components"]).toEqual({
      schemas: { Pet: { exclusiveMinimum: 1, maximum: 5, exclusiveMaximum: false } },
    });
    expect(JSON.parse(readOpenApi(text).record.models["Pet"]?.schema ?? "")).toEqual(
      JSON.parse(api.models["Pet"]?.schema ?? ""),
    );
  });
});

describe("integrations", () => {
  const integration: IntegrationRecord = {
    type: "HTTP",
    httpMethod: "GET",
    uri: "https://example.com",
    integrationResponses: { 200: { statusCode: "200" } },
  };

  test("AWS's defaults are omitted from stored integrations", () => {
    const api = withGet({});
    const resource = Object.values(api.resources).find(({ path }) => path === "/pets/{id}");
    const stored = fillIntegrationDefaults(integration, resource?.id ?? "");
    const { operation } = operationOf(withGet({ methodIntegration: stored }));
    expect(operation["x-amazon-apigateway-integration"]).toEqual({
      type: "http",
      httpMethod: "GET",
      uri: "https://example.com",
      responses: { default: { statusCode: "200" } },
    });
  });

  test("a default that a document gave stays", () => {
    const { operation } = operationOf(
      withGet({ methodIntegration: { ...integration, timeoutInMillis: 29_000 } }),
    );
    expect(operation["x-amazon-apigateway-integration"].timeoutInMillis).toBe(29_000);
  });
});

const pair = { "application/json": "Pet", "text/xml": "Empty" };

test.each<[name: string, api: RestApiRecord, at: string[], version?: OpenApiVersion]>([
  [
    "two responses for one pattern",
    withGet({
      methodIntegration: {
        type: "MOCK",
        integrationResponses: { 200: { statusCode: "200" }, 400: { statusCode: "400" } },
      },
    }),
    ["GET /pets/{id}", "methodIntegration", "integrationResponses", "200"],
  ],
  [
    "a required response header",
    withGet({
      methodResponses: {
        200: { statusCode: "200", responseParameters: { "method.response.header.A": true } },
      },
    }),
    ["GET /pets/{id}", "methodResponses", "200", "responseParameters"],
  ],
  [
    "a multi-value parameter",
    withGet({ requestParameters: { "method.request.multivaluequerystring.a": true } }),
    ["GET /pets/{id}", "requestParameters"],
  ],
  [
    "an optional path variable",
    withGet({ requestParameters: { "method.request.path.id": false } }),
    ["GET /pets/{id}", "requestParameters"],
  ],
  [
    "a missing authorizer",
    withGet({ authorizationType: "CUSTOM", authorizerId: "gone" }),
    ["GET /pets/{id}", "authorizerId"],
  ],
  [
    "a missing validator",
    withGet({ requestValidatorId: "gone" }),
    ["GET /pets/{id}", "requestValidatorId"],
  ],
  [
    "an authorizer of unknown type",
    { ...withGet({}), authorizers: { a: { id: "a", name: "a", type: "JWT" } } },
    ["authorizers", "a"],
  ],
  [
    "a model's own description",
    { ...withGet({}), models: { Pet: { name: "Pet", schema: "{}", description: "A pet." } } },
    ["models", "Pet", "description"],
  ],
  [
    "a model for XML",
    { ...withGet({}), models: { Pet: { name: "Pet", schema: "{}", contentType: "text/xml" } } },
    ["models", "Pet", "contentType"],
  ],
  [
    "a schema that is not JSON",
    { ...withGet({}), models: { Pet: { name: "Pet", schema: "{" } } },
    ["models", "Pet", "schema"],
  ],
  ["stages", { ...withGet({}), stages: { live: { stageName: "live" } } }, ["stages"]],
  [
    "a method that only HTTP APIs support",
    {
      ...withGet({}),
      resources: resourceTree(new Map([["/", { TRACE: { httpMethod: "TRACE" } }]])),
    },
    ["TRACE /"],
  ],
  [
    "two models of one body, in OpenAPI 2.0",
    withGet({ requestModels: pair }),
    ["GET /pets/{id}", "requestModels"],
    "2.0",
  ],
  [
    "media types of one response, in OpenAPI 2.0",
    withGet({
      methodResponses: {
        200: { statusCode: "200", responseModels: { "application/json": "Pet" } },
        400: { statusCode: "400", responseModels: { "text/xml": "Pet" } },
      },
    }),
    ["GET /pets/{id}", "methodResponses"],
    "2.0",
  ],
])("%s: an omission", (_, api, at, version: OpenApiVersion = "3.0") => {
  expect(writeOpenApi(api, { version }).omissions).toEqual([
    { code: expect.stringMatching(/^openapi\./), at, message: expect.any(String) },
  ]);
});

test("documentation is written to the operation and to the extension", () => {
  const documentation = [
    { location: { type: "METHOD", path: "/" }, properties: '{"summary":"Anything"}' },
    {
      location: { type: "METHOD", path: "/pets/{id}", method: "GET" },
      properties: '{"description":"One pet.","x-team":"zoo","author":"Ann"}',
    },
    {
      location: { type: "PATH_PARAMETER", path: "/pets", name: "id" },
      properties: '{"description":"Its id."}',
    },
    {
      location: { type: "RESPONSE", statusCode: "200" },
      properties: '{"description":"Found."}',
    },
  ];
  const api = withGet({ methodResponses: { 200: { statusCode: "200" } } });
  const { document, text } = writeOpenApi(api, { documentation });
  expect(Object(document["paths"])["/pets/{id}"].get).toEqual({
    description: "One pet.",
    "x-team": "zoo",
    parameters: [
      {
        name: "id",
        in: "path",
        required: true,
        schema: { type: "string" },
        description: "Its id.",
      },
    ],
    responses: { 200: { description: "Found." } },
  });
  expect(readOpenApi(text).documentation).toHaveLength(4);
});

test.each(["__proto__", "constructor", "a/b~c d", "{}"])("a model may be called %s", (name) => {
  const api: RestApiRecord = {
    ...withGet({ requestModels: { "application/json": name } }),
    models: Object.fromEntries([[name, { name, schema: '{"type":"object"}' }]]),
  };
  for (const syntax of ["json", "yaml"] as const) {
    const { record } = readOpenApi(writeOpenApi(api, { syntax }).text);
    expect(Object.keys(record.models)).toEqual([name]);
    const method = Object.values(record.resources).at(-1)?.resourceMethods["GET"];
    expect(method?.requestModels).toEqual({ "application/json": name });
  }
});
