import type {
  PutIntegrationCommandInput,
  PutIntegrationResponseCommandInput,
} from "@aws-sdk/client-api-gateway";
import type {
  CreateIntegrationCommandInput,
  CreateIntegrationResponseCommandInput,
} from "@aws-sdk/client-apigatewayv2";
import { describe, expect, expectTypeOf, test } from "vitest";
import type {
  CreateIntegrationInput,
  CreateIntegrationResponseInput,
  PutIntegrationInput,
  PutIntegrationResponseInput,
} from "../../src/integrations/index.ts";
import { messagesOf } from "./compiler-messages.ts";

const imports = `
import { http, httpApi, httpRoute, rest, route, webSocket } from "../../src/integrations/index.ts";
const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";
const credentials = "arn:aws:iam::123456789012:role/send";
const uri = "https://example.com/{id}";
const target = { type: "alb", arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/1" } as const;
`.trim();

/** Each snippet stands on line 6. */
const said = (snippet: string) => messagesOf(`${imports}\n${snippet}\n`);

test("the inputs of SDK commands are the clients' own types", () => {
  type Rest = Omit<PutIntegrationCommandInput, "restApiId" | "resourceId" | "httpMethod">;
  type RestResponse = Omit<
    PutIntegrationResponseCommandInput,
    "restApiId" | "resourceId" | "httpMethod"
  >;
  expectTypeOf<PutIntegrationInput>().toExtend<Rest>();
  expectTypeOf<PutIntegrationResponseInput>().toExtend<RestResponse>();
  expectTypeOf<CreateIntegrationInput>().toExtend<Omit<CreateIntegrationCommandInput, "ApiId">>();
  expectTypeOf<CreateIntegrationResponseInput>().toExtend<
    Omit<CreateIntegrationResponseCommandInput, "ApiId" | "IntegrationId">
  >();
  expectTypeOf<keyof Rest>().toEqualTypeOf<keyof PutIntegrationInput>();
});

test("valid code compiles", () => {
  const right = [
    "rest.lambdaProxy({ functionArn });",
    'rest.privateV2({ vpcLinkId: "a1", target, uri, integrationHttpMethod: "ANY" });',
    'http.awsService({ subtype: "SQS-PurgeQueue", credentials, parameters: { QueueUrl: "u" } });',
    'route("GET /pets/{id}", ({ path }) => rest.httpProxy({ uri, integrationHttpMethod: "GET", requestParameters: { "integration.request.path.id": path.id } }));',
  ];
  expect(said(right.join("\n"))).toEqual([]);
});

describe("the compiler rejects", () => {
  test("a Lambda integration with a method other than POST", () => {
    expect(
      said(`rest.lambdaProxy({ functionArn, integrationHttpMethod: "GET" });`),
    ).toMatchInlineSnapshot(`
      [
        "6: Type '"GET"' is not assignable to type '"POST"'.
      The expected type comes from property 'integrationHttpMethod' which is declared here on type 'RestLambdaProxySettings'",
      ]
    `);
  });

  test("MOCK on an HTTP API", () => {
    // The compiler decides which member of the union it compares with next.
    const [message] = said(`httpApi({ name: "a", routes: { "GET /": rest.mock({}) } });`);
    expect(message).toContain(
      "Type 'RestMock' is not assignable to type 'HttpRouteIntegration<\"GET /\">'.",
    );
  });

  test("HTTP on an HTTP API", () => {
    expect(said(`http.http({ uri });`)).toMatchInlineSnapshot(`
      [
        "6: Property 'http' does not exist on type '{ lambdaProxy(settings: HttpLambdaProxySettings): HttpLambdaProxy; httpProxy(settings: HttpHttpProxySettings): HttpHttpProxy; private(settings: HttpPrivateSettings): HttpPrivate; awsService<const Subtype extends HttpAwsServiceSubtype>(settings: HttpAwsServiceSettings<...>): HttpAwsService; }'.",
      ]
    `);
  });

  test("AWS on an HTTP API", () => {
    expect(
      said(`http.awsService({ uri: "arn:aws:apigateway:us-east-1:s3:path/b", credentials });`),
    ).toMatchInlineSnapshot(`
      [
        "6: Object literal may only specify known properties, and 'uri' does not exist in type 'HttpAwsServiceSettings<"EventBridge-PutEvents" | "SQS-SendMessage" | "SQS-ReceiveMessage" | "SQS-DeleteMessage" | "SQS-PurgeQueue" | "AppConfig-GetConfiguration" | "Kinesis-PutRecord" | "StepFunctions-StartExecution" | "StepFunctions-StartSyncExecution" | "StepFunctions-StopExecution">'.",
      ]
    `);
  });

  test("a VPC link of version 2 without a target", () => {
    expect(
      said(`rest.privateV2({ vpcLinkId: "a1", uri, integrationHttpMethod: "ANY" });`),
    ).toMatchInlineSnapshot(`
      [
        "6: Argument of type '{ vpcLinkId: string; uri: string; integrationHttpMethod: "ANY"; }' is not assignable to parameter of type 'RestPrivateV2Settings'.
        Property 'target' is missing in type '{ vpcLinkId: string; uri: string; integrationHttpMethod: "ANY"; }' but required in type 'PrivateHttpProxyV2Settings'.
      'target' is declared here.",
      ]
    `);
  });

  test("a target with a link of version 1", () => {
    expect(
      said(
        `rest.privateV1({ type: "HTTP_PROXY", vpcLinkId: "a1", target, uri, integrationHttpMethod: "ANY" });`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "6: Object literal may only specify known properties, and 'target' does not exist in type 'PrivateHttpProxyV1Settings | PrivateHttpStreamingProxyV1Settings'.",
      ]
    `);
  });

  test("a private integration of type AWS", () => {
    expect(
      said(`rest.privateV1({ type: "AWS", vpcLinkId: "a1", uri, integrationHttpMethod: "ANY" });`),
    ).toMatchInlineSnapshot(`
      [
        "6: Type '"AWS"' is not assignable to type '"HTTP" | "HTTP_PROXY"'.
      The expected type comes from property 'type' which is declared here on type 'RestPrivateV1Settings'",
      ]
    `);
  });

  test("a subtype without a parameter that it needs", () => {
    expect(
      said(
        `http.awsService({ subtype: "SQS-SendMessage", credentials, parameters: { QueueUrl: "u" } });`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "6: Property 'MessageBody' is missing in type '{ QueueUrl: string; }' but required in type '{ QueueUrl: string; MessageBody: string; Region?: string | undefined; DelaySeconds?: string | undefined; MessageAttributes?: string | undefined; MessageDeduplicationId?: string | undefined; MessageGroupId?: string | undefined; MessageSystemAttributes?: string | undefined; }'.
      The expected type comes from property 'parameters' which is declared here on type 'HttpAwsServiceSettings<"SQS-SendMessage">'",
      ]
    `);
  });

  test("a subtype with an unknown parameter", () => {
    expect(
      said(
        `http.awsService({ subtype: "SQS-PurgeQueue", credentials, parameters: { QueueUrl: "u", Queue: "q" } });`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "6: Object literal may only specify known properties, and 'Queue' does not exist in type '{ QueueUrl: string; Region?: string | undefined; }'.
      The expected type comes from property 'parameters' which is declared here on type 'HttpAwsServiceSettings<"SQS-PurgeQueue">'",
      ]
    `);
  });

  test("payload 2.0 on a WebSocket API", () => {
    expect(
      said(`webSocket.lambdaProxy({ functionArn, payloadFormatVersion: "2.0" });`),
    ).toMatchInlineSnapshot(`
      [
        "6: Object literal may only specify known properties, and 'payloadFormatVersion' does not exist in type 'WebSocketLambdaProxySettings'.",
      ]
    `);
  });

  test("a server name to verify on a REST API", () => {
    expect(
      said(
        `rest.httpProxy({ uri, integrationHttpMethod: "GET", tlsConfig: { serverNameToVerify: "a" } });`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "6: Object literal may only specify known properties, and 'serverNameToVerify' does not exist in type '{ insecureSkipVerification: boolean; }'.
      The expected type comes from property 'tlsConfig' which is declared here on type 'RestHttpProxySettings'",
      ]
    `);
  });

  test("templates on a streaming integration", () => {
    expect(
      said(`rest.lambdaStreamingProxy({ functionArn, requestTemplates: {} });`),
    ).toMatchInlineSnapshot(`
      [
        "6: Object literal may only specify known properties, and 'requestTemplates' does not exist in type 'RestLambdaStreamingProxySettings'.",
      ]
    `);
  });

  test("caching on a streaming integration", () => {
    expect(
      said(`rest.httpStreamingProxy({ uri, integrationHttpMethod: "GET", cacheNamespace: "a" });`),
    ).toMatchInlineSnapshot(`
      [
        "6: Object literal may only specify known properties, and 'cacheNamespace' does not exist in type 'BuilderInput<RestHttpStreamingProxy, never, HttpUri>'.",
      ]
    `);
  });

  test("content handling on an HTTP API", () => {
    expect(
      said(`http.lambdaProxy({ functionArn, contentHandling: "CONVERT_TO_TEXT" });`),
    ).toMatchInlineSnapshot(`
      [
        "6: Object literal may only specify known properties, and 'contentHandling' does not exist in type 'HttpLambdaProxySettings'.",
      ]
    `);
  });

  test("templates on an HTTP API", () => {
    expect(
      said(`http.httpProxy({ uri, integrationMethod: "GET", requestTemplates: {} });`),
    ).toMatchInlineSnapshot(`
      [
        "6: Object literal may only specify known properties, and 'requestTemplates' does not exist in type 'Settings<HttpHttpProxy>'.",
      ]
    `);
  });

  test("a mapping from an unknown path parameter", () => {
    expect(
      said(
        `route("GET /pets/{id}", ({ path }) => rest.httpProxy({ uri, integrationHttpMethod: "GET", requestParameters: { "integration.request.path.id": path.petId } }));`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "6: Property 'petId' does not exist on type 'PathExpressions<"GET /pets/{id}">'.",
      ]
    `);
  });

  test("a mapping from an unknown path parameter of an HTTP API", () => {
    expect(
      said(
        `httpRoute("GET /pets/{id}", ({ path }) => http.httpProxy({ uri, integrationMethod: "GET", requestParameters: { "overwrite:path": path.petId } }));`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "6: Property 'petId' does not exist on type '{ readonly id: string; }'.",
      ]
    `);
  });

  test("a mapping from a header that the route does not declare", () => {
    expect(
      said(
        `route("GET /", { requestParameters: { "method.request.header.X-Id": true } }, ({ header }) => rest.httpProxy({ uri, integrationHttpMethod: "GET", requestParameters: { "integration.request.header.X": header("X-Ids") } }));`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "6: Argument of type '"X-Ids"' is not assignable to parameter of type '"X-Id"'.",
      ]
    `);
  });
});
