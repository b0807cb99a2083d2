import { APIGatewayClient, GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restApi } from "../../integrations/authoring/api/rest-api.ts";
import { route } from "../../integrations/authoring/api/route.ts";
import { rest } from "../../integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../integrations/management/create.ts";
import { fakeAws } from "./fake-aws.ts";

const health = restApi({
  name: "health",
  routes: [route("GET /health", rest.mock({ respond: { 200: { ok: true } } }))],
});

test("other clients reach the control plane and the stages over loopback", async () => {
  const aws = fakeAws();
  await using server = await aws.listen();
  const { region, credentials } = aws.clientConfig();
  const client = new APIGatewayClient({ region, credentials, endpoint: server.url });
  const { restApiId } = await createRestApi(client, health, { stageName: "live" });
  const { items } = await client.send(new GetRestApisCommand({}));
  expect(items?.map(({ id }) => id)).toEqual([restApiId]);

  const stage = await fetch(`${server.url}/restapis/${restApiId}/live/_user_request_/health`);
  expect(await stage.json()).toEqual({ ok: true });
  const unknown = await fetch(`${server.url}/restapis/${restApiId}/test/_user_request_/health`);
  expect(unknown.status).toBe(403);
  client.destroy();
});

test("a request signed for another service is rejected with an error that names it", async () => {
  await using server = await fakeAws().listen();
  const authorization =
    "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLEEXAMPLE00/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0";
  const response = await fetch(server.url, { method: "POST", headers: { authorization } });
  expect(response.status).toBe(501);
  expect(await response.json()).toMatchObject({
    message: expect.stringContaining(
      "https://sqs.us-east-1.amazonaws.com/: the fake account has no service at that host",
    ),
  });
});
