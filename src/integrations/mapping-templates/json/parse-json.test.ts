import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../../test/support/runs.ts";
import { Budget } from "../budget.ts";
import { doubleText } from "../java/number-text.ts";
import { javaText, jsonText } from "../java/text.ts";
import { isList, isMap, type JavaValue } from "../java/values.ts";
import { renderTemplate } from "../render.ts";
import { parseJson } from "./parse-json.ts";

function printed(text: string): string {
  return javaText(parseJson(text, new Budget()), new Budget());
}

test.each([
  ['{"a": [1, {"b": "c"}]}', '{a=[1,{"b":"c"}]}'],
  ["{a: b c, 'd': \"e\",}", "{a=b c, d=e}"],
  ["[1,,2,]", "[1,2]"],
  ["a=b", "a=b"],
  ["null{", "null{"],
  ["10 apples", "10 apples"],
  ["01", "1"],
  ["1e3", "1000.0"],
  ["12345678901234567890", "12345678901234567890"],
  ["123456789.123456789", "123456789.123456789"],
  ["[-0, -0.0, -5, 1.50, 1., 0.1 , 007]", "[0,-0.0,-5,1.5,1.0,0.1,7]"],
  ["[999999999, 1234567890, 3000000000, 1 2]", '[999999999,1234567890,3000000000,"1 2"]'],
  ["[123456789012.345, 1234567890123.4567]", "[1.23456789012345E11,1.2345678901234568E12]"],
  [`["${"x".repeat(45)}\\n", "${"y".repeat(45)}"]`, `["${"x".repeat(45)}\\n","${"y".repeat(45)}"]`],
  ['"\\u0041\\x42\\q"', "AB"],
  ['{"__proto__": 1, "constructor": 2}', "{__proto__=1, constructor=2}"],
  ['{"a": 1} trailing', "{a=1}"],
  ["", ""],
])("%j reads as %j", (text, expected) => {
  expect(printed(text)).toBe(expected);
});

test.each([
  ["{a", "Unexpected End Of File position 1: null"],
  ["[1", "Unexpected End Of File"],
  ['{"a" 1}', "Unexpected character (1) at position 5."],
  ['{"a":}', "Unexpected character (}) at position 5."],
  ['"abc', "Unexpected End Of File"],
  ["[".repeat(500), "having non natural depths"],
])("%j is refused: %s", (text, reason) => {
  expect(() => parseJson(text, new Budget())).toThrow(
    expect.objectContaining({ code: "template.payload", message: expect.stringContaining(reason) }),
  );
});

test("a large document is read in linear time", () => {
  const item = '{"id": 1, "name": "something", "tags": ["a", "b"]}';
  const text = `[${Array.from({ length: 20_000 }, () => item).join(",")}]`;
  expect(parseJson(text, new Budget())).toMatchObject({ type: "list" });
});

const json = (value: JavaValue): string => jsonText(value, new Budget(), false);

/** The value as JSON, built member by member though it may stand in the text as it is printed. */
function builtJson(value: JavaValue): string {
  if (!(isMap(value) || isList(value)) || !value.source) return json(value);
  const { document } = value.source;
  const { verbatim } = document;
  document.verbatim = false;
  const text = json(value);
  document.verbatim = verbatim;
  return text;
}

function everyValue(value: JavaValue): readonly JavaValue[] {
  if (!(isMap(value) || isList(value))) return [value];
  const inner = isMap(value) ? value.values() : value.items;
  return [value, ...inner.flatMap(everyValue)];
}

/** JSON with what is printed otherwise than it is written, and with what is no JSON at all. */
const { anyJson } = fc.letrec<{ anyJson: string; value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("0", "-0", "7", "007", "-1.5", "1.50", "1.", "3.0", "0.001", "0.0001", "1e5"),
    fc.constantFrom("9999999.5", "12345678.5", "1700000000000", "123456789012345678", "-", "null"),
    fc.constantFrom(
      '"a"',
      '"/"',
      '"é"',
      '"\\n"',
      '"\\/"',
      '"\u2028"',
      '"\u007f"',
      "'q'",
      "word",
      "true",
    ),
    fc.array(tie("anyJson"), { maxLength: 3 }).map((items) => `[${items.join(",")}]`),
    fc
      .array(fc.tuple(fc.constantFrom('"a"', '"b"', '"c"', "d"), tie("anyJson")), { maxLength: 4 })
      .map((members) => `{${members.map(([name, value]) => `${name}:${value}`).join(",")}}`),
  ),
  anyJson: fc
    .tuple(tie("value"), fc.constantFrom("", "", "", "", "", "", " ", ",", "\n"))
    .map(([value, after]) => `${value}${after}`),
}));

test("what is printed as it stands in the text is what would be built", () => {
  let asWritten = 0;
  const parsed = (text: string): JavaValue => {
    try {
      return parseJson(text, new Budget());
    } catch {
      return null;
    }
  };
  fc.assert(
    fc.property(anyJson, (text) => {
      for (const value of everyValue(parsed(text))) {
        if (isMap(value) && value.source) asWritten++;
        expect(json(value)).toBe(builtJson(value));
      }
    }),
    { numRuns: runs(3000) },
  );
  expect(asWritten).toBeGreaterThan(100);
});

test("a number of JSON prints as its Double does", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^-?[0-9]{1,8}\.[0-9]{1,7}$/), (text) => {
      expect(printed(`[${text},0]`)).toBe(`[${doubleText(Number(text))},0]`);
    }),
  );
});

const order = '{"a":1,"items":[{"b":2},3]}';

test.each([
  ["$o.put('a', 9)", '{"a":9,"items":[{"b":2},3]}'],
  ["$o.remove('a')", '{"items":[{"b":2},3]}'],
  ["$o.putAll({'c': 4})", '{"a":1,"items":[{"b":2},3],"c":4}'],
  ["$o.putIfAbsent('c', 4)", '{"a":1,"items":[{"b":2},3],"c":4}'],
  ["$o.replace('a', 9)", '{"a":9,"items":[{"b":2},3]}'],
  ["$o.keySet().remove('a')", '{"items":[{"b":2},3]}'],
  ["$o.values().clear()", "{}"],
  ["#foreach($e in $o.entrySet())$e.setValue(0)#end", '{"a":0,"items":0}'],
  ["$o.items.add(4)", '{"a":1,"items":[{"b":2},3,4]}'],
  ["$o.items.add(0, 4)", '{"a":1,"items":[4,{"b":2},3]}'],
  ["$o.items.addAll([4])", '{"a":1,"items":[{"b":2},3,4]}'],
  ["$o.items.remove(1)", '{"a":1,"items":[{"b":2}]}'],
  ["$o.items.set(1, 4)", '{"a":1,"items":[{"b":2},4]}'],
  ["$o.items.clear()", '{"a":1,"items":[]}'],
  ["#set($o.items[1] = 4)", '{"a":1,"items":[{"b":2},4]}'],
  ["#set($o.items[0].b = 4)", '{"a":1,"items":[{"b":4},3]}'],
  ["$input.path('$..[0]').get(0).clear()", '{"a":1,"items":[{},3]}'],
  ["$o.clone().clear()$o.items.clone().clear()", order],
])("after %s the body prints as it is then", (change, expected) => {
  const template = `#set($o = $input.path('$'))$input.json('$')|${change}|$input.json('$')`;
  const { text } = renderTemplate(template, { input: { body: order } });
  expect(text.split("|").at(0)).toBe(order);
  expect(text.split("|").at(-1)).toBe(expected);
});
