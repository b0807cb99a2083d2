import { expect, test } from "vitest";
import { readOpenApi } from "./read.ts";

const yaml = `openapi: 3.0.1
info:
  title: pets
paths:
  /pets:
    get:
      x-amazon-apigateway-integration:
        type: http
        httpMethod: GET
        uri: example.com
    put:
      x-amazon-apigateway-integration:
        type: mock
        passthroughBehaviour: never
        responses:
          default:
            statusCode: 200
            responseParameters:
              method.response.header.A: unquoted
  /pets(all): {}
components:
  schemas:
    No-Name: {}
`;

test.each(["yaml", "json"])("each finding in %s has its line and column", (syntax) => {
  const source = syntax === "yaml" ? yaml : toJson();
  const lines = source.split("\n");
  const { findings, placeOf } = readOpenApi(source);
  const reported = findings.map(({ at }) => {
    const { line, column } = placeOf(at);
    return [at.at(-1), lines[line - 1]?.slice(column - 1).replace(/["{}:, ].*|^"/g, "")];
  });
  expect(reported.map(([name]) => name)).toEqual([
    "passthroughBehaviour",
    "No-Name",
    "/pets(all)",
    "uri",
    "responseParameters",
  ]);
  const found = findings.map(({ at }) => {
    const { line, column } = placeOf(at);
    return lines[line - 1]?.slice(column - 1).match(/[\w/()-]+/)?.[0];
  });
  expect(found).toEqual(reported.map(([name]) => name));
});

function toJson(): string {
  const integration = "x-amazon-apigateway-integration";
  const document = {
    openapi: "3.0.1",
    info: { title: "pets" },
    paths: {
      "/pets": {
        get: { [integration]: { type: "http", httpMethod: "GET", uri: "example.com" } },
        put: {
          [integration]: {
            type: "mock",
            passthroughBehaviour: "never",
            responses: {
              default: {
                statusCode: 200,
                responseParameters: { "method.response.header.A": "unquoted" },
              },
            },
          },
        },
      },
      "/pets(all)": {},
    },
    components: { schemas: { "No-Name": {} } },
  };
  return JSON.stringify(document, undefined, 1);
}
