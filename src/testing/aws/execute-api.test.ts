import {
  CreateDeploymentCommand,
  GetModelsCommand,
  GetResourcesCommand,
  PutGatewayResponseCommand,
  TestInvokeMethodCommand,
  UpdateModelCommand,
  UpdateRestApiCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import * as z from "zod";
import { functionArn } from "../../../test/support/arns.ts";
import { restClient } from "../../../test/support/rest-client.ts";
import { restApi } from "../../integrations/authoring/api/rest-api.ts";
import { route } from "../../integrations/authoring/api/route.ts";
import { rest } from "../../integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../integrations/management/create.ts";
import type { EndpointRequest } from "../backends/endpoint-request.ts";
import type { LambdaHandler } from "../backends/lambda-handler.ts";
import { type FakeAwsOptions, fakeAws } from "./fake-aws.ts";

const sqs = "arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders";

const shop = restApi({
  name: "shop",
  endpointType: "REGIONAL",
  routes: [
    route("GET /health", rest.mock({ respond: { 200: { ok: true } } })),
    route("POST /orders/{id}", rest.lambdaProxy({ functionArn })),
    route(
      "GET /pets/{proxy+}",
      rest.httpProxy({
        uri: "https://pets.example.com/v1/{proxy}",
        integrationHttpMethod: "GET",
        requestParameters: { "integration.request.path.proxy": "method.request.path.proxy" },
      }),
    ),
    route(
      "POST /messages",
      rest.awsService({
        uri: sqs,
        integrationHttpMethod: "POST",
        credentials: "arn:aws:iam::123456789012:role/send",
        requestParameters: {
          "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'",
        },
        requestTemplates: {
          "application/json": "Action=SendMessage&MessageBody=$util.urlEncode($input.body)",
        },
        responses: { 202: { responseTemplates: { "application/json": '{"queued": true}' } } },
      }),
    ),
  ],
});

/** The shop, deployed to `live`, with a client that sends requests to its address. */
async function deployed(options: FakeAwsOptions = {}) {
  const aws = fakeAws(options);
  const client = restClient(aws);
  const api = await createRestApi(client, shop, { stageName: "live" });
  const host = `${api.restApiId}.execute-api.us-east-1.amazonaws.com`;
  async function request(method: string, target: string, body = "") {
    const headers = [
      ["Host", host],
      ["Content-Type", "application/json"],
    ] as const;
    const message = { method, target, headers, body: new TextEncoder().encode(body) };
    const answer = await aws.handle(message);
    return {
      status: answer.status,
      headers: new Headers(answer.headers.map(([name, value]): [string, string] => [name, value])),
      text: new TextDecoder().decode(answer.body),
    };
  }
  return { client, ...api, request };
}

test("a mock answers at the stage's address", async () => {
  const { request } = await deployed();
  const { status, headers, text } = await request("GET", "/live/health");
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({ ok: true });
  expect(headers.get("content-type")).toBe("application/json");
  expect(headers.get("x-amzn-requestid")).toMatch(/^[\da-f-]{36}$/);
});

test("a function gets the event of the deployed stage", async () => {
  const handler = (event: { path: string; pathParameters: object; requestContext: object }) => ({
    statusCode: 201,
    body: JSON.stringify([event.path, event.pathParameters, event.requestContext]),
  });
  const { request } = await deployed({ lambdas: { [functionArn]: handler } });
  const { status, text } = await request("POST", "/live/orders/7", "{}");
  expect(status).toBe(201);
  expect(JSON.parse(text)).toEqual([
    "/orders/7",
    { id: "7" },
    expect.objectContaining({ stage: "live", path: "/live/orders/7", httpMethod: "POST" }),
  ]);
});

test("a function may be added after the account was created", async () => {
  const lambdas: Record<string, LambdaHandler> = {};
  const { request } = await deployed({ lambdas });
  lambdas[functionArn] = () => ({ statusCode: 204 });
  expect(await request("POST", "/live/orders/7", "{}")).toHaveProperty("status", 204);
});

test("an origin is called with the greedy path, and an unlisted origin is rejected", async () => {
  const seen: EndpointRequest[] = [];
  const pets = (request: EndpointRequest) => {
    seen.push(request);
    return { status: 404, headers: [["X-Pets", "none"]] as const, body: new Uint8Array() };
  };
  const { request } = await deployed({ http: { "https://pets.example.com": pets } });
  const { status, headers } = await request("GET", "/live/pets/cats/1?size=2");
  expect([status, headers.get("x-pets")]).toEqual([404, "none"]);
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "GET https://pets.example.com/v1/cats/1?size=2",
  ]);
  const elsewhere = await deployed();
  await expect(elsewhere.request("GET", "/live/pets/cats")).rejects.toMatchObject({
    code: "gateway.no-backend",
  });
});

test("a service gets the mapped request", async () => {
  const bodies: string[] = [];
  const queue = ({ body }: EndpointRequest) => {
    bodies.push(new TextDecoder().decode(body));
    return { status: 200, headers: [], body: new Uint8Array() };
  };
  const { request } = await deployed({ services: { sqs: queue } });
  const { status, text } = await request("POST", "/live/messages", '{"id": 7}');
  expect([status, text]).toEqual([202, '{"queued": true}']);
  expect(bodies).toEqual(["Action=SendMessage&MessageBody=%7B%22id%22%3A+7%7D"]);
});

test.each([
  ["GET", "/live/nowhere", "Missing Authentication Token"],
  ["DELETE", "/live/health", "Missing Authentication Token"],
  ["GET", "/other/health", "Forbidden"],
])("%s %s answers 403", async (method, target, message) => {
  const { request } = await deployed();
  const { status, text } = await request(method, target);
  expect([status, JSON.parse(text)]).toEqual([403, { message }]);
});

test("a stage serves its deployment, not later changes", async () => {
  const { client, restApiId, request } = await deployed();
  const gone = {
    restApiId,
    responseType: "MISSING_AUTHENTICATION_TOKEN",
    statusCode: "404",
    responseTemplates: { "text/plain": "$context.path is not here" },
  } as const;
  await client.send(new PutGatewayResponseCommand(gone));
  expect(await request("GET", "/live/nowhere")).toHaveProperty("status", 403);
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: "live" }));
  expect(await request("GET", "/live/nowhere")).toMatchObject({
    status: 404,
    text: "/live/nowhere is not here",
  });
});

test("a canary gets its share of the requests, until it is promoted", async () => {
  let drawn: number | undefined;
  const random = () => drawn ?? Math.random();
  const { client, restApiId, request } = await deployed({ random });
  const stage = { restApiId, stageName: "live" };
  const gone = {
    restApiId,
    responseType: "MISSING_AUTHENTICATION_TOKEN",
    statusCode: "404",
  } as const;
  await client.send(new PutGatewayResponseCommand(gone));
  await client.send(
    new CreateDeploymentCommand({ ...stage, canarySettings: { percentTraffic: 25 } }),
  );

  const statusAt = async (share: number) => {
    drawn = share;
    return (await request("GET", "/live/nowhere")).status;
  };
  expect([await statusAt(0.2), await statusAt(0.3)]).toEqual([404, 403]);
  await client.send(
    new UpdateStageCommand({
      ...stage,
      patchOperations: [
        { op: "copy", from: "/canarySettings/deploymentId", path: "/deploymentId" },
        { op: "remove", path: "/canarySettings" },
      ],
    }),
  );
  expect([await statusAt(0.2), await statusAt(0.3)]).toEqual([404, 404]);
});

test("a feature that is not emulated throws an error that names it, unless it is ignored", async () => {
  async function compressed(options: FakeAwsOptions = {}) {
    const { client, restApiId, request } = await deployed(options);
    await client.send(
      new UpdateRestApiCommand({
        restApiId,
        patchOperations: [{ op: "replace", path: "/minimumCompressionSize", value: "0" }],
      }),
    );
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: "live" }));
    return request("GET", "/live/health");
  }
  await expect(compressed()).rejects.toThrow(
    'Failed to run "GET /health": it has compressed responses, which is not emulated',
  );
  expect(await compressed({ ignore: ["compression"] })).toHaveProperty("status", 200);
});

test("a changed model applies at once to TestInvokeMethod, and to the stage once it is deployed", async () => {
  const aws = fakeAws();
  const client = restClient(aws);
  const body = z.object({ total: z.number() });
  const mock = rest.mock({ respond: { 200: { ok: true } } });
  const checked = restApi({ name: "checked", routes: [route("POST /orders", { body }, mock)] });
  const { restApiId } = await createRestApi(client, checked, { stageName: "live" });
  const { items: resources = [] } = await client.send(new GetResourcesCommand({ restApiId }));
  const resourceId = resources.find(({ path }) => path === "/orders")?.id;
  const { items: models = [] } = await client.send(new GetModelsCommand({ restApiId }));
  const modelName = models.find(({ schema = "" }) => schema.includes("total"))?.name;
  async function statuses() {
    const key = { restApiId, resourceId, httpMethod: "POST" };
    const tested = await client.send(new TestInvokeMethodCommand({ ...key, body: "{}" }));
    const answer = await aws.handle({
      method: "POST",
      target: "/live/orders",
      headers: [["Host", `${restApiId}.execute-api.us-east-1.amazonaws.com`]],
      body: new TextEncoder().encode("{}"),
    });
    return [tested.status, answer.status];
  }
  expect(await statuses()).toEqual([400, 400]);
  const patchOperations = [{ op: "replace" as const, path: "/schema", value: "{}" }];
  await client.send(new UpdateModelCommand({ restApiId, modelName, patchOperations }));
  expect(await statuses()).toEqual([200, 400]);
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: "live" }));
  expect(await statuses()).toEqual([200, 200]);
});

test("an injected fault happens on a stage, as often as its rule says, and not in TestInvokeMethod", async () => {
  const { client, restApiId, request } = await deployed({
    lambdas: { [functionArn]: () => ({ statusCode: 201 }) },
    faults: [
      { route: "* /orders/*", fault: { type: "timeout" }, times: 2 },
      { route: "GET /not-there-yet", fault: { type: "throttled" } },
    ],
  });
  const { items: resources = [] } = await client.send(new GetResourcesCommand({ restApiId }));
  const resourceId = resources.find(({ path }) => path === "/orders/{id}")?.id;
  const key = { restApiId, resourceId, httpMethod: "POST", pathWithQueryString: "/orders/1" };
  const statuses: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    statuses.push((await request("POST", "/live/orders/1")).status);
    const tested = await client.send(new TestInvokeMethodCommand(key));
    expect(tested.status).toBe(201);
  }
  expect(statuses).toEqual([504, 504, 201]);
  expect((await request("GET", "/live/health")).status).toBe(200);
  expect((await request("GET", "/live/nowhere")).status).toBe(403);
});

test("a fault with a number out of range is rejected before there is an API", () => {
  const rule = { fault: { type: "latency", delayMs: -1 } } as const;
  expect(() => fakeAws({ faults: [rule] })).toThrow('"delayMs" is -1');
});
