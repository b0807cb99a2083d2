import { request } from "node:http";
import {
  CreateBasePathMappingCommand,
  CreateDeploymentCommand,
  CreateDomainNameCommand,
  type CreateDomainNameCommandInput,
  GetDomainNameCommand,
  UpdateDomainNameCommand,
  UpdateRestApiCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { certificateArn } from "../../../test/support/arns.ts";
import { restClient } from "../../../test/support/rest-client.ts";
import { restApi } from "../../integrations/authoring/api/rest-api.ts";
import { route } from "../../integrations/authoring/api/route.ts";
import { rest } from "../../integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../integrations/management/create.ts";
import { type FakeAws, type FakeAwsOptions, fakeAws } from "./fake-aws.ts";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:echo";
const echo = restApi({
  name: "echo",
  endpointType: "REGIONAL",
  routes: [route("GET /orders/{id}", rest.lambdaProxy({ functionArn }))],
});

interface Seen {
  readonly path: string;
  readonly requestContext: {
    readonly stage: string;
    readonly path: string;
    readonly domainName: string;
    readonly domainPrefix: string;
  };
}

function account(options: FakeAwsOptions = {}): FakeAws {
  return fakeAws({
    lambdas: {
      [functionArn]: ({ path, requestContext }: Seen) => {
        const { stage, path: contextPath, domainName, domainPrefix } = requestContext;
        const body = JSON.stringify({ path, stage, contextPath, domainName, domainPrefix });
        return { statusCode: 200, body };
      },
    },
    ...options,
  });
}

/** A domain, and an API behind it that returns what its function received. */
async function open(aws = account(), input: Partial<CreateDomainNameCommandInput> = {}) {
  const client = restClient(aws);
  const { restApiId } = await createRestApi(client, echo, { stageName: "live" });
  const { domainName = "" } = await client.send(
    new CreateDomainNameCommand({
      domainName: "api.example.com",
      endpointConfiguration: { types: ["REGIONAL"] },
      regionalCertificateArn: certificateArn,
      ...input,
    }),
  );
  return {
    aws,
    client,
    restApiId,
    map: (basePath: string, stage?: string) =>
      client.send(new CreateBasePathMappingCommand({ domainName, restApiId, basePath, stage })),
    get: async (path: string, host = "api.example.com") => {
      const response = await aws.fetch(new Request(`https://${host}${path}`));
      const content: unknown = await response.json();
      return { status: response.status, ...Object(content) };
    },
  };
}

test("a request below a base path reaches its stage, and the event has the path as the client sent it", async () => {
  const { map, get } = await open();
  await map("v1", "live");
  expect(await get("/v1/orders/1")).toEqual({
    status: 200,
    path: "/v1/orders/1",
    stage: "live",
    contextPath: "/v1/orders/1",
    domainName: "api.example.com",
    domainPrefix: "api",
  });
});

test("an edge-optimised domain has an edge location in front, regardless of its API's endpoint type", async () => {
  const edge = await open(account(), {
    endpointConfiguration: { types: ["EDGE"] },
    regionalCertificateArn: undefined,
    certificateArn,
  });
  const inRegion = await open();
  const caches = [edge, inRegion].map(async ({ aws, map }) => {
    await map("v1", "live");
    const response = await aws.fetch(new Request("https://api.example.com/v1/orders/1"));
    return response.headers.get("x-cache");
  });
  expect(await Promise.all(caches)).toEqual(["Miss from cloudfront", null]);
});

test("the mapping without a base path serves requests that no other mapping matches", async () => {
  const { map, get } = await open();
  await map("(none)", "live");
  await map("v1");
  expect(await get("/orders/1")).toMatchObject({ status: 200, path: "/orders/1" });
  expect(await get("/v10/orders/1")).toMatchObject({ status: 403 });
});

test("if a mapping has no stage, the caller's path names it", async () => {
  const { map, get } = await open();
  await map("v1");
  expect(await get("/v1/live/orders/1")).toMatchObject({ status: 200, stage: "live" });
  expect(await get("/v1/orders/1")).toEqual({ status: 403, message: "Forbidden" });
});

test("a path below no base path, and a domain without mappings, answer 403 Forbidden", async () => {
  const { map, get } = await open();
  expect(await get("/orders/1")).toEqual({ status: 403, message: "Forbidden" });
  await map("v1", "live");
  expect(await get("/v2/orders/1")).toEqual({ status: 403, message: "Forbidden" });
});

test("the generated host of a domain answers 403 Forbidden", async () => {
  const { client, map, get } = await open();
  await map("v1", "live");
  const domain = await client.send(new GetDomainNameCommand({ domainName: "api.example.com" }));
  expect(await get("/v1/orders/1", domain.regionalDomainName)).toEqual({
    status: 403,
    message: "Forbidden",
  });
});

test("the default endpoint answers as well as the domain, until it is disabled and the API is deployed", async () => {
  const { client, restApiId, map, get } = await open();
  await map("v1", "live");
  const host = `${restApiId}.execute-api.us-east-1.amazonaws.com`;
  expect(await get("/live/orders/1", host)).toMatchObject({ status: 200, domainName: host });
  const disabled = { op: "replace", path: "/disableExecuteApiEndpoint", value: "true" } as const;
  await client.send(new UpdateRestApiCommand({ restApiId, patchOperations: [disabled] }));
  expect(await get("/live/orders/1", host)).toMatchObject({ status: 200 });
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: "live" }));
  expect(await get("/live/orders/1", host)).toEqual({ status: 403, message: "Forbidden" });
  expect(await get("/v1/orders/1")).toMatchObject({ status: 200 });
});

test("a domain with a feature that is not emulated throws an error that names it, unless it is ignored", async () => {
  const mutualTlsAuthentication = { truststoreUri: "s3://trust/store.pem" };
  const { map, get } = await open(account(), { mutualTlsAuthentication });
  await map("v1", "live");
  await expect(get("/v1/orders/1")).rejects.toMatchObject({
    code: "gateway.unsupported",
    message: expect.stringContaining('the custom domain "api.example.com": it has mutual TLS'),
  });
  const ignoring = await open(account({ ignore: ["mutual-tls"] }), { mutualTlsAuthentication });
  await ignoring.map("v1", "live");
  expect(await ignoring.get("/v1/orders/1")).toMatchObject({ status: 200 });
});

test("a domain in the mode ROUTING_RULE_ONLY answers 403 Forbidden", async () => {
  const { client, map, get } = await open();
  await map("v1", "live");
  const patch = { op: "replace", path: "/routingMode", value: "ROUTING_RULE_ONLY" } as const;
  await client.send(
    new UpdateDomainNameCommand({ domainName: "api.example.com", patchOperations: [patch] }),
  );
  expect(await get("/v1/orders/1")).toMatchObject({ status: 403 });
});

test("on loopback a request with the domain as its host reaches the stage", async () => {
  const { aws, map } = await open();
  await map("v1", "live");
  await using server = await aws.listen();
  const answer = await new Promise<string>((resolve, reject) => {
    const sent = request(
      `${server.url}/v1/orders/1`,
      { headers: { Host: "api.example.com" } },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => (text += chunk));
        response.on("end", () => {
          resolve(text);
        });
      },
    );
    sent.on("error", reject);
    sent.end();
  });
  expect(JSON.parse(answer)).toMatchObject({ path: "/v1/orders/1", domainName: "api.example.com" });
});

test("on loopback, the event of a stage has the path and domain that it has on AWS", async () => {
  const { aws, restApiId } = await open();
  await using server = await aws.listen();
  const path = `/restapis/${restApiId}/live/_user_request_/orders/1`;
  const response = await fetch(`${server.url}${path}`);
  expect(await response.json()).toMatchObject({
    path: "/orders/1",
    contextPath: "/live/orders/1",
    domainName: `${restApiId}.execute-api.us-east-1.amazonaws.com`,
  });
});
