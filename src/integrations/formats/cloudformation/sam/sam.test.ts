import { expect, test } from "vitest";
import { loadApi } from "../../load.ts";
import type { LoadedRestApi } from "../../loaded-api.ts";
import { restApiIn } from "../../rest-api-in.ts";

function methodOf({ record }: LoadedRestApi, route: string) {
  const [verb = "", path] = route.split(" ");
  return Object.values(record.resources).find((each) => each.path === path)?.resourceMethods[verb];
}

test.each<[name: string, auth: string, expected: Readonly<Record<string, string>>]>([
  ["nothing", "{}", { "GET /": "NONE", "GET /own": "AWS_IAM", "OPTIONS /": "NONE" }],
  [
    "an authorizer for all",
    "{ DefaultAuthorizer: Pool, Authorizers: { Pool: { UserPoolArn: 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/a' } } }",
    {
      "GET /": "COGNITO_USER_POOLS",
      "GET /own": "AWS_IAM",
      "GET /open": "NONE",
      "OPTIONS /": "COGNITO_USER_POOLS",
    },
  ],
  [
    "an authorizer for all but preflights",
    "{ DefaultAuthorizer: AWS_IAM, AddDefaultAuthorizerToCorsPreflight: false }",
    { "GET /": "AWS_IAM", "GET /open": "NONE", "OPTIONS /": "NONE" },
  ],
  [
    "a key for all",
    "{ ApiKeyRequired: true }",
    {
      "GET /": "NONE with a key",
      "GET /own": "AWS_IAM with a key",
      "OPTIONS /": "NONE with a key",
    },
  ],
  [
    "a key for all but preflights",
    "{ ApiKeyRequired: true, AddApiKeyRequiredToCorsPreflight: false }",
    { "GET /": "NONE with a key", "OPTIONS /": "NONE" },
  ],
])(
  "an Auth of SAM that asks for %s is that of a document's operations",
  async (_, auth, expected) => {
    const get = (security: string) =>
      `{ ${security} responses: {}, x-amazon-apigateway-integration: { type: mock } }`;
    const text = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Pets:
    Type: AWS::Serverless::Api
    Properties:
      StageName: v1
      Cors: "'*'"
      Auth: ${auth}
      DefinitionBody:
        openapi: 3.0.1
        info: { title: pets, version: "1" }
        paths:
          /: { get: ${get("")} }
          /own: { get: ${get("security: [{ AWS_IAM: [] }],")} }
          /open: { get: ${get("security: [{ NONE: [] }],")} }
`;
    const api = restApiIn(await loadApi(text));
    const found = Object.keys(expected).map((key) => {
      const method = methodOf(api, key);
      return [key, `${method?.authorizationType}${method?.apiKeyRequired ? " with a key" : ""}`];
    });
    expect(Object.fromEntries(found)).toEqual(expected);
  },
);

test("properties that SAM has not are told, at their place", async () => {
  const { findings } = await loadApi(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Pets:
    Type: AWS::Serverless::Api
    Properties:
      StageName: v1
      Definitionbody: { openapi: 3.0.1, paths: {} }
      Weather: fine
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Events:
        List: { Type: Api, Properties: { path: /orders, Path: /orders, Methods: get, Method: get } }
`);
  expect(findings).toMatchObject([
    {
      severity: "error",
      code: "sam.unknown-property",
      message: 'AWS::Serverless::Api has no property "Definitionbody"',
      fix: "Did you mean DefinitionBody?",
      place: { line: 8 },
    },
    { severity: "warning", message: 'AWS::Serverless::Api has no property "Weather"' },
    { severity: "error", message: 'event Api has no property "path"', place: { line: 15 } },
    { severity: "error", fix: "Did you mean Method?" },
  ]);
});

test("an event of a type that SAM has not is told, at its place", async () => {
  const { findings } = await loadApi(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: nodejs22.x
      Events:
        List: { Type: Httpapi, Properties: { Path: /orders, Method: get } }
        Queue: { Type: SQS, Properties: { Queue: "arn:aws:sqs:us-east-1:123456789012:q" } }
`);
  expect(findings).toMatchObject([
    {
      severity: "error",
      code: "sam.unknown-event",
      message: "SAM has no event type Httpapi",
      fix: "Did you mean HttpApi?",
      place: { line: 10 },
    },
  ]);
});
