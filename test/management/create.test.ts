import {
  type APIGatewayClient,
  BadRequestException,
  GetMethodCommand,
  GetModelCommand,
  GetRequestValidatorsCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  PutIntegrationCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, onTestFinished, test, vi } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { classifyIntegration } from "../../src/integrations/convert/classify-integration.ts";
import { type CreateProgress, createRestApi } from "../../src/integrations/management/create.ts";
import { functionArn } from "../support/arns.ts";
import { restClient } from "../support/rest-client.ts";

const orders = restApi({
  name: "orders",
  routes: [
    route("GET /orders/{id}", rest.lambdaProxy({ functionArn })),
    route("GET /", rest.mock({ respond: { 200: { ok: true } } })),
  ],
});

function account() {
  const client = restClient();
  const names = async () => {
    const { items = [] } = await client.send(new GetRestApisCommand({}));
    return items.map(({ name }) => name);
  };
  return { client, names };
}

test("an API is created from the root down, call by call", async () => {
  const { client } = account();
  const calls: CreateProgress[] = [];
  const onProgress = (progress: CreateProgress) => calls.push(progress);
  const created = await createRestApi(client, orders, { stageName: "live", onProgress });

  expect(calls.map(({ operation, subject }) => `${operation} ${subject}`)).toEqual([
    "CreateRestApi orders",
    "PutMethod GET /",
    "PutMethodResponse GET / 200",
    "PutIntegration GET /",
    "PutIntegrationResponse GET / 200",
    "CreateResource /orders",
    "CreateResource /orders/{id}",
    "PutMethod GET /orders/{id}",
    "PutIntegration GET /orders/{id}",
    "CreateDeployment live",
  ]);
  expect(calls.map(({ done, total }) => `${done}/${total}`).at(-1)).toBe("10/10");
  expect(Object.keys(created.resourceIds)).toEqual(["/", "/orders", "/orders/{id}"]);
  expect(created.deploymentId).toEqual(expect.any(String));
});

test("models and validators are created before the methods that use them", async () => {
  const { client } = account();
  const body = { type: "object", required: ["total"] };
  const routes = [route("PUT /a", { body }, rest.mock({ respond: { 200: {} } }))];
  const calls: CreateProgress[] = [];
  const onProgress = (progress: CreateProgress) => calls.push(progress);
  const { restApiId, resourceIds } = await createRestApi(client, restApi({ name: "api", routes }), {
    onProgress,
  });
  expect(calls.slice(0, 3).map(({ operation, subject }) => `${operation} ${subject}`)).toEqual([
    "CreateRestApi api",
    "CreateModel PutA",
    "CreateRequestValidator body",
  ]);
  expect(calls.at(-1)).toMatchObject({ done: calls.length, total: calls.length });
  const model = await client.send(new GetModelCommand({ restApiId, modelName: "PutA" }));
  expect(JSON.parse(model.schema ?? "")).toMatchObject(body);
  const { items: [validator] = [] } = await client.send(
    new GetRequestValidatorsCommand({ restApiId }),
  );
  expect(validator).toMatchObject({ name: "body", validateRequestBody: true });
  const key = { restApiId, resourceId: resourceIds["/a"], httpMethod: "PUT" };
  expect(await client.send(new GetMethodCommand(key))).toMatchObject({
    requestModels: { "application/json": "PutA" },
    requestValidatorId: validator?.id,
  });
});

test("the created API reads back as defined", async () => {
  const { client } = account();
  const { restApiId } = await createRestApi(client, orders);
  const { items = [] } = await client.send(
    new GetResourcesCommand({ restApiId, embed: ["methods"] }),
  );
  const integrations = items.flatMap(({ id = "", path, resourceMethods = {} }) =>
    Object.entries(resourceMethods).map(([verb, { methodIntegration }]) => {
      // The SDK's shape of an integration is the record's.
      const record = { type: "", ...methodIntegration } as Parameters<
        typeof classifyIntegration
      >[0];
      return { key: `${verb} ${path}`, integration: classifyIntegration(record, id) };
    }),
  );
  expect(integrations).toEqual(
    orders.routes
      .map(({ key, integration }) => ({ key, integration: { ok: true, definition: integration } }))
      .toReversed(),
  );
});

test("a rejected call removes the created API, and the error describes it", async () => {
  const { client, names } = account();
  const send = async (command: object): Promise<unknown> => {
    if (command instanceof PutIntegrationCommand) {
      const message = "Invalid ARN specified in the request";
      throw new BadRequestException({ message, $metadata: { httpStatusCode: 400 } });
    }
    return Reflect.apply(client.send.bind(client), undefined, [command]);
  };
  // Only `send` is called.
  const refusing = { send } as Pick<APIGatewayClient, "send">;
  const error: unknown = await createRestApi(refusing, orders).catch((each: unknown) => each);
  expect(String(error).replace(/API \w{10}/, "API <id>")).toMatchInlineSnapshot(`
    "GatewrightError: Failed to create the REST API "orders": AWS rejected PutIntegration for "GET /": BadRequestException: Invalid ARN specified in the request
    The created API <id> was removed."
  `);
  expect(await names()).toEqual([]);
});

test("a signal aborts the creation and removes the API", async () => {
  const { client, names } = account();
  const controller = new AbortController();
  const onProgress = ({ done }: CreateProgress) => {
    if (done === 3) controller.abort();
  };
  const creation = createRestApi(client, orders, { signal: controller.signal, onProgress });
  await expect(creation).rejects.toMatchObject({ code: "management.aborted" });
  expect(await names()).toEqual([]);
});

test("the error says so when the removal fails as well", async () => {
  const send = async (command: object): Promise<unknown> => {
    if (command.constructor.name === "CreateRestApiCommand") return { id: "abc" };
    throw new Error("the network is down");
  };
  // Only `send` is called.
  const broken = { send } as Pick<APIGatewayClient, "send">;
  await expect(createRestApi(broken, orders)).rejects.toThrow(
    "The API abc still exists because its removal failed, too (Error: the network is down).",
  );
});

test.each<[string, Partial<Error> & { readonly $metadata?: object }]>([
  ["no response came to CreateRestApi", new Error("socket hang up")],
  [
    "AWS failed on CreateRestApi",
    Object.assign(new Error("Internal"), { $metadata: { httpStatusCode: 500 } }),
  ],
])("%s: the API may exist, and the error says how to find it", async (what, failure) => {
  const send = () => Promise.reject(failure);
  // Only `send` is called.
  const broken = { send } as Pick<APIGatewayClient, "send">;
  const creation = createRestApi(broken, orders);
  await expect(creation).rejects.toThrow(what);
  await expect(creation).rejects.toThrow('look for an API named "orders"');
});

test("an abort before the first call leaves nothing to look for", async () => {
  const { client } = account();
  const creation = createRestApi(client, orders, { signal: AbortSignal.abort() });
  await expect(creation).rejects.toThrow("Nothing");
});

test("a removal that AWS throttles is tried again", async () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const calls: string[] = [];
  const send = async (command: object): Promise<unknown> => {
    const { name } = command.constructor;
    calls.push(name);
    if (name === "CreateRestApiCommand") return { id: "abc" };
    const isThrottled = name === "DeleteRestApiCommand" && calls.at(-2) !== name;
    if (name === "DeleteRestApiCommand" && !isThrottled) return {};
    throw Object.assign(new Error("Too Many Requests"), { $metadata: { httpStatusCode: 429 } });
  };
  // Only `send` is called.
  const throttling = { send } as Pick<APIGatewayClient, "send">;
  const creation = createRestApi(throttling, orders).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  expect(String(await creation)).toContain("The created API abc was removed");
  expect(calls.filter((name) => name === "DeleteRestApiCommand")).toHaveLength(2);
});
