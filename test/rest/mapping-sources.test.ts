import { expect, test } from "vitest";
import { headerValue } from "../../src/core/message.ts";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import type { EndpointRequest } from "../../src/testing/backends/endpoint-request.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";

const integration = rest.http({
  uri: "https://example.com/pets",
  integrationHttpMethod: "POST",
  requestParameters: { "integration.request.header.X-Name": "method.request.body.pet.name" },
  responses: { 200: {} },
});
const api = restApi({ name: "pets", routes: { "POST /pets": integration } });

async function send(body: string) {
  const requests: EndpointRequest[] = [];
  const gateway = emulate(api, {
    http: {
      "https://example.com": (request) => {
        requests.push(request);
        return { body: "[]" };
      },
    },
  });
  const { response } = await gateway.invoke("POST /pets", { body });
  return { response, name: headerValue(requests[0]?.headers ?? [], "x-name") };
}

test.each([
  ['{"pet": {"name": "Rex"}}', "Rex"],
  ["{pet: {name: 7}}", "7"],
  ['{"pet": {"name": ["a", 1]}}', '["a",1]'],
  ['{"pet": {"name": null}}', undefined],
  ["[]", undefined],
  ["no JSON", undefined],
  ["", undefined],
])("from the body %s a mapping reads %s", async (body, expected) => {
  expect(await send(body)).toMatchObject({ response: { status: 200 }, name: expected });
});

test.each(["{", '{"pet": ', "["])(
  "a body that starts like JSON but is not valid is rejected: %s",
  async (body) => {
    const { response } = await send(body);
    expect(response).toMatchObject({
      status: 400,
      body: '{"message":"Invalid JSON in request body"}',
    });
  },
);
