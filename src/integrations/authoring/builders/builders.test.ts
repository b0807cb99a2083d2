import { describe, expect, test } from "vitest";
import { functionArn } from "../../../../test/support/arns.ts";
import { isGatewrightError } from "../../../core/errors.ts";
import { lowerIntegration } from "../../convert/lower-integration.ts";
import { route } from "../api/route.ts";
import { http } from "./http.ts";
import { rest } from "./rest.ts";
import { webSocket } from "./web-socket.ts";

const credentials = "arn:aws:iam::123456789012:role/call";
const uri = "https://example.com/{id}";

test("URI and credentials may be passed in parts", () => {
  const service = rest.awsService({
    uri: {
      partition: "aws",
      region: "us-east-1",
      service: "states",
      target: { type: "action", action: "StartExecution" },
    },
    credentials: { type: "role", partition: "aws", accountId: "123456789012", name: "call" },
  });
  expect(service).toEqual({
    kind: "rest.aws-service",
    integrationHttpMethod: "POST",
    uri: "arn:aws:apigateway:us-east-1:states:action/StartExecution",
    credentials,
  });
});

test("a selection pattern may be a literal, which keeps its backslashes", () => {
  const { responses } = rest.lambda({
    functionArn,
    responses: { 200: {}, 404: { selectionPattern: /^\[NotFound\].*/ } },
  });
  expect(responses?.["404"]?.selectionPattern).toBe(String.raw`^\[NotFound\].*`);
});

test("a request expression works in a mapping, and its parameter is declared", () => {
  const pet = route("GET /pets/{id}", ({ path, header }) =>
    rest.httpProxy({
      uri,
      integrationHttpMethod: "GET",
      requestParameters: {
        "integration.request.path.id": path.id,
        "integration.request.header.X-Trace": header("X-Trace"),
      },
    }),
  );
  expect(lowerIntegration(pet.integration).requestParameters).toEqual({
    "integration.request.path.id": "method.request.path.id",
    "integration.request.header.X-Trace": "method.request.header.X-Trace",
  });
});

describe("private integrations", () => {
  const link = { vpcLinkId: "a1b2c3", uri, integrationHttpMethod: "ANY" } as const;
  const arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/pets/1";

  test.each([
    [rest.privateV1({ type: "HTTP", ...link, respond: { 200: {} } }), "rest.private-http-v1"],
    [rest.privateV1({ type: "HTTP_PROXY", ...link }), "rest.private-http-proxy-v1"],
    [
      rest.privateV1({ type: "HTTP_PROXY", responseTransferMode: "STREAM", ...link }),
      "rest.private-http-streaming-proxy-v1",
    ],
    [rest.privateV2({ ...link, target: { type: "nlb", arn } }), "rest.private-http-proxy-v2"],
    [
      rest.privateV2({ ...link, responseTransferMode: "STREAM", target: { type: "nlb", arn } }),
      "rest.private-http-streaming-proxy-v2",
    ],
  ])("%o is of kind %s", (made, kind) => {
    expect(made.kind).toBe(kind);
    expect(lowerIntegration(made)).toMatchObject({
      connectionType: "VPC_LINK",
      connectionId: "a1b2c3",
    });
  });

  test("a target must match its type", () => {
    expect(() => rest.privateV2({ ...link, target: { type: "alb", arn } })).toThrow(
      /is not an ALB/,
    );
    const target = { type: "alb-listener", arn } as const;
    expect(() => http.private({ vpcLinkId: "a1b2c3", integrationMethod: "ANY", target })).toThrow(
      /not a listener of an Application Load Balancer/,
    );
  });
});

test("a function of an HTTP API defaults to the newest payload format", () => {
  expect(http.lambdaProxy({ functionArn }).payloadFormatVersion).toBe("2.0");
  expect(http.lambdaProxy({ functionArn, payloadFormatVersion: "1.0" }).payloadFormatVersion).toBe(
    "1.0",
  );
});

test("a reserved header is rejected at its own path, with the fix", () => {
  expect(() =>
    http.httpProxy({
      uri: "https://example.com",
      integrationMethod: "GET",
      requestParameters: { "append:header.Via": "a" },
    }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to build the "http.http-proxy" integration: API Gateway rejects it: Invalid mapping expression specified: append:header.Via
    Write append:header.NAME, overwrite:path or remove:querystring.NAME; some headers are reserved by API Gateway.]
  `);
});

test("a misspelled subtype parameter gets a suggestion", () => {
  const parameters = { QueueUrl: "u", MesageBody: "b" };
  expect(() =>
    // @ts-expect-error -- rejected by the compiler too
    http.awsService({ subtype: "SQS-SendMessage", credentials, parameters }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to build the "http.aws-service" integration:
      parameters.MessageBody: Invalid input: expected string, received undefined
      parameters.MesageBody: unknown setting. Did you mean "MessageBody"?]
  `);
});

test("integrations of WebSocket APIs", () => {
  expect(webSocket.lambdaProxy({ functionArn })).toEqual({
    kind: "web-socket.lambda-proxy",
    integrationMethod: "POST",
    functionArn,
  });
  const link = { vpcLinkId: "a1", uri: "http://chat.internal", integrationMethod: "POST" } as const;
  expect(webSocket.privateV1({ type: "HTTP_PROXY", ...link }).kind).toBe(
    "web-socket.private-http-proxy-v1",
  );
  expect(() => webSocket.mock({ templateSelectionExpression: "${nope}" })).toThrow(
    /templateSelectionExpression: this is not a selection expression/,
  );
});

test.each(["https://${HostName}/", "https://${stageVariables.host}/${data.path}"])(
  "%s has a part that API Gateway does not resolve",
  (unresolved) => {
    const settings = { uri: unresolved, integrationHttpMethod: "GET" } as const;
    expect(() => rest.httpProxy(settings)).toThrow(/only stage variables/);
    const filled = { ...settings, uri: "https://${stageVariables.host}/" };
    expect(rest.httpProxy(filled).uri).toBe(filled.uri);
  },
);

test("an error lists each invalid field as data, too", () => {
  const problems = (build: () => unknown) => {
    try {
      return build();
    } catch (error) {
      if (!isGatewrightError(error) || error.code !== "integration.invalid") throw error;
      return error.details?.problems;
    }
  };
  expect(
    problems(() =>
      rest.httpProxy({
        uri: "https://example.com",
        integrationHttpMethod: "GET",
        timeoutMs: 10,
        // @ts-expect-error -- rejected by the compiler too
        credential: "arn",
      }),
    ),
  ).toEqual([
    { path: ["timeoutMs"], message: expect.stringContaining("(got 10)") },
    {
      path: ["credential"],
      message: expect.stringContaining("unknown setting"),
      meant: "credentials",
    },
  ]);
});
