import { expect, test } from "vitest";
import { restApi } from "../../../integrations/authoring/api/rest-api.ts";
import { rest } from "../../../integrations/authoring/builders/rest.ts";
import { lower } from "../../../integrations/convert/lower.ts";
import { routeFinder, routesByKey } from "./find-route.ts";

const ok = rest.mock({ respond: { 200: {} } });
const record = lower(
  restApi({
    name: "api",
    routes: {
      "GET /": ok,
      "GET /orders": ok,
      "ANY /orders/{id}": ok,
      "GET /orders/{id}": ok,
      "GET /orders/new": ok,
      "GET /orders/{id}/items": ok,
      "POST /{proxy+}": ok,
      "GET /files/{path+}": ok,
      "GET /files/readme": ok,
      "GET /__proto__/constructor": ok,
    },
  }),
);
const find = routeFinder(Object.values(record.resources));

test.each([
  ["GET", "/", "GET /"],
  ["GET", "", "GET /"],
  ["GET", "/orders", "GET /orders"],
  ["GET", "/orders/", "GET /orders"],
  ["GET", "//orders", "GET /orders"],
  ["GET", "/orders//", undefined],
  ["GET", "/orders/7", "GET /orders/{id}"],
  ["PUT", "/orders/7", "ANY /orders/{id}"],
  ["GET", "/orders/new", "GET /orders/new"],
  ["DELETE", "/orders/new", "ANY /orders/{id}"],
  ["GET", "/orders/a%2Fb", "GET /orders/{id}"],
  ["GET", "/orders/%6Eew", "GET /orders/{id}"],
  ["GET", "/orders//items", undefined],
  ["GET", "/orders/7/items/", "GET /orders/{id}/items"],
  ["POST", "/orders/7/items", "POST /{proxy+}"],
  ["POST", "/orders", "POST /{proxy+}"],
  ["POST", "/a//b/", "POST /{proxy+}"],
  ["POST", "/", undefined],
  ["GET", "/files/readme", "GET /files/readme"],
  ["GET", "/files/readme/more", "GET /files/{path+}"],
  ["GET", "/files/a//b", "GET /files/{path+}"],
  ["GET", "/files", undefined],
  ["DELETE", "/files/a", undefined],
  ["GET", "/ORDERS", undefined],
  ["GET", "/__proto__/constructor", "GET /__proto__/constructor"],
  ["GET", "/__proto__", undefined],
  ["constructor", "/orders", undefined],
])("%s %s leads to %s", (httpMethod, path, key) => {
  const found = find(httpMethod, path);
  expect(found && `${found.method.httpMethod} ${found.resource.path}`).toBe(key);
});

test("a method is found by its route key", () => {
  const routes = routesByKey(record);
  expect(routes.get("GET /orders/{id}")?.resource.path).toBe("/orders/{id}");
  expect(routes.get("GET /orders/7")).toBeUndefined();
  expect(routes.size).toBe(10);
});

// With superlinear cost, this test would not finish.
test("a hostile path takes linear time", () => {
  expect(find("GET", `/${"a/".repeat(1_000_000)}`)).toBeUndefined();
  expect(find("GET", "/".repeat(2_000_000))?.resource.path).toBe("/");
});
