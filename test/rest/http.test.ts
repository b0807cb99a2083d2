import { expect, test } from "vitest";
import { headerValue, headerValues } from "../../src/core/message.ts";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import type { EndpointRequest } from "../../src/testing/backends/endpoint-request.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";

const settings = { uri: "https://example.com/pets", integrationHttpMethod: "GET" } as const;
const host = { "integration.request.header.Host": "'pets.internal'" };
const declared = { "method.request.querystring.tag": false };
const api = restApi({
  name: "pets",
  routes: [
    route("GET /plain", rest.http({ ...settings, responses: { 200: {} } })),
    route("GET /host", rest.http({ ...settings, requestParameters: host, responses: { 200: {} } })),
    route("GET /proxied", rest.httpProxy({ ...settings, requestParameters: host })),
    route(
      "GET /tags",
      { requestParameters: declared },
      rest.http({
        ...settings,
        requestParameters: {
          "integration.request.querystring.all": "method.request.multivaluequerystring.tag",
          "integration.request.querystring.last": "method.request.querystring.tag",
          "integration.request.header.X-Tags": "method.request.multivalueheader.X-Tag",
          "integration.request.header.X-Last": "method.request.header.X-Tag",
          "integration.request.header.X-Query": "method.request.multivaluequerystring.tag",
          "integration.request.header.X-Absent": "method.request.header.X-Absent",
        },
        responses: { 200: {} },
      }),
    ),
    route(
      "GET /service",
      rest.awsService({
        uri: "arn:aws:apigateway:us-east-1:s3:path/bucket/key",
        integrationHttpMethod: "GET",
        credentials: "arn:aws:iam::123456789012:role/read",
        requestParameters: host,
        responses: { 200: {} },
      }),
    ),
  ],
});

const requests: EndpointRequest[] = [];
function answer(request: EndpointRequest) {
  requests.push(request);
  return { status: 200, headers: [], body: new TextEncoder().encode("[]") };
}
const gateway = emulate(api, {
  http: { "https://example.com": answer },
  services: { s3: answer },
});

async function sent(key: Parameters<typeof gateway.invoke>[0], request = {}) {
  requests.length = 0;
  const { response } = await gateway.invoke(key, request);
  const [endpointRequest] = requests;
  if (!endpointRequest) throw new Error(`nothing was sent: ${response.body}`);
  return { ...endpointRequest, response };
}

test.each([
  ["GET /plain", "example.com"],
  ["GET /host", "pets.internal"],
  ["GET /proxied", "pets.internal"],
  ["GET /service", "s3.us-east-1.amazonaws.com"],
] as const)("the endpoint of %s receives the host %s", async (key, expected) => {
  const { headers } = await sent(key, { headers: { Host: "client.example.com" } });
  expect(headerValue(headers, "host")).toBe(expected);
});

test("of several values, a plain source has the last and a multi-value source has all", async () => {
  const { url, headers } = await sent("GET /tags", {
    query: { tag: ["a", "b c"] },
    headers: { "X-Tag": ["1", "2"] },
  });
  expect(url).toBe("https://example.com/pets?all=a&all=b%20c&last=b%20c");
  expect(headerValue(headers, "x-tags")).toBe("1,2");
  expect(headerValue(headers, "x-last")).toBe("2");
  expect(headerValue(headers, "x-query")).toBe("a,b c");
  expect(headerValue(headers, "x-absent")).toBeUndefined();
});

test("a proxy passes on every line of a repeated header, and a mapping replaces them all", async () => {
  const repeated = { Cookie: ["a=1", "b=2"], Host: ["one", "two"] };
  const { headers } = await sent("GET /proxied", { headers: repeated });
  expect(headerValues(headers, "cookie")).toEqual(["a=1", "b=2"]);
  expect(headerValues(headers, "host")).toEqual(["pets.internal"]);
});

test.each(["Content-Length", "Transfer-Encoding", "X-Amzn-Trace-Id", "X-Amzn-Apigateway-Api-Id"])(
  "a mapping to %s fails the request",
  async (name) => {
    const requestParameters = { [`integration.request.header.${name}`]: "'1'" };
    const routes = { "GET /": rest.httpProxy({ ...settings, requestParameters }) };
    const { response, trace } = await emulate(restApi({ name: "api", routes })).invoke("GET /");
    expect(response).toMatchObject({ status: 500, body: '{"message": "Internal server error"}' });
    expect(trace.fault).toMatchObject({ code: "mapping.header", details: { header: name } });
  },
);

test("a client's trace id goes to the endpoint and comes back", async () => {
  const id = "Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1";
  const { headers, response } = await sent("GET /plain", { headers: { "x-amzn-trace-id": id } });
  expect(headerValue(headers, "X-Amzn-Trace-Id")).toBe(id);
  expect(response.header("X-Amzn-Trace-Id")).toBe(id);
});

test("the trace id precedes the response's own headers, as in the log", async () => {
  const { response } = await sent("GET /plain");
  expect(Object.keys(response.headers)).toEqual(["X-Amzn-Trace-Id", "Content-Type"]);
});
