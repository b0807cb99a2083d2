import { describe, expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { type EmulatedInvocation, emulate } from "../../src/testing/emulate/emulate.ts";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:echo";
const echo = restApi({
  name: "echo",
  endpointType: "REGIONAL",
  routes: [
    route("GET /orders/{id}", rest.lambdaProxy({ functionArn })),
    route("ANY /files/{path+}", rest.lambdaProxy({ functionArn })),
  ],
});

interface Seen {
  readonly path: string;
  readonly pathParameters: object;
  readonly requestContext: { readonly path: string; readonly domainName: string };
}

const runs: EmulatedInvocation[] = [];
const gateway = emulate(echo, {
  lambdas: {
    [functionArn]: ({ path, pathParameters, requestContext }: Seen) => {
      const { path: contextPath, domainName } = requestContext;
      return {
        statusCode: 200,
        body: JSON.stringify({ path, pathParameters, contextPath, domainName }),
      };
    },
  },
  stage: { name: "live" },
  customDomain: { name: "api.example.com", basePath: "v1" },
  onRun: (run) => runs.push(run),
});

const own = "emulated01.execute-api.us-east-1.amazonaws.com";

async function get(host: string, target: string, method = "GET") {
  const headers = [["Host", host]] as const;
  const { status, body } = await gateway.handle({
    method,
    target,
    headers,
    body: new Uint8Array(),
  });
  return { status, content: JSON.parse(new TextDecoder().decode(body)) };
}

describe("a request finds the stage", () => {
  test.each([
    ["by the API's host", own, "/live/orders/1", "/orders/1", "/live/orders/1"],
    ["by the host of an endpoint of its own", `${own}:443`, "/live/orders/1?q", "/orders/1", ""],
    ["by a path with the stage", "127.0.0.1:3000", "/live/orders/1", "/orders/1", "/live/orders/1"],
    [
      "by the path of a local emulator",
      "localhost:4566",
      "/restapis/emulated01/live/_user_request_/orders/1",
      "/orders/1",
      "/live/orders/1",
    ],
    [
      "by the newer path of a local emulator",
      "localhost:4566",
      "/_aws/execute-api/emulated01/live/orders/1",
      "/orders/1",
      "/live/orders/1",
    ],
    [
      "by a host of a local emulator",
      "emulated01.execute-api.localhost:4566",
      "/live/orders/1",
      "/orders/1",
      "/live/orders/1",
    ],
  ])("%s", async (_, host, target, path, contextPath) => {
    expect(await get(host, target)).toMatchObject({
      status: 200,
      content: {
        path,
        pathParameters: { id: "1" },
        domainName: own,
        ...(contextPath !== "" && { contextPath }),
      },
    });
  });

  test("by its custom domain, whose base path stays in the event's path", async () => {
    expect(await get("API.example.com", "/v1/orders/1")).toEqual({
      status: 200,
      content: {
        path: "/v1/orders/1",
        pathParameters: { id: "1" },
        contextPath: "/v1/orders/1",
        domainName: "api.example.com",
      },
    });
  });

  test("undecoded: encoded slashes, dots and doubled slashes stay", async () => {
    const { content } = await get(own, "//live/files/a//b%2Fc/../d%20");
    expect(content.pathParameters).toEqual({ path: "a//b%2Fc/../d%20" });
  });
});

describe("a request that finds no stage or no route", () => {
  test.each([
    ["another stage", own, "/test/orders/1"],
    ["another API", "other12345.execute-api.us-east-1.amazonaws.com", "/live/orders/1"],
    ["another API's path", "localhost", "/restapis/other12345/live/_user_request_/orders/1"],
    ["no stage", "localhost", "/orders/1"],
    ["a path beside the base path", "api.example.com", "/v10/orders/1"],
  ])("%s answers 403 Forbidden", async (_, host, target) => {
    expect(await get(host, target)).toEqual({ status: 403, content: { message: "Forbidden" } });
  });

  test.each([
    ["a path that no resource has", "GET", "/live/order/1"],
    ["a method that the resource lacks", "DELETE", "/live/orders/1"],
  ])(
    "%s returns 403 Missing Authentication Token, and the trace shows it",
    async (_, verb, target) => {
      runs.length = 0;
      expect(await get(own, target, verb)).toEqual({
        status: 403,
        content: { message: "Missing Authentication Token" },
      });
      expect(runs[0]?.trace.fault).toMatchObject({
        code: "route.unknown",
        details: { suggestion: "GET /orders/{id}" },
      });
    },
  );
});

test("onRun is called for every entry point, with the id that the client sees", async () => {
  runs.length = 0;
  await gateway.invoke("GET /orders/{id}", { path: { id: "1" } });
  const response = await gateway.fetch("/orders/2");
  expect(runs.map(({ trace }) => trace.methodRequest.path)).toEqual(["/orders/1", "/orders/2"]);
  expect(runs[1]?.trace.requestId).toBe(response.headers.get("x-amzn-requestid"));
});
