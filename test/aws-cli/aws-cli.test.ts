// Runs the AWS CLI, which is a Python program by other authors than the SDK whose schemas the fake
// uses. It checks independently that the fake's wire format is API Gateway's.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { APIGatewayClient, CreateDeploymentCommand } from "@aws-sdk/client-api-gateway";
import { afterAll, beforeAll, expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../src/integrations/management/create.ts";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";
import type { LoopbackServer } from "../../src/testing/hosts/server/loopback-server.ts";
import { parseLog } from "../../src/testing/log/log-grammar.ts";
import { testInvoke } from "../../src/testing/test-invoke/test-invoke.ts";
import { certificateArn, functionArn } from "../support/arns.ts";

const aws = fakeAws({
  lambdas: {
    [functionArn]: (event: object) => ({
      statusCode: 201,
      multiValueHeaders: { "X-Tag": ["a", "b"] },
      body: JSON.stringify(event),
    }),
  },
});
const client = new APIGatewayClient(aws.clientConfig());
const api = restApi({
  name: "orders",
  routes: [
    route("GET /health", rest.mock({ respond: { 200: { ok: true } } })),
    route("POST /orders/{id}", rest.lambdaProxy({ functionArn })),
  ],
});
let server: LoopbackServer;
let restApiId: string;

beforeAll(async () => {
  server = await aws.listen();
  ({ restApiId } = await createRestApi(client, api));
});
afterAll(() => server.close());

async function cli(...args: readonly string[]): Promise<unknown> {
  const all = ["--endpoint-url", server.url, "--output", "json", ...args];
  const { stdout } = await promisify(execFile)("aws", all, {
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      AWS_ACCESS_KEY_ID: "AKIAEXAMPLEEXAMPLE00",
      AWS_SECRET_ACCESS_KEY: "not-a-secret",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      AWS_EC2_METADATA_DISABLED: "true",
    },
  });
  return stdout === "" ? undefined : JSON.parse(stdout);
}

interface CliAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: object;
  readonly multiValueHeaders: object;
  readonly log: string;
  readonly latency: number;
}

async function invokeByCli(path: string, ...args: readonly string[]): Promise<CliAnswer> {
  const resources = await cli("apigateway", "get-resources", "--rest-api-id", restApiId);
  // The form in the CLI's own documentation.
  const { items } = resources as { items: readonly { id: string; path: string }[] };
  const resourceId = items.find((item) => item.path === path)?.id ?? "";
  const key = ["--rest-api-id", restApiId, "--resource-id", resourceId];
  return (await cli("apigateway", "test-invoke-method", ...key, ...args)) as CliAnswer;
}

test("a mock gives the CLI and the SDK the same response", { timeout: 60_000 }, async () => {
  const byCli = await invokeByCli("/health", "--http-method", "GET");
  const bySdk = await testInvoke(client, { restApiId, route: "GET /health" });
  expect(byCli).toMatchObject({
    status: bySdk.status,
    body: bySdk.body,
    headers: bySdk.headers,
    multiValueHeaders: bySdk.multiValueHeaders,
    latency: expect.any(Number),
  });
  expect(types(byCli.log)).toEqual(bySdk.log.lines.map(({ message }) => message.type));
});

test("path, query, headers, body and stage variables reach the function", {
  timeout: 60_000,
}, async () => {
  const byCli = await invokeByCli(
    "/orders/{id}",
    "--http-method",
    "POST",
    "--path-with-query-string",
    "/orders/4%202?tag=x&tag=y%20z",
    "--body",
    '{"total":12,"name":"Größe"}',
    "--multi-value-headers",
    '{"Content-Type":["application/json"],"X-Trace":["1","2"]}',
    "--stage-variables",
    "alias=live",
  );
  const bySdk = await testInvoke(client, {
    restApiId,
    route: "POST /orders/{id}",
    path: { id: "4 2" },
    query: { tag: ["x", "y z"] },
    headers: { "X-Trace": ["1", "2"] },
    body: { total: 12, name: "Größe" },
    stageVariables: { alias: "live" },
  });
  expect(byCli.status).toBe(201);
  expect(byCli.multiValueHeaders).toMatchObject({ "X-Tag": ["a", "b"] });
  expect(withoutIds(byCli.body)).toEqual(withoutIds(bySdk.body));
  expect(types(byCli.log)).toEqual(bySdk.log.lines.map(({ message }) => message.type));
});

test("the CLI reports AWS's error", { timeout: 60_000 }, async () => {
  const call = invokeByCli("/health", "--http-method", "DELETE");
  await expect(call).rejects.toThrow(
    /NotFoundException.*TestInvokeMethod.*Invalid Method identifier specified/s,
  );
});

test("tags work with an ARN in the path and keys in the query", { timeout: 60_000 }, async () => {
  const arn = ["--resource-arn", `arn:aws:apigateway:us-east-1::/restapis/${restApiId}`];
  await cli("apigateway", "tag-resource", ...arn, "--tags", "team=a,cost=b c");
  await cli("apigateway", "untag-resource", ...arn, "--tag-keys", "team");
  expect(await cli("apigateway", "get-tags", ...arn)).toEqual({ tags: { cost: "b c" } });
});

test("a custom domain with a base path and a certificate works", { timeout: 60_000 }, async () => {
  const domain = ["--domain-name", "api.example.com"];
  await cli("apigateway", "create-domain-name", ...domain, "--certificate-arn", certificateArn);
  const { id = "" } = await client.send(new CreateDeploymentCommand({ restApiId, stageName: "a" }));
  expect(id).not.toBe("");
  const mapped = ["--rest-api-id", restApiId, "--stage", "a"];
  await cli("apigateway", "create-base-path-mapping", ...domain, ...mapped);
  const byPath = ["get-base-path-mapping", ...domain, "--base-path", "(none)"];
  expect(await cli("apigateway", ...byPath)).toEqual({ basePath: "(none)", restApiId, stage: "a" });
  expect(await cli("apigateway", "generate-client-certificate")).toMatchObject({
    pemEncodedCertificate: expect.stringMatching(/^-----BEGIN CERTIFICATE-----\n/),
  });
});

function types(log: string): readonly string[] {
  return parseLog(log).lines.map(({ message }) => message.type);
}

/** The event of a function, without the values that differ between calls. */
function withoutIds(body: string): unknown {
  return JSON.parse(body, (name, value: unknown) =>
    /^(?:requestId|extendedRequestId|requestTime|requestTimeEpoch)$/.test(name) ? undefined : value,
  );
}
