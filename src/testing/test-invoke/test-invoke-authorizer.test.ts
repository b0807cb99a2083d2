import {
  APIGatewayClient,
  CreateAuthorizerCommand,
  type CreateAuthorizerRequest,
  CreateRestApiCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { allow } from "../../proxy-events/authorizers/policy.ts";
import type {
  RestAuthorizerEvent,
  TokenAuthorizerEvent,
} from "../../proxy-events/events/authorizer-event.ts";
import { fakeAws } from "../aws/fake-aws.ts";
import type { LambdaHandler } from "../backends/lambda-handler.ts";
import { awslambda } from "../backends/streaming-handler.ts";
import { parseLog, printLog } from "../log/log-grammar.ts";
import { testInvokeAuthorizer } from "./test-invoke-authorizer.ts";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:guard";
const uriOf = (arn: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`;

function tokenHandler(event: TokenAuthorizerEvent): unknown {
  if (event.authorizationToken === "Bearer nobody") throw new Error("Unauthorized");
  if (event.authorizationToken === "Bearer broken") throw new Error("no database");
  if (event.authorizationToken === "Bearer nested") {
    return { ...allow(event, { principalId: "ada" }), context: { roles: ["admin"] } };
  }
  return allow(event, {
    principalId: "ada-lovelace",
    context: { tenant: "acme" },
    only: [{ method: "GET", path: "/orders/*" }],
  });
}

async function authorizer(handler: LambdaHandler, settings: Partial<CreateAuthorizerRequest>) {
  const aws = fakeAws({ lambdas: { [functionArn]: handler }, clock: () => 1_759_174_130_000 });
  const client = new APIGatewayClient(aws.clientConfig());
  const { id: restApiId = "" } = await client.send(new CreateRestApiCommand({ name: "orders" }));
  const { id: authorizerId = "" } = await client.send(
    new CreateAuthorizerCommand({
      restApiId,
      name: "guard",
      type: "TOKEN",
      authorizerUri: uriOf(functionArn),
      identitySource: "method.request.header.Authorization",
      ...settings,
    }),
  );
  return { client, restApiId, authorizerId };
}

const types = (log: ReturnType<typeof parseLog>) => log.lines.map(({ message }) => message.type);

test("the function gets the token, and its policy, context and log are returned", async () => {
  const { client, ...ids } = await authorizer(tokenHandler, {});
  const headers = { Authorization: "Bearer abcdefgh" };
  const result = await testInvokeAuthorizer(client, { ...ids, headers });
  expect(result).toMatchObject({
    clientStatus: 0,
    isAuthorized: true,
    principalId: "ada-lovelace",
    policy: { Statement: [{ Effect: "Allow" }] },
    context: { tenant: "acme" },
  });
  expect(result.diagnosis).toBeUndefined();
  expect(types(result.log)).toEqual([
    "startingAuthorizer",
    "authorizerIdentity",
    "endpointRequestUri",
    "endpointRequestHeaders",
    "endpointRequestBody",
    "sendingRequest",
    "authorizerResult",
    "authorizerPolicy",
    "authorizerSuccess",
  ]);
  const text = printLog(result.log);
  expect(text).toContain("Incoming identity: *********cdefgh");
  expect(text).toContain("Using valid authorizer policy for principal: ******velace");
  expect(text).toContain(`:${ids.restApiId}/ESTestInvoke-stage/GET/"`);
  expect(text).toContain(
    `X-Amz-Source-Arn=arn:aws:execute-api:us-east-1:123456789012:${ids.restApiId}/authorizers/${ids.authorizerId}`,
  );
});

test("the policy is evaluated for any method, not only the tested one", async () => {
  const everywhere = (event: TokenAuthorizerEvent) => ({
    principalId: "ada",
    policyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "execute-api:Invoke",
          Resource: event.methodArn.replace(/\/.*/, "/*/GET/orders/*"),
        },
      ],
    },
  });
  const { client, ...ids } = await authorizer(everywhere, {});
  const headers = { Authorization: "x" };
  const { decide } = await testInvokeAuthorizer(client, { ...ids, headers });
  expect(decide({ stage: "live", method: "GET", path: "/orders/42" }).effect).toBe("Allow");
  expect(decide({ stage: "live", method: "POST", path: "/orders/42" }).effect).toBe("Deny");
});

test.each([
  ["a missing header", {}, "authorizer.identity", 401],
  [
    "a function that rejects the caller",
    { Authorization: "Bearer nobody" },
    "authorizer.unauthorized",
    401,
  ],
  ["a function that throws", { Authorization: "Bearer broken" }, "authorizer.answer", 500],
  ["a context with a list in it", { Authorization: "Bearer nested" }, "authorizer.answer", 500],
])("%s fails", async (_, headers, code, clientStatus) => {
  const { client, ...ids } = await authorizer(tokenHandler, {});
  const result = await testInvokeAuthorizer(client, { ...ids, headers });
  expect(result).toMatchObject({ clientStatus, isAuthorized: false, diagnosis: { code } });
  expect(result.decide({ stage: "live", method: "GET", path: "/" })).toEqual({ effect: "Deny" });
});

test("a response that is not JSON is rejected", async () => {
  const streaming = awslambda.streamifyResponse((_event, stream) => stream.end("hi"));
  const { client, ...ids } = await authorizer(streaming, {});
  const headers = { Authorization: "Bearer abcdefgh" };
  const result = await testInvokeAuthorizer(client, { ...ids, headers });
  expect(result).toMatchObject({ clientStatus: 500, isAuthorized: false });
  expect(printLog(result.log)).toContain("Invalid JSON in response: the result is not an object");
});

test("a token that does not match the expression is rejected without calling the function", async () => {
  const { client, ...ids } = await authorizer(tokenHandler, {
    identityValidationExpression: "Bearer [a-z]+",
  });
  const call = (token: string) =>
    testInvokeAuthorizer(client, { ...ids, headers: { Authorization: token } });
  expect(types((await call("Basic abc")).log)).toEqual([
    "startingAuthorizer",
    "authorizerIdentity",
    "unauthorizedRequest",
    "unauthorized",
  ]);
  expect((await call("Bearer abc")).isAuthorized).toBe(true);
});

test("a request authorizer gets the headers, query, stage variables and context of a test", async () => {
  const seen: RestAuthorizerEvent[] = [];
  const handler = (event: RestAuthorizerEvent) => {
    seen.push(event);
    return allow(event, { principalId: "u" });
  };
  const { client, ...ids } = await authorizer(handler, {
    type: "REQUEST",
    identitySource:
      "method.request.header.Tenant, method.request.querystring.key, stageVariables.env, context.identity.sourceIp",
  });
  const request = {
    ...ids,
    headers: { tenant: "acme-corp-1" },
    query: { key: "k 1" },
    stageVariables: { env: "live" },
    additionalContext: { "identity.sourceIp": "192.0.2.1" },
  };
  const result = await testInvokeAuthorizer(client, request);
  expect(result.isAuthorized).toBe(true);
  expect(printLog(result.log)).toContain(
    "Incoming identity: {method.request.header.Tenant=*****corp-1, method.request.querystring.key=k 1, stageVariables.env=live, context.identity.sourceIp=***.0.2.1}",
  );
  expect(seen).toMatchObject([
    {
      type: "REQUEST",
      resource: "/",
      path: "/",
      httpMethod: "GET",
      headers: { tenant: "acme-corp-1" },
      queryStringParameters: { key: "k 1" },
      stageVariables: { env: "live" },
      requestContext: { stage: "test-invoke-stage", resourceId: "test-invoke-resource-id" },
    },
  ]);

  const { additionalContext: _, ...without } = request;
  expect((await testInvokeAuthorizer(client, without)).diagnosis?.code).toBe("authorizer.identity");
});

test("the error for an unknown authorizer has AWS's message", async () => {
  const { client, restApiId } = await authorizer(tokenHandler, {});
  const call = testInvokeAuthorizer(client, { restApiId, authorizerId: "nope" });
  await expect(call).rejects.toThrow(/Invalid Authorizer identifier specified/);
});

test("a Cognito authorizer rejects a token that its user pool did not sign", async () => {
  const { client, ...ids } = await authorizer(tokenHandler, {
    type: "COGNITO_USER_POOLS",
    providerARNs: ["arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc"],
  });
  const result = await testInvokeAuthorizer(client, { ...ids, headers: { Authorization: "x" } });
  expect(result).toMatchObject({ isAuthorized: false, clientStatus: 401 });
});

test("a long response is truncated in the log, so its context is undefined", async () => {
  const handler = (event: TokenAuthorizerEvent) =>
    allow(event, { principalId: "u", context: { note: "x".repeat(2000) } });
  const { client, ...ids } = await authorizer(handler, {});
  const result = await testInvokeAuthorizer(client, { ...ids, headers: { Authorization: "x" } });
  expect(result.isAuthorized).toBe(true);
  expect(result.context).toBeUndefined();
  expect(parseLog(printLog(result.log))).toEqual(result.log);
});
