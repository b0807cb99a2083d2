import { expect, test } from "vitest";
import { javaText } from "../java/text.ts";
import { Budget } from "../limits.ts";
import { parseJson } from "./parse-json.ts";

function printed(text: string): string {
  return javaText(parseJson(text), new Budget());
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
  expect(() => parseJson(text)).toThrow(
    expect.objectContaining({ code: "template.payload", message: expect.stringContaining(reason) }),
  );
});

test("a large document is read in linear time", () => {
  const item = '{"id": 1, "name": "something", "tags": ["a", "b"]}';
  const text = `[${Array.from({ length: 20_000 }, () => item).join(",")}]`;
  expect(parseJson(text)).toMatchObject({ type: "list" });
});
