import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";
import { printTrace } from "../../src/testing/trace/print-trace.ts";
import { redactTrace } from "../../src/testing/trace/redact-trace.ts";
import { toMermaid } from "../../src/testing/trace/to-mermaid.ts";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";
const api = restApi({
  name: "orders",
  routes: [
    route("POST /orders/{id}", rest.lambdaProxy({ functionArn })),
    route(
      "GET /status",
      rest.http({
        uri: "https://status.example.com/now",
        integrationHttpMethod: "GET",
        responses: {
          200: {},
          502: {
            selectionPattern: "5\\d\\d",
            responseTemplates: { "application/json": '{"up": false}' },
          },
        },
      }),
    ),
    route("GET /health", rest.mock({ respond: { 200: { ok: true } } })),
  ],
});

/** The clock goes on a millisecond each time that it is read, so that times are the same each time. */
function gatewayWith(answer: unknown) {
  let now = 1_790_000_000_000;
  return emulate(api, {
    lambdas: { [functionArn]: () => answer },
    http: {
      "https://status.example.com": () => ({
        status: 503,
        headers: [],
        body: new TextEncoder().encode("down"),
      }),
    },
    clock: () => now++,
    random: () => 0.5,
  });
}

const order = { path: { id: "42" }, query: { tag: "new" }, body: { total: 12 } };

test("a run is drawn as a sequence: client, method, integration, backend", async () => {
  const gateway = gatewayWith({ statusCode: 201, body: '{"id":"42"}' });
  const { trace } = await gateway.invoke("POST /orders/{id}", order);
  expect(toMermaid(trace)).toMatchInlineSnapshot(`
    "sequenceDiagram
      participant client as Client
      box API Gateway
        participant method as Method
        participant integration as Integration
      end
      participant backend as Lambda orders
      client->>method: POST /orders/42?tag=new
      Note over method: Method request: POST /orders/{id}, id = 42
      method->>integration: AWS_PROXY
      Note over integration: Integration request: AWS_PROXY, https://lambda.us-east-1.amazonaws.com/2015-03-…
      integration->>backend: {"resource":"/orders/{id}","path":"/orders/42","httpMethod":"POST","headers":{"…
      backend-->>integration: 200 {"statusCode":201,"body":"{#92;"id#92;":#92;"42#92;"}"}
      integration-->>method: 201
      Note over method: Method response: 201
      method-->>client: 201 {"id":"42"}
    "
  `);
});

test("the drawing says which response was selected, and why", async () => {
  const { trace } = await gatewayWith(undefined).invoke("GET /status");
  expect(toMermaid(trace)).toMatchInlineSnapshot(`
    "sequenceDiagram
      participant client as Client
      box API Gateway
        participant method as Method
        participant integration as Integration
      end
      participant backend as status.example.com
      client->>method: GET /status
      Note over method: Method request: GET /status
      method->>integration: HTTP
      Note over integration: Integration request: HTTP, https://status.example.com/now
      integration->>backend: no body
      backend-->>integration: 503 down
      Note over integration: Integration response: response 502, matched by 5#92;d#92;d, template application/json
      integration-->>method: 502
      Note over method: Method response: 502
      method-->>client: 502 {"up": false}
    "
  `);
});

test("the drawing says where a run failed", async () => {
  const { trace } = await gatewayWith({ status: 200 }).invoke("POST /orders/{id}", order);
  expect(toMermaid(trace)).toMatchInlineSnapshot(`
    "sequenceDiagram
      participant client as Client
      box API Gateway
        participant method as Method
        participant integration as Integration
      end
      participant backend as Lambda orders
      client->>method: POST /orders/42?tag=new
      Note over method: Method request: POST /orders/{id}, id = 42
      method->>integration: AWS_PROXY
      Note over integration: Integration request: AWS_PROXY, https://lambda.us-east-1.amazonaws.com/2015-03-…
      integration->>backend: {"resource":"/orders/{id}","path":"/orders/42","httpMethod":"POST","headers":{"…
      backend-->>integration: 200 {"status":200}
      Note over method,integration: Failed: Malformed Lambda proxy response: "status" is no member of a proxy respo…
      Note over method: Method response: 502, gateway response API_CONFIGURATION_ERROR
      method-->>client: 502 {"message": "Internal server error"}
    "
  `);
});

test("a terminal shows a line per step and what it gave to the next", async () => {
  const gateway = gatewayWith({ statusCode: 201, body: '{"id":"42"}' });
  const { trace } = await gateway.invoke("POST /orders/{id}", order);
  expect(`\n${printTrace(trace, 80)}`).toMatchInlineSnapshot(`
    "
    POST /orders/42?tag=new  → 201
    │
    ├─ method request        POST /orders/{id} · id = 42                     3.00 ms
    │     {"total":12}
    ├─ integration request   AWS_PROXY · https://lambda.us-east-1.amazonaw…  2.00 ms
    │     {"resource":"/orders/{id}","path":"/orders/42","httpMethod":"POST","heade…
    ├─ Lambda orders         200                                             5.00 ms
    │     {"statusCode":201,"body":"{\\"id\\":\\"42\\"}"}
    └─ method response       201                                             1.00 ms
          {"id":"42"}"
  `);
  const failed = await gatewayWith({ status: 200 }).invoke("POST /orders/{id}", order);
  expect(`\n${printTrace(failed.trace, 80)}`).toMatchInlineSnapshot(`
    "
    POST /orders/42?tag=new  → 502
    │
    ├─ method request        POST /orders/{id} · id = 42                     3.00 ms
    │     {"total":12}
    ├─ integration request   AWS_PROXY · https://lambda.us-east-1.amazonaw…  2.00 ms
    │     {"resource":"/orders/{id}","path":"/orders/42","httpMethod":"POST","heade…
    ├─ Lambda orders         200                                             5.00 ms
    │     {"status":200}
    ✗ Malformed Lambda proxy response: "status" is no member of a proxy response.
    │
    └─ method response       502 · gateway response API_CONFIGURATION_ERROR  1.00 ms
          {"message": "Internal server error"}"
  `);
});

test("every step has its time, and only steps that were reached have one", async () => {
  const { trace } = await emulate(api).invoke("GET /health");
  expect(Object.keys(trace.durationsMs)).toEqual([
    "methodRequest",
    "integrationRequest",
    "integrationResponse",
    "methodResponse",
  ]);
  for (const taken of Object.values(trace.durationsMs)) expect(taken).toBeGreaterThanOrEqual(0);
  const { trace: stepped } = await gatewayWith(undefined).invoke("GET /status");
  expect(stepped.durationsMs.endpointResponse).toBeGreaterThan(0);
});

test("no secret is drawn, printed or exported, wherever its value stands", async () => {
  const secrets = {
    Authorization: "Bearer tok-123456",
    "x-api-key": "key-abcdef",
    Cookie: "session=s3cr3t99; theme=dark",
    "X-Amz-Security-Token": "sts-987654",
  };
  const gateway = gatewayWith({
    statusCode: 200,
    multiValueHeaders: { "Set-Cookie": ["refresh=r3fr3sh1; HttpOnly"] },
    body: "you sent tok-123456 and s3cr3t99",
  });
  const { trace } = await gateway.invoke("POST /orders/{id}", {
    ...order,
    headers: secrets,
    query: { access_token: "query-tok-1" },
  });
  expect(trace.methodRequest.headers).toContainEqual(["x-api-key", "key-abcdef"]);
  const words = ["tok-123456", "key-abcdef", "s3cr3t99", "sts-987654", "r3fr3sh1", "query-tok-1"];
  for (const text of [
    toMermaid(trace),
    printTrace(trace, 4000),
    JSON.stringify(redactTrace(trace)),
  ]) {
    expect(words.filter((word) => text.includes(word))).toEqual([]);
    expect(text).toContain("****");
  }
});

test("nothing in a request adds to the diagram, or commands a terminal", async () => {
  const hostile =
    "x\nclient->>backend: forged\n%%{init: {}}%%;end#quot;<script>style a:b#1;\u001B[2J\u202E classDef a:b";
  const gateway = gatewayWith({ statusCode: 200, body: hostile });
  const { trace } = await gateway.invoke("POST /orders/{id}", {
    path: { id: hostile },
    query: { [hostile]: hostile },
    body: hostile,
  });
  const lines = toMermaid(trace).trimEnd().split("\n");
  expect(lines).toHaveLength(16);
  for (const line of lines) {
    const [, text = ""] = /^[^:]*:(.*)$/.exec(line) ?? [];
    expect(text.replaceAll(/#\d+;/g, "")).not.toMatch(/[#;%<>\\]|style|classDef/);
  }
  expect(printTrace(trace)).not.toMatch(/\p{Cf}|\p{Cc}(?<!\n)/u);
});
