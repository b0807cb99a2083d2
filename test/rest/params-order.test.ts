import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";

test("templates see headers sorted by name, whatever their case", async () => {
  const template = "#set($names = $input.params().header.keySet())$names";
  const api = restApi({
    name: "names",
    routes: {
      "GET /names": rest.mock({
        requestTemplates: { "application/json": '{"statusCode": 200}' },
        responses: { 200: { responseTemplates: { "application/json": template } } },
      }),
    },
  });
  const headers = { "x-b": "1", "a-c": "2", "X-A": "3" };
  const { response } = await emulate(api).invoke("GET /names", { headers });
  expect(response.body).toMatch(/a-c.*X-A.*x-b/);
});
