// Over 400 lines: what each member of a document becomes, in three versions of OpenAPI.
import { describe, expect, test } from "vitest";
import type { Json } from "../../../core/json.ts";
import type { MethodRecord } from "../../model/record/rest-api-record.ts";
import { readOpenApi } from "./read.ts";
import type { JsonObject } from "./shape.ts";

const info = { title: "pets", version: "1" };
const mock = { type: "mock" };

function read(members: JsonObject, version: "2.0" | "3.0.1" | "3.1.0" = "3.0.1") {
  const said = version === "2.0" ? { swagger: version } : { openapi: version };
  return readOpenApi(JSON.stringify({ ...said, info, ...members }));
}

/** The one method of a document whose operation is at `GET /pets`. */
function readGet(operation: JsonObject, members: JsonObject = {}, version?: "2.0" | "3.1.0") {
  const { record, findings } = read(
    { paths: { "/pets": { get: operation } }, ...members },
    version,
  );
  const resource = Object.values(record.resources).find(({ path }) => path === "/pets");
  const method: MethodRecord | undefined = resource?.resourceMethods["GET"];
  return { method, record, findings };
}

describe("settings of the whole API", () => {
  test("title, version and extensions are settings", () => {
    const { record, findings } = read({
      info: { title: "pets", description: "All pets.", version: 1 },
      tags: [{ name: "team", "x-amazon-apigateway-tag-value": "zoo" }, { name: "group" }],
      "x-amazon-apigateway-binary-media-types": ["image/png"],
      "x-amazon-apigateway-minimum-compression-size": 1024,
      "x-amazon-apigateway-api-key-source": "authorizer",
      "x-amazon-apigateway-policy": { Version: "2012-10-17" },
      "x-amazon-apigateway-endpoint-configuration": {
        types: ["PRIVATE"],
        vpcEndpointIds: ["vpce-1"],
        disableExecuteApiEndpoint: true,
      },
    });
    expect(record.restApi).toEqual({
      name: "pets",
      description: "All pets.",
      version: "1",
      binaryMediaTypes: ["image/png"],
      minimumCompressionSize: 1024,
      apiKeySource: "AUTHORIZER",
      policy: '{"Version":"2012-10-17"}',
      tags: { team: "zoo" },
      endpointConfiguration: { types: ["PRIVATE"], vpcEndpointIds: ["vpce-1"] },
      disableExecuteApiEndpoint: true,
    });
    expect(findings).toEqual([]);
  });

  test("CORS of HTTP APIs is reported because REST APIs do not support it", () => {
    expect(read({ "x-amazon-apigateway-cors": {} }).findings).toEqual([
      expect.objectContaining({ code: "openapi.ignored", at: ["x-amazon-apigateway-cors"] }),
    ]);
  });

  test("documentation parts are separate from the record, with complete locations", () => {
    const { documentation, findings } = read({
      "x-amazon-apigateway-documentation": {
        documentationParts: [
          { location: { type: "API" }, properties: { info: { description: "Pets." } } },
          { location: { type: "METHOD", method: "GET" }, properties: { summary: "All" } },
          { location: { type: "RESPONSE", path: "/pets" }, properties: '{"description":"ok"}' },
          { properties: { summary: "of nothing" } },
        ],
      },
    });
    expect(documentation).toEqual([
      { location: { type: "API" }, properties: '{"info":{"description":"Pets."}}' },
      { location: { type: "METHOD", path: "/", method: "GET" }, properties: '{"summary":"All"}' },
      {
        location: { type: "RESPONSE", path: "/pets", method: "*", statusCode: "*" },
        properties: '{"description":"ok"}',
      },
    ]);
    expect(findings).toEqual([
      {
        code: "openapi.ignored",
        at: ["x-amazon-apigateway-documentation", "documentationParts", "3"],
        message: "a documentation part needs a location with a type",
        details: { problem: "documentation-location" },
      },
    ]);
  });

  test("the endpoint may be in the first server", () => {
    const endpoint = { disableExecuteApiEndpoint: true };
    const servers = [{ url: "/", "x-amazon-apigateway-endpoint-configuration": endpoint }];
    expect(read({ servers }).record.restApi).toMatchObject(endpoint);
  });

  test("gateway responses are kept by their type", () => {
    const { record } = read({
      "x-amazon-apigateway-gateway-responses": {
        DEFAULT_4XX: {
          statusCode: 418,
          responseParameters: { "gatewayresponse.header.A": "'b'" },
          responseTemplates: { "application/json": "{}" },
        },
      },
    });
    expect(record.gatewayResponses).toEqual({
      DEFAULT_4XX: {
        responseType: "DEFAULT_4XX",
        statusCode: "418",
        responseParameters: { "gatewayresponse.header.A": "'b'" },
        responseTemplates: { "application/json": "{}" },
      },
    });
  });
});

describe("paths and operations", () => {
  test("the parent resources of a path are created once", () => {
    const { record } = read({ paths: { "/a/{id}/b/": { get: {} }, "/a/{id}/b": { put: {} } } });
    const paths = Object.values(record.resources).map(({ path, resourceMethods }) => [
      path,
      Object.keys(resourceMethods),
    ]);
    expect(paths).toEqual([
      ["/", []],
      ["/a", []],
      ["/a/{id}", []],
      ["/a/{id}/b", ["GET", "PUT"]],
    ]);
  });

  test("any method, and an unsupported method", () => {
    const item = { "x-amazon-apigateway-any-method": {}, trace: {}, summary: "All", "x-a": 1 };
    const { record, findings } = read({ paths: { "/": item, pets: {}, "x-b": {} } });
    const [root] = Object.values(record.resources);
    expect(root?.resourceMethods).toEqual({
      ANY: { httpMethod: "ANY", authorizationType: "NONE" },
    });
    expect(findings).toMatchInlineSnapshot(`
      [
        {
          "at": [
            "paths",
            "/",
            "trace",
          ],
          "code": "openapi.ignored",
          "details": {
            "method": "trace",
            "problem": "method",
          },
          "message": "REST APIs do not support this method",
        },
        {
          "at": [
            "paths",
            "pets",
          ],
          "code": "openapi.ignored",
          "details": {
            "path": "pets",
            "problem": "path",
          },
          "message": "a path must start with a slash",
        },
      ]
    `);
  });

  test("parameters of both levels and path variables are parameters of the method", () => {
    const parameters = [
      { $ref: "#/components/parameters/Page" },
      { name: "X-Id", in: "header", required: true },
      { name: "session", in: "cookie" },
    ];
    const { record } = read({
      paths: { "/pets/{id}": { parameters, get: { operationId: "getPet" } } },
      components: { parameters: { Page: { name: "page", in: "query" } } },
    });
    const [, , pet] = Object.values(record.resources);
    expect(pet?.resourceMethods["GET"]).toEqual({
      httpMethod: "GET",
      authorizationType: "NONE",
      operationName: "getPet",
      requestParameters: {
        "method.request.querystring.page": false,
        "method.request.header.X-Id": true,
        "method.request.path.id": true,
      },
    });
  });

  test("a validator is the operation's own, or the document's", () => {
    const members = {
      "x-amazon-apigateway-request-validators": {
        all: { validateRequestBody: true, validateRequestParameters: true },
        body: { validateRequestBody: true },
      },
      "x-amazon-apigateway-request-validator": "all",
    };
    const nameOf = (operation: JsonObject) => {
      const { method, record } = readGet(operation, members);
      return record.requestValidators[method?.requestValidatorId ?? ""]?.name;
    };
    expect(nameOf({})).toBe("all");
    expect(nameOf({ "x-amazon-apigateway-request-validator": "body" })).toBe("body");
    expect(readGet({}, { "x-amazon-apigateway-request-validator": "none" }).findings).toEqual([
      expect.objectContaining({ code: "openapi.refused" }),
    ]);
  });
});

describe("models", () => {
  const schemas = {
    Pet: {
      type: "object",
      description: "A pet.",
      required: ["name", "age"],
      nullable: true,
      properties: {
        name: { type: "string", example: "Rex" },
        parent: { $ref: "#/components/schemas/Pet" },
      },
    },
  };

  test("a schema becomes a draft 4 model with references by URL, even circular ones", () => {
    const { record } = read({ components: { schemas } });
    expect(record.models["Pet"]).toMatchObject({
      name: "Pet",
      description: "A pet.",
      contentType: "application/json",
    });
    expect(JSON.parse(record.models["Pet"]?.schema ?? "")).toEqual({
      type: "object",
      description: "A pet.",
      required: ["age", "name"],
      properties: {
        name: { type: "string" },
        parent: {
          $ref: expect.stringMatching(
            /^https:\/\/apigateway\.amazonaws\.com\/restapis\/\w+\/models\/Pet$/,
          ),
        },
      },
    });
  });

  test("limits and constants of 3.1 are converted to draft 4", () => {
    const { record } = read(
      { components: { schemas: { N: { exclusiveMinimum: 1, const: 5 } } } },
      "3.1.0",
    );
    expect(JSON.parse(record.models["N"]?.schema ?? "")).toEqual({
      minimum: 1,
      exclusiveMinimum: true,
      enum: [5],
    });
  });

  test("bodies and responses name their models by media type", () => {
    const content = { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } };
    const { method } = readGet(
      {
        requestBody: { content },
        responses: { 200: { content, headers: { ETag: {} } }, default: {}, 404: {} },
      },
      { components: { schemas } },
    );
    expect(method).toMatchObject({
      requestModels: { "application/json": "Pet" },
      methodResponses: {
        200: {
          statusCode: "200",
          responseModels: { "application/json": "Pet" },
          responseParameters: { "method.response.header.ETag": false },
        },
        404: { statusCode: "404" },
      },
    });
  });

  test("bodies and responses of 2.0 name their models, too", () => {
    const schema = { $ref: "#/definitions/Pet" };
    const { method } = readGet(
      {
        consumes: ["text/xml"],
        parameters: [{ name: "pet", in: "body", schema }],
        responses: { 200: { schema } },
      },
      { definitions: schemas },
      "2.0",
    );
    expect(method).toMatchObject({
      requestModels: { "text/xml": "Pet" },
      methodResponses: { 200: { responseModels: { "application/json": "Pet" } } },
    });
  });

  test("an inline schema becomes a model; equal schemas share one", () => {
    const content = { "application/json": { schema: { type: "array" } } };
    const { method, record } = readGet({
      requestBody: { content },
      responses: { 200: { content } },
    });
    const [name = ""] = Object.keys(record.models);
    expect(name).toMatch(/^MODEL[a-z0-9]+$/);
    expect(Object.keys(record.models)).toHaveLength(1);
    expect(method?.requestModels).toEqual({ "application/json": name });
  });
});

describe("integrations", () => {
  test("integrations are read like single ones", () => {
    const { method, findings } = readGet({
      responses: { 200: {} },
      "x-amazon-apigateway-integration": {
        type: "MOCK",
        passthroughBehavior: "when_no_templates",
        requestTemplates: { "application/json": '{"statusCode": 200}' },
        responses: { default: { statusCode: 200 }, "4\\d{2}": { statusCode: "400" } },
      },
    });
    expect(method?.methodIntegration).toEqual({
      type: "MOCK",
      passthroughBehavior: "WHEN_NO_TEMPLATES",
      requestTemplates: { "application/json": '{"statusCode": 200}' },
      integrationResponses: {
        200: { statusCode: "200" },
        400: { statusCode: "400", selectionPattern: "4\\d{2}" },
      },
    });
    expect(findings).toEqual([]);
  });

  const put = "openapi.refused: Unable to put integration on 'GET' for resource at path '/pets': ";

  test.each<[name: string, integration: Json, reported: string]>([
    ["one without a type", {}, `${put}Invalid integration type specified`],
    [
      "one without a method",
      { type: "http", uri: "http://a.b" },
      `${put}Enumeration value for HttpMethod must be non-empty`,
    ],
    [
      "one on no ARN",
      { type: "aws", httpMethod: "POST", uri: "http://a.b" },
      `${put}Invalid ARN specified in the request`,
    ],
    [
      "a source without quotes",
      { ...mock, requestParameters: { "integration.request.header.A": "b" } },
      `${put}Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: b]`,
    ],
    [
      "a number for a source",
      { ...mock, requestParameters: { "integration.request.header.A": 1 } },
      "openapi.warning: Invalid format for 'requestParameters'. Expected type string for property 'integration.request.header.A' of resource '/pets' and method 'GET' but got '1'",
    ],
    [
      "a misspelled member",
      { ...mock, passthroughBehaviour: "never" },
      'openapi.ignored: unknown member "passthroughBehaviour": did you mean "passthroughBehavior"?',
    ],
  ])("%s is reported", (_, integration, reported) => {
    const { findings } = readGet({ "x-amazon-apigateway-integration": integration });
    expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([reported]);
  });

  test("CloudFormation placeholders are reported only in a final document", () => {
    const document = JSON.stringify({
      openapi: "3.0.1",
      info,
      paths: {
        "/": {
          get: {
            "x-amazon-apigateway-integration": {
              type: "aws_proxy",
              httpMethod: "POST",
              uri: {
                "Fn::Sub":
                  "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Arn}/invocations",
              },
            },
          },
        },
      },
    });
    expect(readOpenApi(document).findings).toHaveLength(1);
    expect(readOpenApi(document, { text: "template" }).findings).toEqual([]);
  });
});

test("the same document gives the same record", () => {
  const document = '{"openapi": "3.0.1", "info": {"title": "a"}, "paths": {"/a": {"get": {}}}}';
  const { record, findings } = readOpenApi(document);
  expect(readOpenApi(document)).toMatchObject({ record, findings });
});

test("a document too large for an import is read and reported", () => {
  const padding = "x".repeat(6 * 1024 * 1024);
  const { record, findings } = read({ info: { ...info, description: padding } });
  expect(record.restApi.name).toBe("pets");
  expect(findings).toEqual([
    {
      code: "openapi.refused",
      at: [],
      message: "API Gateway rejects imports of more than 6 MB",
      details: { problem: "size", megabytes: 6 },
    },
  ]);
});
