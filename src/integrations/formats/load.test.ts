// Over 400 lines, since each kind of file is held with its routes, its findings and their places.
import { expect, test } from "vitest";
import { lambdasOf } from "./lambdas-of.ts";
import { type LoadOptions, loadApi } from "./load.ts";
import type { LoadedRestApi } from "./loaded-api.ts";
import { restApiIn } from "./rest-api-in.ts";

const sam = `
AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: { Type: String, Default: dev }
Globals:
  Function:
    Runtime: nodejs22.x
    Environment: { Variables: { STAGE: !Ref Stage } }
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      AutoPublishAlias: live
      Events:
        Get: { Type: Api, Properties: { Path: "/orders/{id}", Method: get } }
        Any: { Type: Api, Properties: { Path: "/{proxy+}", Method: ANY } }
        Explicit: { Type: Api, Properties: { Path: /, Method: post, RestApiId: !Ref Shop } }
        Nightly: { Type: Schedule, Properties: { Schedule: rate(1 day) } }
  Shop:
    Type: AWS::Serverless::Api
    Properties:
      Name: !Sub "\${AWS::StackName}-shop"
      StageName: !Ref Stage
      Variables: { color: red }
      BinaryMediaTypes: [image~1png]
      EndpointConfiguration: REGIONAL
      Cors: { AllowOrigin: "'https://example.com'", AllowHeaders: "'Authorization'" }
      Auth:
        DefaultAuthorizer: Token
        Authorizers: { Token: { FunctionArn: !GetAtt Guard.Arn } }
  Guard:
    Type: AWS::Serverless::Function
    Properties: { Handler: guard.handler }
Outputs:
  Url: { Value: !Sub "https://\${Shop}.execute-api.\${AWS::Region}.amazonaws.com/\${Shop.Stage}" }
`;

function routesOf({ record }: LoadedRestApi): string[] {
  return Object.values(record.resources).flatMap(({ path, resourceMethods }) =>
    Object.keys(resourceMethods).map((method) => `${method} ${path}`),
  );
}

function methodOf({ record }: LoadedRestApi, route: string) {
  const [verb = "", path] = route.split(" ");
  return Object.values(record.resources).find((each) => each.path === path)?.resourceMethods[verb];
}

const invocation = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`;

test("a SAM template has its explicit and implicit APIs", async () => {
  const loaded = await loadApi(sam);
  expect(loaded).toMatchObject({ format: "sam", findings: [], missing: [] });
  expect(loaded.apis.map(({ name, stages }) => [name, stages])).toEqual([
    ["Shop", [{ name: "dev", variables: { color: "red" } }]],
    ["ServerlessRestApi", [{ name: "Prod", variables: {} }]],
  ]);
  expect(routesOf(restApiIn(loaded, "ServerlessRestApi"))).toEqual([
    "GET /orders/{id}",
    "ANY /{proxy+}",
  ]);
  expect(routesOf(restApiIn(loaded, "Shop"))).toEqual(["POST /", "OPTIONS /"]);
});

test("the functions of a SAM template are listed", async () => {
  const loaded = await loadApi(sam);
  expect(restApiIn(loaded, "Shop").functions).toEqual([
    {
      name: "Orders",
      arn: "arn:aws:lambda:us-east-1:123456789012:function:Orders:live",
      handler: "app.handler",
      runtime: "nodejs22.x",
      codeUri: "src/",
    },
    {
      name: "Guard",
      arn: "arn:aws:lambda:us-east-1:123456789012:function:Guard",
      handler: "guard.handler",
      runtime: "nodejs22.x",
    },
  ]);
});

test("the settings of a SAM API are in its record", async () => {
  const shop = restApiIn(await loadApi(sam, { stackName: "west" }), "Shop");
  expect(shop.record.restApi).toMatchObject({
    name: "west-shop",
    binaryMediaTypes: ["image/png"],
    endpointConfiguration: { types: ["REGIONAL"] },
  });
  const [authorizer] = Object.values(shop.record.authorizers);
  expect(authorizer).toMatchObject({
    name: "Token",
    type: "TOKEN",
    authorizerUri: invocation("Guard"),
    identitySource: "method.request.header.Authorization",
  });
  expect(methodOf(shop, "POST /")).toMatchObject({
    authorizationType: "CUSTOM",
    authorizerId: authorizer?.id,
  });
  const options = methodOf(shop, "OPTIONS /")?.methodIntegration;
  expect(options?.integrationResponses?.["200"]?.responseParameters).toEqual({
    "method.response.header.Access-Control-Allow-Origin": "'https://example.com'",
    "method.response.header.Access-Control-Allow-Headers": "'Authorization'",
    "method.response.header.Access-Control-Allow-Methods": "'OPTIONS,POST'",
  });
});

test("code for a function that the API does not call is rejected by name", async () => {
  const api = restApiIn(await loadApi(sam), "ServerlessRestApi");
  expect(() => lambdasOf(api, { Order: () => ({}) })).toThrow(
    'Failed to match function "Order": the API "ServerlessRestApi" does not call it\nDid you mean "Orders"?',
  );
});

test("stage variables in a function's ARN are resolved for every stage", () => {
  const arn = "arn:aws:lambda:us-east-1:123456789012:function:orders:${stageVariables.alias}";
  const api = {
    name: "orders",
    functions: [{ name: "orders", arn }],
    stages: [
      { name: "a", variables: { alias: "one" } },
      { name: "b", variables: { alias: "two" } },
    ],
  };
  expect(Object.keys(lambdasOf(api, { orders: 1 }))).toEqual([
    arn.replace("${stageVariables.alias}", "one"),
    arn.replace("${stageVariables.alias}", "two"),
  ]);
});

const documents: Readonly<Record<string, string>> = {
  "app/openapi.yaml": `
swagger: "2.0"
info: { title: pets, version: 1.0 }
paths:
  /pets:
    get:
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: { application/json: '{"statusCode": 200}' }
        responses: { default: { statusCode: 200 } }
      responses: { 200: { description: ok } }
`,
};

const readFile: NonNullable<LoadOptions["readFile"]> = async (path) => {
  const text = documents[path];
  if (text === undefined) throw new Error(`no file ${path}`);
  return text;
};

test.each<[name: string, properties: string]>([
  ["DefinitionUri", "DefinitionUri: ./openapi.yaml"],
  [
    "an AWS::Include in DefinitionBody",
    "DefinitionBody: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: openapi.yaml } } }",
  ],
])("%s reads the document beside the template", async (_, properties) => {
  const text = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Pets: { Type: "AWS::Serverless::Api", Properties: { StageName: v1, ${properties} } }
`;
  const loaded = await loadApi(text, { readFile, file: "app/template.yaml" });
  expect(loaded.findings).toEqual([]);
  expect(routesOf(restApiIn(loaded))).toEqual(["GET /pets"]);
});

test("a missing document is a finding, and the rest is read", async () => {
  const text = `
Resources:
  Here: { Type: "AWS::ApiGateway::RestApi", Properties: { BodyS3Location: none.yaml } }
  There: { Type: "AWS::ApiGateway::RestApi", Properties: { BodyS3Location: { Bucket: b, Key: k } } }
`;
  const { apis, findings } = await loadApi(text, { readFile });
  expect(apis.map(({ name }) => name)).toEqual(["Here", "There"]);
  expect(findings.map(({ code, message, place }) => [code, message, place?.line])).toEqual([
    ["cloudformation.no-document", "no file none.yaml", 3],
    [
      "cloudformation.document-elsewhere",
      "the API's document at s3://b/k is not available: its methods are not read",
      4,
    ],
  ]);
});

test.each([
  "../secret.yaml",
  "a/../../secret.yaml",
  "/etc/passwd",
  "C:\\\\secret",
  "file:///etc/passwd",
])("a file outside the template's folder, %s, is a finding and is not read", async (path) => {
  const text = `
Resources:
  Api: { Type: "AWS::ApiGateway::RestApi", Properties: { BodyS3Location: "${path}" } }
`;
  const read: string[] = [];
  const { findings } = await loadApi(text, {
    file: "app/template.yaml",
    readFile: async (each) => {
      read.push(each);
      return "openapi: 3.0.1";
    },
  });
  expect(findings[0]).toMatchObject({
    code: "cloudformation.document-outside",
    message: expect.stringContaining("is outside the folder of the template"),
  });
  expect(read).toEqual([]);
});

test("a file outside is read if that is allowed", async () => {
  const text = `
Resources:
  Api: { Type: "AWS::ApiGateway::RestApi", Properties: { BodyS3Location: ../pets.yaml } }
`;
  const loaded = await loadApi(text, {
    file: "app/template.yaml",
    allowFilesOutside: true,
    readFile: (path) => readFile(path.replace("app/../", "app/")),
  });
  expect(loaded.findings.map(({ code }) => code)).not.toContain("cloudformation.document-outside");
});

test("a document that cannot be parsed is a finding that names it, and the rest is read", async () => {
  const text = `
Resources:
  Broken: { Type: "AWS::ApiGateway::RestApi", Properties: { BodyS3Location: broken.yaml } }
  Other: { Type: "AWS::ApiGateway::RestApi", Properties: { Name: other } }
`;
  const { apis, findings } = await loadApi(text, { readFile: async () => "{ broken: [" });
  expect(apis.map(({ name }) => name)).toEqual(["Broken", "Other"]);
  expect(findings[0]).toMatchObject({
    code: "cloudformation.no-document",
    message: expect.stringContaining("broken.yaml"),
  });
});

test("an OpenAPI document is one API, named by its title", async () => {
  const loaded = await loadApi("app/openapi.yaml", { readFile });
  expect(loaded).toMatchObject({ format: "openapi", findings: [], apis: [{ name: "pets" }] });
  expect(loaded.apis[0]?.definition).toMatchObject({ kind: "rest-api", name: "pets" });
});

test("a CDK template is recognized", async () => {
  const text = JSON.stringify({
    Resources: {
      api0: {
        Type: "AWS::ApiGateway::RestApi",
        Properties: { Name: "cdk" },
        Metadata: { "aws:cdk:path": "Stack/api/Resource" },
      },
      apiANY0: {
        Type: "AWS::ApiGateway::Method",
        Properties: {
          HttpMethod: "ANY",
          RestApiId: { Ref: "api0" },
          ResourceId: { "Fn::GetAtt": ["api0", "RootResourceId"] },
          AuthorizationType: "NONE",
          Integration: {
            Type: "AWS_PROXY",
            IntegrationHttpMethod: "POST",
            Uri: {
              "Fn::Join": [
                "",
                [
                  "arn:",
                  { Ref: "AWS::Partition" },
                  ":apigateway:",
                  { Ref: "AWS::Region" },
                  ":lambda:path/2015-03-31/functions/",
                  { "Fn::GetAtt": ["fn0", "Arn"] },
                  "/invocations",
                ],
              ],
            },
          },
        },
      },
      fn0: { Type: "AWS::Lambda::Function", Properties: { Handler: "index.handler" } },
      permission0: {
        Type: "AWS::Lambda::Permission",
        Properties: {
          FunctionName: { "Fn::GetAtt": ["fn0", "Arn"] },
          Principal: "apigateway.amazonaws.com",
        },
      },
    },
  });
  const loaded = await loadApi(text);
  expect(loaded).toMatchObject({ format: "cdk", findings: [], missing: [] });
  const api = restApiIn(loaded);
  expect(api.functions.map(({ name }) => name)).toEqual(["fn0"]);
  expect(methodOf(api, "ANY /")?.methodIntegration?.uri).toBe(invocation("fn0"));
});

test.each<[name: string, text: string, code: string, message: RegExp]>([
  ["another kind of document", "a: 1\n", "document.invalid", /neither an OpenAPI document nor/],
  ["a list", "- 1\n", "document.invalid", /neither/],
  [
    "an unknown version",
    "AWSTemplateFormatVersion: 2020-01-01\nResources: {}\n",
    "document.invalid",
    /only "2010-09-09" exists/,
  ],
  ["no resources", "Transform: AWS::Serverless-2016-10-31\n{}", "document.invalid", /./],
  ["a template without resources", "Transform: x\nOther: 1\n", "document.invalid", /no Resources/],
  ["broken YAML", 'a: "b\n', "document.invalid", /Failed to read the text/],
  ["broken JSON", '{"a": \n', "document.invalid", /Failed to read the text/],
  ["50 MB", `a: ${"x".repeat(50_000_000)}\n`, "document.limit", /larger than 16 MB/],
  ["depth", `${"[".repeat(300)}${"]".repeat(300)}\n`, "document.limit", /deeper than 200/],
  [
    "aliases that multiply",
    `a: &a [x]\n${Array.from({ length: 40 }, (_, at) => `k${at}: &${"a".repeat(at + 2)} [${`*${"a".repeat(at + 1)}, `.repeat(9)}]`).join("\n")}\n`,
    "document.limit",
    /more than 2000000 values/,
  ],
  ["an alias of its own parent", "a: &a [*a]\n", "document.limit", /has no anchor before it/],
])("%s is rejected", async (_, text, code, message) => {
  await expect(loadApi(text)).rejects.toMatchObject({ code });
  await expect(loadApi(text)).rejects.toThrow(message);
});

test("a missing file is rejected by its path", async () => {
  await expect(loadApi("no/such/template.yaml")).rejects.toMatchObject({
    code: "document.not-found",
    message: expect.stringContaining('Failed to read "no/such/template.yaml"'),
  });
});

test("names of prototypes are names like any other", async () => {
  const text = `
Resources:
  __proto__: { Type: "AWS::ApiGateway::RestApi", Properties: { Name: a, __proto__: { x: 1 } } }
  constructor: { Type: "AWS::ApiGateway::RestApi", Properties: { Name: { Ref: toString } } }
`;
  const { apis, missing } = await loadApi(text);
  expect(apis.map(({ name }) => name)).toEqual(["__proto__", "constructor"]);
  expect(missing.map(({ name }) => name)).toEqual(["toString"]);
  expect(Reflect.get({}, "x")).toBeUndefined();
});

test("a single REST API needs no name, one of several does", async () => {
  const loaded = await loadApi(sam);
  expect(() => restApiIn(loaded)).toThrow(
    "Failed to find the REST API: the file has 2 of them\nPass the name of one: Shop, ServerlessRestApi.",
  );
  expect(() => restApiIn(loaded, "Shopp")).toThrow(
    'Failed to find the REST API "Shopp": the file has no REST API with that name\nDid you mean "Shop"?',
  );
});

test("an unknown reference is reported with a suggestion, a parameter without a value is not", async () => {
  const { findings } = await loadApi(`
Parameters:
  Name: { Type: String }
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: !Ref Name } }
  Resource:
    Type: AWS::ApiGateway::Resource
    Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Apii.RootResourceId, PathPart: pets }
`);
  const reported = findings.map(
    ({ severity, message, fix }) => `${severity}: ${message} ${fix ?? ""}`,
  );
  expect(reported).toContain(
    "warning: unknown name Apii: CloudFormation rejects the reference Did you mean Api?",
  );
  expect(reported.filter((text) => text.includes("Name"))).toEqual([
    expect.stringMatching(/^info: the value of Name is unknown/),
  ]);
});

test.each([
  [[], "the file has none\nThe file has no other API either. Its findings may explain why."],
  [
    ["http-api"],
    "the file has none\nThe file has http-api A, listed in loaded.apis. Call their functions with invoke and a request's event.",
  ],
  [["rest-api", "rest-api"], "the file has 2 of them\nPass the name of one: A, B."],
] as const)(
  "%j does not have exactly one REST API, and the error lists the APIs",
  (kinds, said) => {
    // Nothing else of an API is looked at.
    const apis = kinds.map((apiKind, at) => ({ apiKind, name: "AB".charAt(at) })) as never;
    expect(() => restApiIn({ apis })).toThrow(`Failed to find the REST API: ${said}`);
  },
);

test("what an import rejects is reported once, with a fix", async () => {
  const { findings } = await loadApi(
    JSON.stringify({
      openapi: "3.0.1",
      info: { title: "pets", version: "1" },
      paths: {
        "/pets": {
          get: {
            responses: { 200: { description: "all" } },
            "x-amazon-apigateway-integration": {
              type: "http_proxy",
              httpMethod: "GET",
              uri: "https://example.com/pets",
              requestParameters: {
                "integration.request.header.X-Tenant": "method.request.header.X-Tenant",
              },
            },
          },
        },
      },
    }),
  );
  expect(findings).toMatchObject([
    {
      code: "openapi.refused",
      severity: "error",
      message: expect.stringContaining("method.request.header.X-Tenant"),
      fix: "Add it to the method's request parameters.",
    },
  ]);
});

test("findings have codes and details", async () => {
  const { findings } = await loadApi(
    JSON.stringify({
      Resources: {
        Api: { Type: "AWS::ApiGateway::RestApi", Properties: { Name: "a", Nam: "b" } },
        Odd: { Type: "AWS::ApiGateway::Modle", Properties: {} },
      },
    }),
  );
  const about = findings.map((finding) => {
    switch (finding.code) {
      case "cloudformation.unknown-member":
        return finding.details.member;
      case "cloudformation.unknown-type":
        return finding.details.meant;
      default:
        return finding.code;
    }
  });
  expect(about).toEqual(["AWS::ApiGateway::Model", "Nam"]);
});
