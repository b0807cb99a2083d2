import {
  GetMethodCommand,
  GetModelsCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  ImportRestApiCommand,
  type ImportRestApiCommandInput,
  PutRestApiCommand,
  type PutRestApiCommandInput,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restClient } from "../support/rest-client.ts";

const mock = {
  responses: { 200: {} },
  "x-amazon-apigateway-integration": {
    type: "mock",
    requestTemplates: { "application/json": '{"statusCode": 200}' },
    responses: { default: { statusCode: "200" } },
  },
};

function document(members: object): Uint8Array {
  const text = JSON.stringify({
    swagger: "2.0",
    info: { title: "pets", version: "1" },
    ...members,
  });
  return new TextEncoder().encode(text);
}

const pets = document({
  basePath: "/v1/zoo",
  paths: { "/pets/{id}": { get: mock } },
  definitions: { Pet: { type: "object" }, Pets: { items: { $ref: "#/definitions/Pet" } } },
});

function open() {
  const client = restClient();
  return {
    client,
    importApi: (input: ImportRestApiCommandInput) => client.send(new ImportRestApiCommand(input)),
    put: (input: PutRestApiCommandInput) => client.send(new PutRestApiCommand(input)),
    resources: async (restApiId: string | undefined) => {
      const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
      return items.map(({ path, resourceMethods = {} }) => [path, ...Object.keys(resourceMethods)]);
    },
  };
}

test("an imported API has the resources, methods and models of its document", async () => {
  const { client, importApi, resources } = open();
  const { id: restApiId = "", rootResourceId, ...api } = await importApi({ body: pets });
  expect(api).toMatchObject({ name: "pets", version: "1", apiKeySource: "HEADER" });
  expect(await resources(restApiId)).toEqual([["/"], ["/pets"], ["/pets/{id}", "GET"]]);
  const { items: [root, , pet] = [] } = await client.send(new GetResourcesCommand({ restApiId }));
  expect(root?.id).toBe(rootResourceId);
  const resourceId = pet?.id ?? "";
  expect(
    await client.send(new GetMethodCommand({ restApiId, resourceId, httpMethod: "GET" })),
  ).toMatchObject({
    apiKeyRequired: false,
    requestParameters: { "method.request.path.id": true },
    methodIntegration: { type: "MOCK", timeoutInMillis: 29_000, cacheNamespace: resourceId },
  });
  const { items: models = [] } = await client.send(new GetModelsCommand({ restApiId }));
  expect(models.map(({ name, schema }) => [name, schema])).toEqual([
    ["Pet", '{"type":"object"}'],
    [
      "Pets",
      `{"items":{"$ref":"https://apigateway.amazonaws.com/restapis/${restApiId}/models/Pet"}}`,
    ],
  ]);
});

// Recorded for one and two parts, in PutRestApi and ImportRestApi.
test.each<[basepath: string, paths: string[][]]>([
  ["ignore", [["/"], ["/pets"], ["/pets/{id}", "GET"]]],
  ["prepend", [["/"], ["/v1"], ["/v1/zoo"], ["/v1/zoo/pets"], ["/v1/zoo/pets/{id}", "GET"]]],
  ["split", [["/"], ["/zoo"], ["/zoo/pets"], ["/zoo/pets/{id}", "GET"]]],
])("the base path mode %s", async (basepath, paths) => {
  const { importApi, resources } = open();
  const { id } = await importApi({ body: pets, parameters: { basepath } });
  expect(await resources(id)).toEqual(paths);
});

test("the call sets the endpoint type", async () => {
  const { importApi } = open();
  const parameters = { endpointConfigurationTypes: "REGIONAL" };
  expect((await importApi({ body: pets, parameters })).endpointConfiguration).toEqual({
    types: ["REGIONAL"],
    ipAddressType: "ipv4",
  });
});

test("an API has only one endpoint type", async () => {
  const { importApi } = open();
  const parameters = { endpointConfigurationTypes: "EDGE,REGIONAL" };
  await expect(importApi({ body: pets, parameters })).rejects.toThrow(
    "Cannot create an api with multiple Endpoint Types.",
  );
});

const more = document({
  info: { title: "more", version: "2" },
  paths: { "/pets": { post: mock }, "/pets/{id}": { get: { ...mock, operationId: "getPet" } } },
  definitions: { Dog: { type: "object" } },
  "x-amazon-apigateway-binary-media-types": ["image/jpg"],
});

test("merging adds to an API, and the document wins conflicts", async () => {
  const { client, importApi, put, resources } = open();
  const types = { "x-amazon-apigateway-binary-media-types": ["image/png"] };
  const first = document({ paths: { "/pets/{id}": { get: mock, put: mock } }, ...types });
  const { id: restApiId = "", rootResourceId = "" } = await importApi({ body: first });
  expect(await put({ restApiId, body: more, mode: "merge" })).toMatchObject({
    rootResourceId,
    name: "more",
    version: "2",
    binaryMediaTypes: ["image/png", "image/jpg"],
  });
  expect(await resources(restApiId)).toEqual([
    ["/"],
    ["/pets", "POST"],
    ["/pets/{id}", "GET", "PUT"],
  ]);
  const { items: [, , pet] = [] } = await client.send(new GetResourcesCommand({ restApiId }));
  const key = { restApiId, resourceId: pet?.id ?? "", httpMethod: "GET" };
  expect((await client.send(new GetMethodCommand(key))).operationName).toBe("getPet");
});

test("overwriting keeps only the document, the API's id and its root", async () => {
  const { client, importApi, put, resources } = open();
  const { id: restApiId = "", rootResourceId = "" } = await importApi({
    body: pets,
    parameters: { basepath: "prepend", endpointConfigurationTypes: "REGIONAL" },
  });
  expect(await put({ restApiId, body: more, mode: "overwrite" })).toMatchObject({
    id: restApiId,
    rootResourceId,
    name: "more",
    tags: {},
    endpointConfiguration: { types: ["REGIONAL"] },
  });
  expect(await resources(restApiId)).toEqual([["/"], ["/pets", "POST"], ["/pets/{id}", "GET"]]);
  const { items: models = [] } = await client.send(new GetModelsCommand({ restApiId }));
  expect(models.map(({ name }) => name)).toEqual(["Dog"]);
});

const warned = document({
  paths: {
    "/pets": {
      get: {
        "x-amazon-apigateway-integration": {
          type: "mock",
          requestParameters: { "integration.request.header.A": true },
        },
      },
    },
  },
});

test("warnings are returned, or fail the call on request", async () => {
  const { client, importApi } = open();
  expect((await importApi({ body: warned })).warnings).toMatchInlineSnapshot(`
    [
      "Invalid format for 'requestParameters'. Expected type string for property 'integration.request.header.A' of resource '/pets' and method 'GET' but got 'true'",
    ]
  `);
  await expect(importApi({ body: warned, failOnWarnings: true })).rejects.toThrow(
    /^Warnings found during import:\n\tInvalid format for 'requestParameters'/,
  );
  expect((await client.send(new GetRestApisCommand({}))).items).toHaveLength(1);
});

test.each<[name: string, body: Uint8Array]>([
  ["broken JSON", new TextEncoder().encode('{"swagger": "2.0"')],
  ["broken YAML", new TextEncoder().encode('swagger: "2.0')],
  ["another document", new TextEncoder().encode("Resources: {}")],
  ["nothing", new Uint8Array()],
])("%s is rejected and leaves nothing behind", async (_, body) => {
  const { client, importApi } = open();
  await expect(importApi({ body })).rejects.toMatchObject({
    name: "BadRequestException",
    message: "Invalid OpenAPI input.",
  });
  expect((await client.send(new GetRestApisCommand({}))).items).toEqual([]);
});

test("the error names each part that cannot be imported", async () => {
  const { importApi } = open();
  const body = document({
    paths: {
      "/a/{b}": {
        get: { "x-amazon-apigateway-integration": { type: "aws", httpMethod: "POST", uri: "no" } },
        put: { parameters: [{ in: "body", schema: { $ref: "#/definitions/None" } }] },
      },
      "/a/{c}": {},
    },
    definitions: { "Not-a-name": { type: "object" } },
  });
  const error: unknown = await importApi({ body }).catch((reason: unknown) => reason);
  expect(error instanceof Error && error.message).toMatchInlineSnapshot(`
    "Errors found during import:
    	Unable to create model for 'Not-a-name': Model name must be alphanumeric: Not-a-name
    	Unable to create resource at path '/a/{c}': A sibling ({b}) of this resource already has a variable path part -- only one is allowed
    	Unable to put integration on 'GET' for resource at path '/a/{b}': Invalid ARN specified in the request
    	Unable to put method 'PUT' on resource at path '/a/{b}': Invalid model identifier specified: None"
  `);
});

test("a document that maps undeclared parameters is rejected", async () => {
  const { importApi } = open();
  const { "x-amazon-apigateway-integration": integration, responses } = mock;
  const requestParameters = { "integration.request.path.id": "method.request.path.id" };
  const responseParameters = { "method.response.header.Location": "'/'" };
  const mapped = {
    responses,
    "x-amazon-apigateway-integration": {
      ...integration,
      requestParameters,
      responses: { default: { statusCode: "200", responseParameters } },
    },
  };
  const body = document({ paths: { "/pets/{id}": { get: mapped } } });
  await expect(importApi({ body })).rejects.toThrowErrorMatchingInlineSnapshot(`
    [BadRequestException: Errors found during import:
    	Unable to put integration response on 'GET' for resource at path '/pets/{id}': Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.response.header.Location]]
  `);
});

test("an unknown API and an unknown mode are rejected", async () => {
  const { put } = open();
  await expect(put({ restApiId: "none", body: pets })).rejects.toThrow(
    "Invalid API identifier specified 123456789012:none",
  );
  // @ts-expect-error the SDK knows two modes
  await expect(put({ restApiId: "none", body: pets, mode: "wrong" })).rejects.toThrow(
    "Member must satisfy enum value set: [merge, overwrite]",
  );
});
