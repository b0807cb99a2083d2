import { expect, test } from "vitest";
import { classify } from "../../convert/classify.ts";
import { lower } from "../../convert/lower.ts";
import { rest } from "../builders/rest.ts";
import { restApi } from "./rest-api.ts";
import { route } from "./route.ts";

const page = "method.request.querystring.page";

const pets = route(
  "GET /pets/{id}",
  { requestParameters: { [page]: true, "method.request.path.id": true } },
  ({ path, query }) =>
    rest.httpProxy({
      uri: "https://example.com/pets/{id}",
      integrationHttpMethod: "GET",
      requestParameters: {
        "integration.request.path.id": path.id,
        "integration.request.querystring.p": query("page"),
      },
      cacheKeyParameters: ["method.request.header.X-Tenant"],
    }),
);

test("a route keeps declarations beyond those that its mappings need", () => {
  expect(pets.requestParameters).toEqual({ [page]: true });
});

test("the method declares what mappings and cache keys use, and classifies back", () => {
  const api = restApi({ name: "pets", routes: [pets] });
  const record = lower(api);
  const methods = Object.values(record.resources).flatMap(({ resourceMethods }) =>
    Object.values(resourceMethods),
  );
  expect(methods.map(({ requestParameters }) => requestParameters)).toEqual([
    {
      "method.request.path.id": true,
      [page]: true,
      "method.request.header.X-Tenant": false,
    },
  ]);
  expect(classify(record)).toEqual({ ok: true, definition: api });
});

test("an unknown method parameter is rejected", () => {
  const mock = rest.mock({ respond: { 200: {} } });
  expect(() => route("GET /", { requestParameters: { page: true } }, mock)).toThrow(
    /requestParameters.*method\.request\./s,
  );
});
