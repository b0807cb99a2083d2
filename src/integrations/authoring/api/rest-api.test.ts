import { expect, expectTypeOf, test } from "vitest";
import type { RestApi } from "../../model/api/rest-api.ts";
import { rest } from "../builders/rest.ts";
import { restApi } from "./rest-api.ts";
import { route } from "./route.ts";

const ok = rest.mock({ respond: { 200: "ok" } });

test("the list and the table form define the same API", () => {
  const list = restApi({
    name: "pets",
    routes: [
      route("GET /pets", ok),
      route("GET /pets/{id}", (request) => rest.mock({ respond: { 200: request.path.id } })),
    ],
  });
  const table = restApi({
    name: "pets",
    routes: {
      "GET /pets": ok,
      "GET /pets/{id}": (request) => rest.mock({ respond: { 200: request.path.id } }),
    },
  });

  expectTypeOf(list).toEqualTypeOf<RestApi<"GET /pets" | "GET /pets/{id}">>();
  expectTypeOf(table).toEqualTypeOf<RestApi<"GET /pets" | "GET /pets/{id}">>();
  expect(table).toEqual(list);
});

test("a definition is plain data", () => {
  const api = restApi({ name: "pets", routes: [route("GET /", { operationName: "root" }, ok)] });
  expect(JSON.parse(JSON.stringify(api))).toEqual(api);
});

test("a route's function reads what the request holds, and no path parameter that is not there", () => {
  const { integration } = route("GET /pets/{id}", ({ path, query, header }) =>
    rest.mock({
      respond: {
        200: {
          id: path.id,
          sort: query("sort"),
          trace: header("X-Trace"),
        },
      },
    }),
  );
  expect(integration).toMatchObject({
    responses: { 200: { responseTemplates: { "application/json": expect.any(String) } } },
  });
  expect(() =>
    // @ts-expect-error -- the route has no parameter "name"
    route("GET /pets/{id}", ({ path }) => rest.mock({ respond: { 200: path.name } })),
  ).not.toThrow(TypeError);
});

test("conflicting routes are rejected", () => {
  const routes = [
    route("GET /pets", ok),
    route("GET /pets", ok),
    route("GET /pets/{id}", ok),
    route("POST /pets/{name}/toys", ok),
  ];
  expect(() => restApi({ name: "pets", routes })).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to build the REST API "pets":
      routes.1: duplicate route "GET /pets"
      routes.3: "POST /pets/{name}/toys" has {name} where another route has {id}: only one is allowed]
  `);
});

test("an invalid route key is rejected by the compiler and at run time", () => {
  // @ts-expect-error -- unknown method
  expect(() => route("FETCH /pets", ok)).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to build the route "FETCH /pets":
      key: it must start with one of GET, PUT, POST, DELETE, PATCH, OPTIONS, HEAD, ANY: "FETCH /pets"]
  `);
});

test("a setting that API Gateway would reject is rejected", () => {
  const settings = { name: "", minimumCompressionSize: -1, routes: [] };
  expect(() => restApi(settings)).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to build the REST API "":
      name: Too small: expected string to have >=1 characters (got "")
      minimumCompressionSize: Too small: expected number to be >=0 (got -1)]
  `);
});
