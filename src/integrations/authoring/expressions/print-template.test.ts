import fc from "fast-check";
import { expect, test } from "vitest";
import { requestScope } from "./expression.ts";
import { printTemplate } from "./print-template.ts";

test("a literal prints as JSON without template syntax", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const template = printTemplate(value as never);
      expect(template).not.toMatch(/[$#]/);
      expect(JSON.parse(template)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("an expression prints as the reference to its value", () => {
  const { path, query, body } = requestScope<"GET /{id}">(["id"]);
  expect(printTemplate({ id: path.id, total: body.number("$.total"), all: body.json("$") })).toBe(
    `{"id":"$util.escapeJavaScript($input.params('id')).replaceAll("\\\\'", "'")","total":$input.path('$.total'),"all":$input.json('$')}`,
  );
  expect(printTemplate([query("it's")])).toContain("$input.params('it''s')");
});
