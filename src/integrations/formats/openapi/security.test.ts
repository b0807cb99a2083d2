import { expect, test } from "vitest";
import { DocumentReading, idsFromNames } from "./document-reading.ts";
import { readSecurity } from "./security.ts";
import type { JsonObject } from "./shape.ts";

function read(root: JsonObject) {
  const reading = new DocumentReading({ version: "3.0", root }, idsFromNames);
  return { security: readSecurity(reading), findings: reading.findings };
}

const securitySchemes = {
  key: { type: "apiKey", in: "header", name: "x-api-key" },
  iam: {
    type: "apiKey",
    in: "header",
    name: "Authorization",
    "x-amazon-apigateway-authtype": "awsSigv4",
  },
  users: {
    type: "apiKey",
    in: "header",
    name: "X-Token",
    "x-amazon-apigateway-authtype": "cognito_user_pools",
    "x-amazon-apigateway-authorizer": { type: "cognito_user_pools", providerARNs: ["arn:pool"] },
  },
  own: {
    type: "apiKey",
    in: "header",
    name: "X-Api-Key",
    "x-amazon-apigateway-authtype": "custom",
    "x-amazon-apigateway-authorizer": {
      type: "request",
      authorizerUri: "arn:function",
      identitySource: "method.request.querystring.t",
      authorizerResultTtlInSeconds: 60,
    },
  },
};
const components = { securitySchemes };

test.each<[name: string, operation: JsonObject, expected: object]>([
  ["the document's requirement", {}, { authorizationType: "CUSTOM" }],
  ["no authorization", { security: [] }, { authorizationType: "NONE" }],
  ["an API key", { security: [{ key: [] }] }, { authorizationType: "NONE", apiKeyRequired: true }],
  ["a signature", { security: [{ iam: [] }] }, { authorizationType: "AWS_IAM" }],
  [
    "a signature and a key",
    { security: [{ iam: [], key: [] }] },
    { authorizationType: "AWS_IAM", apiKeyRequired: true },
  ],
  [
    "a signature by extension",
    { security: [], "x-amazon-apigateway-auth": { type: "aws_iam" } },
    { authorizationType: "AWS_IAM" },
  ],
  [
    "the last of several authorizers, and the key",
    { security: [{ users: ["a"] }, { key: [] }, { iam: [] }] },
    { authorizationType: "AWS_IAM", apiKeyRequired: true },
  ],
  [
    "scopes",
    { security: [{ users: ["a", "b"] }] },
    { authorizationType: "COGNITO_USER_POOLS", authorizationScopes: ["a", "b"] },
  ],
])("%s", (_, operation, expected) => {
  const { security, findings } = read({ components, security: [{ own: [] }] });
  expect(security.of(operation, [])).toMatchObject(expected);
  expect(findings).toEqual([]);
});

test("an authorizer's identity source defaults to the scheme's", () => {
  const { security } = read({ components });
  const authorizers = Object.values(security.authorizers).map(({ id: _, ...each }) => each);
  expect(authorizers).toEqual([
    {
      name: "users",
      type: "COGNITO_USER_POOLS",
      providerARNs: ["arn:pool"],
      authType: "cognito_user_pools",
      identitySource: "method.request.header.X-Token",
    },
    {
      name: "own",
      type: "REQUEST",
      authType: "custom",
      authorizerUri: "arn:function",
      identitySource: "method.request.querystring.t",
      authorizerResultTtlInSeconds: 60,
    },
  ]);
});

test("unsupported schemes are reported", () => {
  const { security, findings } = read({
    components: {
      securitySchemes: {
        oauth: { type: "oauth2" },
        other: { type: "apiKey", in: "query", name: "key" },
        jwt: { type: "oauth2", "x-amazon-apigateway-authorizer": { type: "jwt" } },
      },
    },
  });
  expect(security.of({ security: [{ none: [] }, { oauth: [] }] }, ["paths"])).toEqual({
    authorizationType: "NONE",
  });
  expect(
    findings.map(({ code, at, message }) => `${code} ${at.join(".")}: ${message}`),
  ).toMatchInlineSnapshot(`
    [
      "openapi.warning components.securitySchemes.oauth: Unsupported security definition type 'oauth2' for 'oauth'. Ignoring.",
      "openapi.ignored components.securitySchemes.other: API Gateway reads API keys only from the header x-api-key",
      "openapi.ignored components.securitySchemes.jwt: REST APIs do not support authorizers of type JWT",
      "openapi.ignored paths.security: unknown security scheme "none"",
    ]
  `);
});
