import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateDocumentationVersionCommand,
  DeleteResourceCommand,
  GetExportCommand,
  GetResourcesCommand,
  ImportRestApiCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";

const functionUri =
  "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations";

const pets = {
  openapi: "3.0.1",
  info: { title: "pets", description: "All pets." },
  paths: {
    "/pets/{id}": {
      get: {
        operationId: "getPet",
        parameters: [{ name: "full", in: "query", schema: { type: "string" } }],
        responses: {
          200: {
            content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
          },
          404: {},
        },
        security: [{ own: [], key: [] }],
        "x-amazon-apigateway-request-validator": "all",
        "x-amazon-apigateway-integration": {
          type: "mock",
          requestTemplates: { "application/json": '{"statusCode": 200}' },
          responses: {
            default: { statusCode: "200", responseTemplates: { "text/plain": "a" } },
          },
          cacheKeyParameters: ["method.request.path.id"],
        },
      },
    },
  },
  components: {
    schemas: {
      Pet: { $schema: "http://json-schema.org/draft-04/schema#", type: "object" },
    },
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "x-api-key" },
      own: {
        type: "apiKey",
        in: "header",
        name: "T",
        "x-amazon-apigateway-authorizer": { type: "token", authorizerUri: functionUri },
      },
    },
  },
  "x-amazon-apigateway-request-validators": {
    all: { validateRequestBody: true, validateRequestParameters: true },
  },
  "x-amazon-apigateway-api-key-source": "AUTHORIZER",
  "x-amazon-apigateway-binary-media-types": ["image/png"],
  "x-amazon-apigateway-documentation": {
    documentationParts: [
      { location: { type: "API" }, properties: { info: { description: "For people." } } },
      {
        location: { type: "METHOD", path: "/pets/{id}", method: "GET" },
        properties: { summary: "One pet", author: "Ann" },
      },
      { location: { type: "MODEL", name: "Pet" }, properties: { title: "A pet" } },
    ],
  },
};

const clock = () => Date.UTC(2026, 0, 2, 3, 4, 5, 678);

async function deploy() {
  const client = new APIGatewayClient({ ...fakeAws({ clock }).clientConfig(), maxAttempts: 1 });
  const body = new TextEncoder().encode(JSON.stringify(pets));
  const { id: restApiId } = await client.send(new ImportRestApiCommand({ body }));
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: "live" }));
  async function getExport(
    exportType: string,
    extensions?: string,
    accepts?: string,
    stageName = "live",
  ) {
    const parameters = extensions === undefined ? {} : { extensions };
    const answer = await client.send(
      new GetExportCommand({ restApiId, stageName, exportType, parameters, accepts }),
    );
    const text = new TextDecoder().decode(answer.body);
    return { ...answer, text, document: parse(text) };
  }
  return { client, restApiId, getExport };
}

test("an export without extensions contains no integrations", async () => {
  const { restApiId, getExport } = await deploy();
  const { document, contentType, contentDisposition } = await getExport("oas30");
  expect(contentType).toBe("application/octet-stream");
  expect(contentDisposition).toBe('attachment; filename="oas30_2026-01-02T03:04:05Z.json"');
  expect(document).toEqual({
    openapi: "3.0.1",
    info: { title: "pets", description: "All pets.", version: "2026-01-02T03:04:05Z" },
    servers: [
      {
        url: `https://${restApiId}.execute-api.us-east-1.amazonaws.com/{basePath}`,
        variables: { basePath: { default: "live" } },
      },
    ],
    paths: {
      "/pets/{id}": {
        get: {
          operationId: "getPet",
          parameters: [
            { name: "full", in: "query", schema: { type: "string" } },
            { name: "id", in: "path", required: true, schema: { type: "string" } },
          ],
          responses: {
            200: {
              description: "200 response",
              content: {
                "application/json": { schema: { $ref: "#/components/schemas/Pet" } },
              },
            },
            404: { description: "404 response", content: {} },
          },
          security: [{ own: [] }, { api_key: [] }],
        },
      },
    },
    components: {
      schemas: { Pet: { type: "object" } },
      securitySchemes: {
        own: { type: "apiKey", in: "header", name: "T" },
        api_key: { type: "apiKey", in: "header", name: "x-api-key" },
      },
    },
  });
});

test("each extension adds its own members, and apigateway adds all", async () => {
  const { getExport } = await deploy();
  const extensionsOf = async (extensions: string) => {
    const { text } = await getExport("swagger", extensions);
    const names = text.matchAll(/"x-amazon-apigateway-([a-z-]+)"/g);
    return [...new Set([...names].map(([, name = ""]) => name))].toSorted();
  };
  expect(await extensionsOf("integrations")).toEqual(["integration"]);
  expect(await extensionsOf("authorizers")).toEqual(["authorizer", "authtype"]);
  expect(await extensionsOf("integrations,authorizers")).toEqual([
    "authorizer",
    "authtype",
    "integration",
  ]);
  expect(await extensionsOf("validators")).toEqual(["request-validator", "request-validators"]);
  expect(await extensionsOf("apigateway")).toEqual([
    "api-key-source",
    "authorizer",
    "authtype",
    "binary-media-types",
    "integration",
    "request-validator",
    "request-validators",
  ]);
});

test("OpenAPI 2.0 lists the media types of templates, and names a cache with keys", async () => {
  const { getExport } = await deploy();
  const { document } = await getExport("swagger", "integrations");
  const { get } = document.paths["/pets/{id}"];
  expect(get).toMatchObject({
    consumes: ["application/json"],
    produces: ["application/json", "text/plain"],
    parameters: [
      { name: "full", in: "query", required: false, type: "string" },
      { name: "id", in: "path", required: true, type: "string" },
    ],
    "x-amazon-apigateway-integration": {
      type: "mock",
      passthroughBehavior: "when_no_match",
      cacheNamespace: expect.any(String),
      cacheKeyParameters: ["method.request.path.id"],
    },
  });
  expect(get["x-amazon-apigateway-integration"]).not.toHaveProperty("timeoutInMillis");
});

test("YAML has the same content", async () => {
  const { getExport } = await deploy();
  const json = await getExport("oas30", "apigateway");
  const yaml = await getExport("oas30", "apigateway", "application/yaml");
  expect(yaml.contentDisposition).toMatch(/\.yaml"$/);
  expect(yaml.text).toMatch(/^openapi: 3\.0\.1\n/);
  expect(yaml.document).toEqual(json.document);
});

test("an export has the deployed state, not later changes", async () => {
  const { client, restApiId, getExport } = await deploy();
  const before = await getExport("oas30");
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
  const resourceId = items.find(({ path }) => path === "/pets")?.id;
  await client.send(new DeleteResourceCommand({ restApiId, resourceId }));
  expect((await getExport("oas30")).document).toEqual(before.document);
});

test("the documentation version of a stage is exported", async () => {
  const { client, restApiId, getExport } = await deploy();
  const version = { restApiId, documentationVersion: "1.0", stageName: "live" };
  await client.send(new CreateDocumentationVersionCommand(version));
  const { document } = await getExport("oas30");
  expect(document.info.description).toBe("For people.");
  expect(document.paths["/pets/{id}"].get.summary).toBe("One pet");
  expect(document.components.schemas.Pet.title).toBe("A pet");
  expect(document["x-amazon-apigateway-documentation"]).toEqual({
    version: "1.0",
    createdDate: "2026-01-02T03:04:05Z",
    documentationParts: pets["x-amazon-apigateway-documentation"].documentationParts,
  });
});

test.each<
  [name: string, type: string, extensions: string | undefined, stage: string, text: string]
>([
  ["an unknown type", "raml", undefined, "live", "No API exporter for type 'raml'"],
  ["an unknown stage", "oas30", undefined, "none", "Invalid stage identifier specified"],
  ["Postman's extensions", "oas30", "integrations,postman", "live", "extension postman"],
])("%s is rejected", async (_, type, extensions, stage, text) => {
  const { getExport } = await deploy();
  await expect(getExport(type, extensions, undefined, stage)).rejects.toThrow(text);
});
