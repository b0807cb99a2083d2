import { describe, expect, test } from "vitest";
import { idsFromNames } from "./document-reading.ts";
import { readOpenApi } from "./read.ts";
import { writeOpenApi } from "./write.ts";

const source = `
openapi: 3.0.1
info: { title: pets, version: "1" }
paths:
  /pets: { $ref: "paths/pets.yaml" }
  /remote: { $ref: "https://example.com/paths.yaml" }
  /none: { $ref: "none.yaml" }
components:
  schemas:
    Pet: { type: string }
`;

const files: Readonly<Record<string, string>> = {
  "paths/pets.yaml": `
get:
  parameters: [{ $ref: "../common.json#/page" }]
  responses:
    200:
      content:
        application/json: { schema: { $ref: "../schemas/pet.yaml" } }
    404:
      content:
        application/json: { schema: { $ref: "#/x-own" } }
  x-amazon-apigateway-integration: { $ref: "../common.json#/mocks/ok~1all" }
x-own: { type: boolean }
`,
  "common.json": JSON.stringify({
    page: { $ref: "#/parameters/page" },
    parameters: { page: { name: "page", in: "query", required: true } },
    mocks: { "ok/all": { type: "mock", requestTemplates: { "application/json": "{}" } } },
  }),
  // It refers to itself, and to a schema of another file.
  "schemas/pet.yaml": `
type: object
properties:
  parent: { $ref: "#" }
  tag: { $ref: "./tags.yaml#/Tag" }
`,
  "schemas/tags.yaml": "Tag: { type: string, enum: [a, b] }",
};

const read = (text = source) => readOpenApi(text, { readFile: (path) => files[path] });

describe("references to other files", () => {
  test("paths, parameters, integrations and models are read from them", () => {
    const { record } = read();
    const resource = Object.values(record.resources).find(({ path }) => path === "/pets");
    expect(resource?.resourceMethods["GET"]).toMatchObject({
      requestParameters: { "method.request.querystring.page": true },
      methodResponses: {
        200: { responseModels: { "application/json": "pet" } },
        404: { responseModels: { "application/json": "xown" } },
      },
      methodIntegration: { type: "MOCK" },
    });
    const url = `https://apigateway.amazonaws.com/restapis/${idsFromNames.restApi}/models`;
    const schemas = Object.values(record.models).map(({ name, schema = "" }) => [
      name,
      JSON.parse(schema),
    ]);
    expect(Object.fromEntries(schemas)).toEqual({
      Pet: { type: "string" },
      pet: {
        type: "object",
        properties: { parent: { $ref: `${url}/pet` }, tag: { $ref: `${url}/Tag` } },
      },
      xown: { type: "boolean" },
      Tag: { type: "string", enum: ["a", "b"] },
    });
  });

  test("it is written as one document", () => {
    const { record } = read();
    const { text, omissions } = writeOpenApi(record);
    expect(omissions).toEqual([]);
    expect(readOpenApi(text)).toMatchObject({ record, findings: [] });
  });

  test("remote references and missing files are reported by name", () => {
    const reported = read().findings.map(({ at, message }) => `${at.join(" ")}: ${message}`);
    expect(reported).toEqual([
      "paths /remote: the reference https://example.com/paths.yaml is not followed: it is remote, and remote references are not fetched",
      "paths /none: the reference none.yaml is not followed: its file was not read",
    ]);
  });

  test("a model of a file with a used name gets another name", () => {
    const { record } = read(
      source.replace("Pet: { type: string }", 'pet: { type: string, $ref: "schemas/pet.yaml" }'),
    );
    expect(Object.keys(record.models)).toContain("pet2");
  });

  test("endless chains of files are rejected", () => {
    let count = 0;
    const readFile = () => `next: { $ref: "${(count += 1)}.yaml" }`;
    expect(() => readOpenApi(source, { readFile })).toThrow(
      expect.objectContaining({ code: "document.limit" }),
    );
    expect(count).toBeLessThan(1_100);
  });

  test.each(["/etc/passwd", "file:///etc/passwd"])("%s is not read", (reference) => {
    const asked: string[] = [];
    readOpenApi(source.replace("none.yaml", reference), {
      readFile(path) {
        asked.push(path);
        return files[path];
      },
    });
    expect(asked.some((path) => path.includes("passwd"))).toBe(false);
  });
});
