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
])("SAM's Auth with %s applies to a document's operations", async (_, auth, expected) => {
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
});

test("unknown SAM properties are reported with their position", async () => {
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
      message: 'unknown property "Definitionbody" of AWS::Serverless::Api',
      fix: "Did you mean DefinitionBody?",
      place: { line: 8 },
    },
    { severity: "warning", message: 'unknown property "Weather" of AWS::Serverless::Api' },
    { severity: "error", message: 'unknown property "path" of event Api', place: { line: 15 } },
    { severity: "error", fix: "Did you mean Method?" },
  ]);
});

test("an unknown SAM event type is reported with its position", async () => {
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
      message: "unknown SAM event type Httpapi",
      fix: "Did you mean HttpApi?",
      place: { line: 10 },
    },
  ]);
});
