import { expect, test } from "vitest";
import { type Header, headerValue } from "../../src/core/message.ts";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import type { EndpointRequest } from "../../src/testing/backends/endpoint-request.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";

const endpoint = { uri: "https://example.com/pets", integrationHttpMethod: "GET" } as const;
const template =
  "$input.params('X-Forwarded-For')|$input.params('X-Forwarded-Proto')|$input.params('CloudFront-Viewer-Country')|$input.params('Authorization')";
const api = restApi({
  name: "pets",
  routes: {
    "GET /template": rest.mock({ respond: { 200: "" } }),
    "GET /mapped": rest.http({
      ...endpoint,
      requestParameters: {
        "integration.request.header.X-Client": "method.request.header.X-Forwarded-For",
        "integration.request.header.X-Token": "method.request.header.Authorization",
        "integration.request.header.X-Country": "method.request.header.CloudFront-Viewer-Country",
      },
      responses: { 200: { responseTemplates: { "application/json": template } } },
    }),
    "GET /proxied": rest.httpProxy(endpoint),
  },
});

async function send(path: string, endpointType: "EDGE" | "REGIONAL") {
  const requests: EndpointRequest[] = [];
  const gateway = emulate(
    { ...api, endpointType },
    {
      http: {
        "https://example.com": (request) => {
          requests.push(request);
          return { body: "[]" };
        },
      },
    },
  );
  const answer = await gateway.handle({
    method: "GET",
    target: `/test${path}`,
    headers: [
      ["x-forwarded-for", "192.0.2.1"],
      ["authorization", "Bearer t"],
    ],
    body: new Uint8Array(),
    sourceIp: "203.0.113.7",
  });
  const headers: readonly Header[] = requests[0]?.headers ?? [];
  return {
    body: new TextDecoder().decode(answer.body),
    header: (name: string) => headerValue(headers, name),
  };
}

test("templates and mappings see the headers that the service adds, as it spells them", async () => {
  const { body, header } = await send("/mapped", "REGIONAL");
  expect(body).toBe("192.0.2.1, 203.0.113.7|https||Bearer t");
  expect(header("X-Client")).toBe("192.0.2.1, 203.0.113.7");
  expect(header("X-Token")).toBe("Bearer t");
  expect(header("X-Country")).toBeUndefined();
});

test("an edge location adds its own headers", async () => {
  const { body, header } = await send("/mapped", "EDGE");
  expect(body).toBe("192.0.2.1, 203.0.113.7, 198.51.100.7|https|US|Bearer t");
  expect(header("X-Country")).toBe("US");
});

test("an HTTP proxy passes them on", async () => {
  const { header } = await send("/proxied", "REGIONAL");
  expect(header("X-Forwarded-For")).toBe("192.0.2.1, 203.0.113.7");
  expect(header("X-Forwarded-Port")).toBe("443");
  expect(header("X-Forwarded-Proto")).toBe("https");
});

test("a test of a method adds none", async () => {
  const { trace } = await emulate(api).invoke("GET /template", { headers: { A: "1" } });
  expect(trace.methodRequest.headers).toEqual([["A", "1"]]);
});
