import { describe, expect, test, vi } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { lower } from "../../src/integrations/convert/lower.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";

const ok = rest.mock({
  requestTemplates: { $default: '{"statusCode": 200}' },
  responses: { 200: {} },
});
const api = restApi({ name: "api", routes: [route("POST /", ok)] });
const gateway = emulate(api);

const megabytes = 10 * 1024 * 1024;

test("a body of ten megabytes is accepted, one byte more is not", async () => {
  const send = async (length: number) => {
    const { response } = await gateway.invoke("POST /", { body: new Uint8Array(length) });
    return [response.status, response.body];
  };
  expect(await send(megabytes)).toEqual([200, ""]);
  expect(await send(megabytes + 1)).toEqual([413, '{"message": "Request Too Long"}']);
});

test("the request line and the header values may have 10 240 bytes together", async () => {
  const line = "POST / HTTP/1.1".length;
  const send = async (length: number) => {
    const { response } = await gateway.invoke("POST /", { headers: { A: "a".repeat(length) } });
    return response.status;
  };
  expect(await send(10_240 - line)).toBe(200);
  expect(await send(10_241 - line)).toBe(431);
});

test("a long URL counts as well", async () => {
  const { response } = await gateway.invoke("POST /", { query: { q: "a".repeat(10_240) } });
  expect(response.json()).toEqual({ message: "HTTP header is larger than 10240 bytes." });
});

test("an API can change only the default of the class, not the type itself", async () => {
  const typed = (responseType: string) => ({ [responseType]: { responseType, statusCode: "444" } });
  const statusWith = async (gatewayResponses: ReturnType<typeof typed>) => {
    const { response } = await emulate({ ...lower(api), gatewayResponses }).invoke("POST /", {
      body: new Uint8Array(megabytes + 1),
    });
    return response.status;
  };
  expect(await statusWith(typed("REQUEST_TOO_LARGE"))).toBe(413);
  expect(await statusWith(typed("DEFAULT_4XX"))).toBe(444);
});

describe("a percent sign that starts no escape", () => {
  const called = vi.fn<() => Promise<object>>(async () => ({ statusCode: 204 }));
  const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:all";
  const routes = [route("ANY /{proxy+}", rest.lambdaProxy({ functionArn }))];
  const proxied = emulate(restApi({ name: "api", routes }), { lambdas: { [functionArn]: called } });

  test.each(["/sale/50%", "/sale/%zz", "/sale?rebate=50%", "/nowhere/%"])(
    "in %s is a 400, and nothing is called",
    async (target) => {
      const response = await proxied.fetch(target);
      expect([response.status, called.mock.calls.length]).toEqual([400, 0]);
    },
  );

  test("is told apart from one that does", async () => {
    expect((await proxied.fetch("/sale/50%25?rebate=%2550")).status).toBe(204);
  });
});
