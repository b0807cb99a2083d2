import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:echo";
const gateway = emulate(
  restApi({
    name: "echo",
    routes: [
      route("GET /empty", rest.mock({ responses: { 204: {} } })),
      route("ANY /{path+}", rest.lambdaProxy({ functionArn })),
    ],
  }),
  {
    lambdas: {
      [functionArn]: (event: object) => ({
        statusCode: 201,
        multiValueHeaders: { "Set-Cookie": ["a=1", "b=2"] },
        headers: { "X-Snow": "☃" },
        body: JSON.stringify(event),
      }),
    },
    customDomain: { name: "api.example.com" },
  },
);

test("fetch accepts a path of the stage, a URL, or a Request", async () => {
  const init = { method: "PUT", body: '{"a":1}', headers: { "X-Id": "1" } };
  const seen = await Promise.all(
    [
      gateway.fetch("/orders/1?q=1", init),
      gateway.fetch(`${gateway.url}/orders/1?q=1`, init),
      gateway.fetch(new URL("http://localhost:3000/test/orders/1?q=1"), init),
      gateway.fetch(new Request("https://api.example.com/orders/1?q=1", init)),
    ].map(async (answer) => (await answer).json()),
  );
  for (const event of seen) {
    expect(event).toMatchObject({
      httpMethod: "PUT",
      path: "/orders/1",
      queryStringParameters: { q: "1" },
      headers: { "x-id": "1", "content-type": "text/plain;charset=UTF-8" },
      body: '{"a":1}',
      requestContext: { identity: { sourceIp: "203.0.113.7" } },
    });
  }
});

test("the answer has its cookies, headers beyond ASCII, and no body where none may be", async () => {
  const answer = await gateway.fetch("/a");
  expect(answer.status).toBe(201);
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(Buffer.from(answer.headers.get("x-snow") ?? "", "latin1").toString()).toBe("☃");
  const empty = await gateway.fetch("/empty");
  expect([empty.status, await empty.text()]).toEqual([204, ""]);
});

test.each([
  ["text keeps its path", "/a/../b//c/%2e%2e/d%2Fe f?x=%20&y#z", "/a/../b//c/%2e%2e/d%2Fe%20f"],
  ["a Request has resolved it", new Request(`${gateway.url}/a/../b//c/%2e%2e/d%2Fe`), "/b//d%2Fe"],
])("%s", async (_, request, path) => {
  expect(await (await gateway.fetch(request)).json()).toMatchObject({ path });
});

test.each<[name: string, answer: object, reason: RegExp]>([
  ["a line break in a header", { headers: { X: "a\r\nSet-Cookie: b" } }, /the header X contains/],
  [
    "a name that no header has",
    { headers: { "a\r\nb": "c" } },
    /"a\\r\\nb" is not a valid header name/,
  ],
  ["a zero byte", { multiValueHeaders: { X: ["a\0b"] } }, /the header X contains/],
  ["a status that ends no request", { statusCode: 101 }, /101 is not a valid status/],
])("a response with %s is rejected by name", async (_, answer, reason) => {
  const api = restApi({
    name: "broken",
    routes: [route("GET /broken", rest.lambdaProxy({ functionArn }))],
  });
  const broken = emulate(api, {
    lambdas: { [functionArn]: () => ({ statusCode: 200, ...answer }) },
  });
  await expect(broken.fetch("/broken")).rejects.toMatchObject({
    code: "answer.invalid",
    message: expect.stringMatching(reason),
  });
});
