import { expect, test } from "vitest";
import { messagesOf } from "./compiler-messages.ts";

const imports = `
import { rest, restApi, route } from "../../src/integrations/index.ts";
import { emulate } from "../../src/testing/index.ts";
const ok = rest.mock({ respond: { 200: { ok: true } } });
const gateway = emulate(restApi({ name: "pets", routes: [route("GET /pets", ok), route("GET /pets/{id}", ok)] }));
`.trim();

/** Each snippet stands on line 5. */
const said = (snippet: string) => messagesOf(`${imports}\n${snippet}\n`);

test("valid code compiles", () => {
  expect(said('void gateway.invoke("GET /pets/{id}", { path: { id: "1" } });')).toEqual([]);
});

test("an unknown path parameter", () => {
  expect(
    said('void gateway.invoke("GET /pets/{id}", { path: { id: "1", name: "Rex" } });'),
  ).toMatchInlineSnapshot(`
    [
      "5: Object literal may only specify known properties, and 'name' does not exist in type 'PathParametersOf<"GET /pets/{id}">'.
    The expected type comes from property 'path' which is declared here on type 'EmulatedRequest<"GET /pets/{id}">'",
    ]
  `);
  expect(
    said('route("GET /pets/{id}", ({ path }) => rest.mock({ respond: { 200: path.name } }));'),
  ).toMatchInlineSnapshot(`
    [
      "5: Property 'name' does not exist on type 'PathExpressions<"GET /pets/{id}">'.",
    ]
  `);
});

test("an unknown route", () => {
  expect(said('void gateway.invoke("GET /cats");')).toMatchInlineSnapshot(`
    [
      "5: Argument of type '"GET /cats"' is not assignable to parameter of type '"GET /pets" | "GET /pets/{id}"'.",
    ]
  `);
});

test("a missing path parameter", () => {
  expect(said('void gateway.invoke("GET /pets/{id}");')).toMatchInlineSnapshot(`
    [
      "5: Expected 2 arguments, but got 1.
    Arguments for the rest parameter 'request' were not provided.",
    ]
  `);
  expect(said('void gateway.invoke("GET /pets/{id}", { path: {} });')).toMatchInlineSnapshot(`
    [
      "5: Property 'id' is missing in type '{}' but required in type 'PathParametersOf<"GET /pets/{id}">'.
    The expected type comes from property 'path' which is declared here on type 'EmulatedRequest<"GET /pets/{id}">'",
    ]
  `);
});

test("a path parameter for a route without any", () => {
  expect(said('void gateway.invoke("GET /pets", { path: { id: "1" } });')).toMatchInlineSnapshot(`
    [
      "5: Type '"1"' is not assignable to type '"This route has no path parameters"'.",
    ]
  `);
});

test("a duplicate route in the table form", () => {
  expect(
    said('restApi({ name: "pets", routes: { "GET /pets": ok, "GET /pets": ok } });'),
  ).toMatchInlineSnapshot(`
    [
      "5: An object literal cannot have multiple properties with the same name.",
    ]
  `);
});

test("a Lambda integration that is called with GET", () => {
  expect(
    said('rest.lambdaProxy({ functionArn: "arn:…", integrationHttpMethod: "GET" });'),
  ).toMatchInlineSnapshot(`
    [
      "5: Type '"GET"' is not assignable to type '"POST"'.
    The expected type comes from property 'integrationHttpMethod' which is declared here on type 'RestLambdaProxySettings'",
    ]
  `);
});

test("an unknown field, with the closest known one", () => {
  expect(said("rest.mock({ timeoutMS: 50 });")).toMatchInlineSnapshot(`
    [
      "5: Object literal may only specify known properties, but 'timeoutMS' does not exist in type 'RestMockSettings'. Did you mean to write 'timeoutMs'?",
    ]
  `);
});

test("a route key without a method", () => {
  expect(said('route("/pets", ok);')).toMatchInlineSnapshot(`
    [
      "5: Argument of type '"/pets"' is not assignable to parameter of type '\`GET /\${string}\` | \`PUT /\${string}\` | \`POST /\${string}\` | \`DELETE /\${string}\` | \`PATCH /\${string}\` | \`OPTIONS /\${string}\` | \`HEAD /\${string}\` | \`ANY /\${string}\`'.",
    ]
  `);
});

test("a misspelled option, for any type of API", () => {
  expect(
    said("emulate(restApi({ name: 'pets', routes: [] }), { lambda: {} });"),
  ).toMatchInlineSnapshot(`
      [
        "5: Object literal may only specify known properties, but 'lambda' does not exist in type 'EmulateOptions'. Did you mean to write 'lambdas'?",
      ]
    `);
  expect(
    said("emulate(restApi({ name: 'pets', routes: [] }), { lambdas: { pets: undefined } });"),
  ).toMatchInlineSnapshot(`
    [
      "5: Type 'undefined' is not assignable to type 'LambdaHandler | LambdaRuntime'.",
    ]
  `);
});

test("an HTTP API, which is not emulated", () => {
  const snippet = `import { httpApi } from "../../src/integrations/index.ts"; emulate(httpApi({ name: "pets", routes: [] }));`;
  expect(said(snippet)).toMatchInlineSnapshot(`
    [
      "5: Argument of type 'HttpApi<HttpRouteKey>' is not assignable to parameter of type 'RestApiRecord | RestApi<HttpRouteKey>'.
      Type 'HttpApi<HttpRouteKey>' is not assignable to type 'RestApi<HttpRouteKey>'.
        Types of property 'kind' are incompatible.
          Type '"http-api"' is not assignable to type '"rest-api"'.",
    ]
  `);
});

test("a record is emulated with any route", () => {
  const snippet = `import { lower } from "../../src/integrations/index.ts";
    void emulate(lower(restApi({ name: "pets", routes: [] }))).invoke("GET /pets/{id}", { path: { id: "1" } });`;
  expect(said(snippet)).toEqual([]);
});
