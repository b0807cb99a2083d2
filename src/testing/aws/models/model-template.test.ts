import { expect, test } from "vitest";
import { renderTemplate } from "../../../integrations/mapping-templates/render.ts";
import { flattenModel } from "./flatten-model.ts";
import { modelTemplate } from "./model-template.ts";

const root = "#set($inputRoot = $input.path('$'))\n";
const url = (name: string) => `https://apigateway.amazonaws.com/restapis/abc/models/${name}`;

test("numbers and strings match the sample in AWS's API reference", () => {
  const number = { type: "number" };
  const properties = { a: number, b: number, op: { type: "string" }, c: number };
  expect(modelTemplate({ type: "object", properties })).toBe(
    `${root}{\n  "a" : 3.1415,\n  "b" : 3.1415,\n  "op" : "foo",\n  "c" : 3.1415\n}`,
  );
});

test("an object without members matches the sample in AWS's CLI reference", () => {
  expect(modelTemplate({ type: "object" })).toBe(`${root}{ }`);
});

test("objects are indented, and lists become loops to fill in", () => {
  const inner = {
    type: "object",
    properties: { id: { type: "integer" }, ok: { type: "boolean" } },
  };
  const properties = { inner, list: { type: "array", items: inner } };
  expect(modelTemplate({ properties })).toMatchInlineSnapshot(`
    "#set($inputRoot = $input.path('$'))
    {
      "inner" : {
        "id" : 42,
        "ok" : true
      },
      "list" : [
    ##TODO: Update this foreach loop to reference array from input json
    #foreach($elem in $inputRoot.TODO)
        {
          "id" : 42,
          "ok" : true
        }
    #if($foreach.hasNext),#end
    #end
      ]
    }"
  `);
});

test("a template can be rendered", () => {
  const properties = { ids: { type: "array", items: { type: "string" } }, more: { items: {} } };
  const { text } = renderTemplate(modelTemplate({ properties }), { input: { body: "{}" } });
  expect(JSON.parse(text)).toEqual({ ids: [], more: [] });
});

test("references within the schema and to other models are resolved, and circular ones end", () => {
  const models = {
    Pet: {
      name: "Pet",
      schema: JSON.stringify({
        type: "object",
        properties: { name: { $ref: "#/definitions/name" }, friend: { $ref: url("Pet") } },
        definitions: { name: { type: "string" } },
      }),
    },
  };
  const schema = JSON.stringify({ type: "object", properties: { pet: { $ref: url("Pet") } } });
  const flattened = flattenModel(models, { schema });
  expect(flattened).toEqual({
    type: "object",
    properties: { pet: { $ref: "#/definitions/Pet" } },
    definitions: {
      Pet: {
        type: "object",
        properties: {
          name: { $ref: "#/definitions/Pet/definitions/name" },
          friend: { $ref: "#/definitions/Pet" },
        },
        definitions: { name: { type: "string" } },
      },
    },
  });
  const template = modelTemplate(flattened);
  expect(template).toBe(`${root}{\n  "pet" : {\n    "name" : "foo",\n    "friend" : { }\n  }\n}`);
});

test("a template stays small, even if its references multiply", () => {
  const doubled = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => {
      const next = { $ref: `#/definitions/d${index + 1}` };
      return [`d${index}`, { properties: { a: next, b: next } }];
    }),
  );
  const template = modelTemplate({ $ref: "#/definitions/d0", definitions: doubled });
  expect(template.length).toBeLessThan(2_000_000);
});

test("an unresolved reference becomes an empty object", () => {
  expect(modelTemplate({ properties: { a: { $ref: "#/definitions/none" } } })).toBe(
    `${root}{\n  "a" : { }\n}`,
  );
});

test.each([1000, 50_000])(
  "the template of a schema of %i levels has the first hundred",
  (levels) => {
    const schema = `${'{"items":'.repeat(levels)}{}${"}".repeat(levels)}`;
    const template = modelTemplate(flattenModel({}, { schema }));
    expect(template.match(/#foreach/g)).toHaveLength(101);
  },
);
