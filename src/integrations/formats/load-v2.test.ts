import { expect, test } from "vitest";
import { loadApi } from "./load.ts";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:Orders";

test("a SAM HTTP API has a route and an integration for each event", async () => {
  const loaded = await loadApi(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Events:
        Get: { Type: HttpApi, Properties: { Path: "/orders/{id}", Method: get, ApiId: !Ref Api } }
        Other: { Type: HttpApi, Properties: { ApiId: !Ref Api, PayloadFormatVersion: "1.0" } }
        Implied: { Type: HttpApi, Properties: { Path: /, Method: ANY } }
  Api:
    Type: AWS::Serverless::HttpApi
    Properties:
      Name: orders
      StageVariables: { color: red }
      Auth:
        DefaultAuthorizer: Users
        Authorizers: { Users: { JwtConfiguration: { issuer: "https://i", audience: [a] } } }
`);
  expect(loaded).toMatchObject({ format: "sam", findings: [], missing: [] });
  const [api, implied] = loaded.apis;
  expect(api).toMatchObject({
    apiKind: "http-api",
    name: "Api",
    stages: [{ name: "$default", variables: { color: "red" } }],
    functions: [{ name: "Orders", arn: functionArn, handler: "app.handler" }],
    record: {
      Api: { Name: "orders", ProtocolType: "HTTP" },
      Routes: {
        "GET /orders/{id}": { AuthorizationType: "JWT", Target: expect.any(String) },
        $default: { AuthorizationType: "JWT" },
      },
    },
  });
  expect(implied).toMatchObject({
    name: "ServerlessHttpApi",
    record: { Api: { Name: "stack" }, Routes: { "ANY /": {} } },
    definition: { kind: "http-api", routes: [{ key: "ANY /" }] },
  });
});

const webSocket = `
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties:
      ApiId: !Ref Api
      RouteKey: $connect
      RouteResponseSelectionExpression: $default
      Target: !Join ["/", [integrations, !Ref Mock]]
  Answer:
    Type: AWS::ApiGatewayV2::RouteResponse
    Properties: { ApiId: !Ref Api, RouteId: !Ref Connect, RouteResponseKey: $default }
  Mock:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Api
      IntegrationType: MOCK
      TemplateSelectionExpression: "200"
      RequestTemplates: { "200": '{"statusCode": 200}' }
  MockAnswer:
    Type: AWS::ApiGatewayV2::IntegrationResponse
    Properties: { ApiId: !Ref Api, IntegrationId: !Ref Mock, IntegrationResponseKey: $default }
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties: { ApiId: !Ref Api, StageName: live, AutoDeploy: true }
`;

test("a WebSocket API is read with its responses", async () => {
  const loaded = await loadApi(webSocket);
  expect(loaded).toMatchObject({ format: "cloudformation", findings: [], missing: [] });
  const [api] = loaded.apis;
  expect(api).toMatchObject({
    apiKind: "web-socket-api",
    name: "Api",
    stages: [{ name: "live" }],
    record: {
      Routes: { $connect: { RouteResponses: { $default: { RouteResponseKey: "$default" } } } },
    },
  });
  const integrations = Object.values(Object(api?.record)["Integrations"]);
  expect(integrations).toEqual([
    expect.objectContaining({
      IntegrationType: "MOCK",
      RequestTemplates: { "200": '{"statusCode": 200}' },
      IntegrationResponses: { $default: { IntegrationResponseKey: "$default" } },
    }),
  ]);
});

test("the document of an HTTP API gives its routes", async () => {
  const { apis, findings } = await loadApi(`
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Body:
        openapi: 3.0.1
        info: { title: pets }
        paths:
          /pets:
            x-amazon-apigateway-any-method:
              x-amazon-apigateway-integration: { $ref: "#/components/x-amazon-apigateway-integrations/pets" }
        components:
          x-amazon-apigateway-integrations:
            pets: { type: HTTP_PROXY, httpMethod: ANY, uri: "https://example.com", payloadFormatVersion: "1.0" }
`);
  expect(findings).toEqual([]);
  expect(apis[0]?.record).toMatchObject({
    Api: { Name: "pets", ProtocolType: "HTTP" },
    Routes: { "ANY /pets": { RouteKey: "ANY /pets" } },
  });
});

test("an API from quick create has its route", async () => {
  const { apis } = await loadApi(`
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: quick, ProtocolType: HTTP, Target: "${functionArn}" }
`);
  expect(apis[0]).toMatchObject({
    functions: [{ name: "Orders", arn: functionArn }],
    record: { Routes: { $default: { Target: "integrations/quick" } } },
  });
});

test.each<[name: string, from: string, to: string, code: string, line: number]>([
  [
    "a target that is not an integration",
    "!Ref Mock]]",
    "!Ref Api]]",
    "cloudformation.no-target",
    12,
  ],
  [
    "a selection expression without a dollar",
    'TemplateSelectionExpression: "200"',
    "TemplateSelectionExpression: request.body.a",
    "cloudformation.selection-expression",
    21,
  ],
  [
    "no route selection expression",
    ", RouteSelectionExpression: $request.body.action",
    "",
    "cloudformation.no-route-selection",
    3,
  ],
  [
    "a member of another object",
    "RouteKey: $connect",
    "RouteKey: $connect\n      IntegrationType: MOCK",
    "cloudformation.misplaced-member",
    11,
  ],
])("%s is reported", async (_, from, to, code, line) => {
  const { findings } = await loadApi(webSocket.replace(from, to));
  expect(findings).toContainEqual(
    expect.objectContaining({ code, place: expect.objectContaining({ line }) }),
  );
});
