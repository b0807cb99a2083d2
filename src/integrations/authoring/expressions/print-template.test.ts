import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../../test/support/runs.ts";
import type { Json } from "../../../core/json.ts";
import { renderTemplate } from "../../mapping-templates/render.ts";
import type { TemplateScope } from "../../mapping-templates/scope/scope.ts";
import { rest } from "../builders/rest.ts";
import { answerScope, requestScope, type TemplateValue } from "./expression.ts";
import { printTemplate } from "./print-template.ts";

function rendered(value: TemplateValue, input: TemplateScope["input"] = {}): unknown {
  return JSON.parse(renderTemplate(printTemplate(value), { input }).text);
}

test("a literal prints as JSON that holds nothing for a template engine to read", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // What JSON can hold is a template value without expressions.
      const template = printTemplate(value as Json);
      expect(template).not.toMatch(/[$#]/);
      expect(JSON.parse(template)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

const { path, query, header, body: requestBody } = requestScope<"GET /{id}">(["id"]);
const { body } = answerScope;

describe("each part of the request is read out of its own map", () => {
  const params = {
    path: { id: "from the path" },
    querystring: { token: "from the query", page: "1" },
    header: { "X-Trace": "as written", token: "from a header" },
  };

  test.each<[string, TemplateValue, string]>([
    ["a path parameter", path.id, "from the path"],
    ["a query parameter", query("page"), "1"],
    ["a missing query parameter", query("id"), ""],
    ["a header", header("X-Trace"), "as written"],
    ["a header that came in lower case", header("Token"), "from a header"],
    ["a missing header, with a query parameter of its name", header("page"), ""],
  ])("%s", (_, value, expected) => {
    expect(rendered(value, { params })).toBe(expected);
  });
});

test.each([
  ["$.missing", null],
  ["$.no", false],
  ["$.zero", 0],
  ["$.empty", ""],
  ["$.list", []],
  ["$.object", { a: "'\"$x#end" }],
])("the value at %s of an answer prints as JSON", (at, expected) => {
  const answer = { no: false, zero: 0, empty: "", list: [], object: { a: "'\"$x#end" } };
  expect(rendered({ value: body.json(at) }, { body: JSON.stringify(answer) })).toEqual({
    value: expected,
  });
});

test("whatever a client or an integration sends, the JSON is the one that was meant", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "grapheme-composite", minLength: 1 }),
    fc.string({
      unit: fc.constantFrom("'", '"', "\\", "$", "#", "{", "}", "/", "\n", "\0", "a", ","),
      minLength: 1,
    }),
  );
  fc.assert(
    fc.property(hostile, hostile, hostile, fc.jsonValue(), (id, sort, trace, value) => {
      const input = {
        params: { path: { id }, querystring: { sort }, header: { "X-Trace": trace } },
        body: JSON.stringify({ value }),
      };
      const template = {
        [id]: [path.id, query("sort")],
        t: header("X-Trace"),
        v: body.json("$.value"),
      };
      // Compared as JSON, in which -0 is 0.
      const meant = JSON.stringify({ [id]: [id, sort], t: trace, v: value });
      expect(rendered(template, input)).toEqual(JSON.parse(meant));
    }),
    { numRuns: runs(2000) },
  );
});

describe("what no response template can read is refused", () => {
  test("the body of the request", () => {
    expect(() =>
      // @ts-expect-error -- it can be mapped only
      rest.mock({ respond: { 200: { id: requestBody.json("$.id") } } }),
    ).toThrow(
      /respond cannot read request.body\nA response template reads the integration's response/,
    );
  });

  test("a value that JSON cannot hold", () => {
    expect(() =>
      rest.http({
        uri: "https://example.com",
        integrationHttpMethod: "GET",
        // @ts-expect-error -- a function is not JSON
        respond: { 200: [() => 1] },
      }),
    ).toThrow(/respond cannot hold function/);
  });
});
