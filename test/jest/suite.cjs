// What a user's suite does, given the doors: required in one file, imported in the other.

/** @param {typeof import("@jest/globals")} runner */
module.exports = function suite({ beforeAll, describe, expect, test }, doors) {
  const { APIGatewayClient, CreateRestApiCommand, GetAccountCommand } = doors;
  const { createRestApi, emulate, fakeAws, invoke, matchers, onAws, rest, restApi } = doors;
  const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";
  const lambdas = {
    [functionArn]: ({ body }) => (body === "1" ? { statusCode: 201, body } : { nope: true }),
  };
  const orders = restApi({
    name: "orders",
    routes: {
      "GET /health": rest.mock({ respond: { 200: { ok: true } } }),
      "POST /orders": rest.lambdaProxy({ functionArn }),
    },
  });
  const aws = fakeAws({ lambdas });
  const client = new APIGatewayClient(aws.clientConfig());
  let real;

  beforeAll(async () => {
    expect.extend(matchers);
    const { restApiId } = await createRestApi(client, orders);
    real = onAws(client, orders, { restApiId });
  });

  describe("runs", () => {
    const local = emulate(orders, { lambdas });

    test("have a status, a rendered body and a selected response", async () => {
      const run = await local.invoke("GET /health");
      expect(run).toHaveStatus(200);
      expect(run).toHaveRendered({ statusCode: 200 });
      expect(run).toHaveRendered({ statusCode: expect.any(Number) });
      expect(run).toHaveSelectedResponse(200);
      expect(run).not.toHaveStatus(500);
    });

    test("fail in a step", async () => {
      const run = await real.invoke("POST /orders", { body: "2" });
      expect(run).toHaveFailedIn("endpointResponse", "Malformed Lambda proxy response");
      expect(() => expect(run).toHaveStatus(201)).toThrow(/ {2}> Execution failed/);
    });

    test("are alike on two gateways", async () => {
      const request = { body: "1" };
      expect(await local.invoke("POST /orders", request)).toRunLike(
        await real.invoke("POST /orders", request),
      );
    });
  });

  test("a response prints once what it says, and equals another with the same content", async () => {
    const handler = async () => ({ statusCode: 201, body: '{"id":1}' });
    const response = await invoke(handler, "POST /orders");
    expect(response).toEqual(await invoke(handler, "POST /orders"));
    expect(response).toMatchInlineSnapshot(`
{
  "body": "{"id":1}",
  "cookies": [],
  "error": undefined,
  "explanation": {
    "headers": [
      [
        "Content-Type",
        "text/plain; charset=utf-8",
      ],
    ],
    "isBase64Decoded": false,
    "ok": true,
    "status": 201,
  },
  "headers": {
    "Content-Type": "text/plain; charset=utf-8",
  },
  "multiValueHeaders": {
    "Content-Type": [
      "text/plain; charset=utf-8",
    ],
  },
  "result": {
    "body": "{"id":1}",
    "statusCode": 201,
  },
  "status": 201,
}
`);
  });

  test("a fake account tells what it was asked", () => {
    expect(aws).toHaveReceivedCommand(CreateRestApiCommand);
    expect(aws).toHaveReceivedCommandTimes(CreateRestApiCommand, 1);
    expect(aws).toHaveReceivedNthCommandWith(1, CreateRestApiCommand, { name: "orders" });
    expect(aws).not.toHaveReceivedCommand(GetAccountCommand);
    expect(() => expect(aws).toHaveReceivedCommand(GetAccountCommand)).toThrow("It received:");
  });
};
