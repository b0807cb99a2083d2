import { once } from "node:events";
import type { AddressInfo } from "node:net";
import dynalite from "dynalite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";

const credentials = "arn:aws:iam::123456789012:role/orders-table";
const json = "application/json";

/** A template in the words of the deployed integrations that have it. */
const action = (name: string, template: string, response: string) =>
  rest.awsService({
    uri: `arn:aws:apigateway:eu-west-1:dynamodb:action/${name}`,
    credentials,
    passthroughBehavior: "NEVER",
    requestTemplates: { [json]: template },
    responses: {
      200: { responseTemplates: { [json]: response } },
      400: {
        selectionPattern: "400",
        responseTemplates: {
          [json]: `#set($root = $input.path('$'))
#if($root.toString().contains("ConditionalCheckFailedException"))
#set($context.responseOverride.status = 409){"error":"exists"}#else{"error":"$root.message"}#end`,
        },
      },
    },
  });

const items = `#set($root = $input.path('$')){"count":$root.Count,"orders":[
#foreach($elem in $root.Items){"id":"$elem.id.S","total":$elem.total.N}#if($foreach.hasNext),#end#end]}`;

const orders = restApi({
  name: "orders",
  routes: [
    route("POST /table", action("CreateTable", "$input.body", "{}")),
    route(
      "PUT /customers/{customer}/orders/{id}",
      action(
        "PutItem",
        `{"TableName":"Orders","ConditionExpression":"attribute_not_exists(id)","Item":{
          "customer":{"S":"$input.params('customer')"},"id":{"S":"$input.params('id')"},
          "total":{"N":"$input.path('$.total')"}}}`,
        '{"saved":true}',
      ),
    ),
    route(
      "GET /customers/{customer}/orders",
      action(
        "Query",
        `{"TableName":"Orders","KeyConditionExpression":"customer = :c",
          "ExpressionAttributeValues":{":c":{"S":"$input.params('customer')"}}}`,
        items,
      ),
    ),
    route("GET /orders", action("Scan", '{"TableName":"Orders"}', items)),
    route("GET /nowhere", action("Scan", '{"TableName":"Nowhere"}', items)),
  ],
});

const server = dynalite({ createTableMs: 0 });
let gateway: ReturnType<typeof emulate<(typeof orders.routes)[number]["key"]>>;

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A TCP server has an address of this kind.
  const { port } = server.address() as AddressInfo;
  gateway = emulate(orders, { services: { dynamodb: `http://127.0.0.1:${port}` } });
  const { response } = await gateway.invoke("POST /table", {
    body: {
      TableName: "Orders",
      KeySchema: [
        { AttributeName: "customer", KeyType: "HASH" },
        { AttributeName: "id", KeyType: "RANGE" },
      ],
      AttributeDefinitions: [
        { AttributeName: "customer", AttributeType: "S" },
        { AttributeName: "id", AttributeType: "S" },
      ],
      BillingMode: "PAY_PER_REQUEST",
    },
  });
  if (response.status !== 200) throw new Error(response.body);
});

afterAll(() => {
  server.close();
});

const put = (customer: string, id: string, total: number) =>
  gateway.invoke("PUT /customers/{customer}/orders/{id}", {
    path: { customer, id },
    body: { total },
  });

test("an API without any function puts, queries and scans items of a table", async () => {
  for (const [customer, id, total] of [
    ["ada", "1", 12],
    ["ada", "2", 7.5],
    ["bob", "1", 3],
  ] as const) {
    expect((await put(customer, id, total)).response.json()).toEqual({ saved: true });
  }
  const queried = await gateway.invoke("GET /customers/{customer}/orders", {
    path: { customer: "ada" },
  });
  expect(queried.response.json()).toEqual({
    count: 2,
    orders: [
      { id: "1", total: 12 },
      { id: "2", total: 7.5 },
    ],
  });
  const scanned = await gateway.invoke("GET /orders");
  expect(scanned.response.json()).toMatchObject({ count: 3 });
});

test("what the table refuses is selected by its status, and answered by the template", async () => {
  await put("eve", "1", 1);
  const again = await put("eve", "1", 2);
  expect(again.response).toMatchObject({ status: 409 });
  expect(again.response.json()).toEqual({ error: "exists" });
  expect(again.trace.endpointResponse).toMatchObject({ status: 400 });
  expect(again.trace.integrationResponse).toMatchObject({ selectionPattern: "400" });

  const { response } = await gateway.invoke("GET /nowhere");
  expect(response.status).toBe(400);
  expect(response.json()).toEqual({ error: "Requested resource not found" });
});
