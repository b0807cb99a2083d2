import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";

const gateway = emulate(
  restApi({
    name: "mocks",
    routes: [
      route(
        "GET /{status}",
        rest.mock({
          requestTemplates: { "application/json": `{"statusCode": $input.params('status')}` },
          responses: {
            200: {},
            400: { selectionPattern: /4\d{2}/ },
            404: { selectionPattern: /40[4-9]/ },
            502: { selectionPattern: /-1|1000/ },
          },
        }),
      ),
    ],
  }),
);

test.each([
  ["403", 400, "4\\d{2}"],
  ["404", 404, "40[4-9]"],
  ["405", 400, "4\\d{2}"],
  ["-1", 502, "-1|1000"],
  ["1000", 502, "-1|1000"],
  ["7", 200, undefined],
])("a mock of %s selects the response %s", async (status, selected, pattern) => {
  const { response, trace } = await gateway.invoke("GET /{status}", { path: { status } });
  expect(response.status).toBe(selected);
  expect(trace.integrationResponse?.selectionPattern).toBe(pattern);
});

test.each(['""', "4.5", "null", "true", '"4xx"'])("%s is not a status", async (status) => {
  const { trace } = await gateway.invoke("GET /{status}", { path: { status } });
  expect(trace.fault).toMatchObject({ code: "mock.status" });
});
