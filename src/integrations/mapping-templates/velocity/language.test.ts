import { expect, test } from "vitest";
import { parseTemplate, renderTemplate } from "../index.ts";

const variables = {
  n: 7,
  half: 2.5,
  yes: true,
  no: false,
  word: "hello",
  list: ["a", "b", "c"],
  map: { one: 1, two: "zwei" },
};

function render(template: string): string {
  return renderTemplate(template, { variables }).text;
}

test.each([
  // A reference without a value is the empty text, and so is true in a condition.
  ["[$missing][$!missing][${missing}][$map.nope.deeper]", "[][][][]"],
  ["#if($missing)true#end#if(!$missing)false#end", "true"],
  ["#if($missing == '' && $missing == $null)both#end", "both"],
  ["#set($copy = $missing)[$copy]", "[]"],
  // Identifiers take hyphens, and no property begins with a digit.
  ["$n-1 $n.5 ${n}-1 $5 $_x $.50", " 7.5 7-1 $5  $.50"],
  ["$list[0] $list[-1] $map['one'] $map.two", "a c 1 zwei"],
  // Backslashes escape references and directives, and are text before anything else.
  ["\\$n \\\\$n \\#if \\\\ \\x \\#foo", "$n \\7 #if \\\\ \\x \\#foo"],
  ["#[[ $n #if ]]#", " $n #if "],
  ["a ## gone\nb #* gone *# c", "a b  c"],
  ["$n## gone\n$map.one## kept\n$map.one ## gone", "71## kept\n1 "],
  // Definitions of macros vanish, calls and unknown directives are text.
  ["#macro(m)x#end#m() #parse('x') #evaluate('$n')", "#m() #parse('x') #evaluate('$n')"],
])("%j renders %j", (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  ["7 / 2", "3"],
  ["-7 / 2", "-3"],
  ["-7 % 2", "-1"],
  ["7.0 / 2", "3.5"],
  ["10 * 0.1", "1.0"],
  ["2147483647 + 1", "2147483648"],
  ["9223372036854775807 + 1", "9223372036854775808"],
  ["1.5e10 * 1", "1.5E10"],
  ["1 + 2 * 3", "7"],
  ["'a' + 1 + $half", "a12.5"],
  ["4 > 2 + 5", "false"],
  ["1 == '1' && 1 == 1.0", "true"],
  ["[1, 2] == [1, 2]", "true"],
  ["'a' < 'b'", "false"],
  ["$n gt 3 and not ($n le 3)", "true"],
  ['"it""s $n"', 'it"s 7'],
  ["'it''s $n'", "it's $n"],
  ['"\\u0041\\n"', "A\\n"],
  ["[1..3]", "[1, 2, 3]"],
  ["[2..-1]", "[2, 1, 0, -1]"],
  ["{'a': [1, $n], 'b': {}}", "{a=[1, 7], b={}}"],
])("#set($x = %s) gives %s", (expression, expected) => {
  expect(render(`#set($x = ${expression})$x`)).toBe(expected);
});

test.each(["7 / 0", "5.0 / 0", "'3' * 4", "$list + 1", "true + 1"])(
  "what cannot be calculated (%s) leaves the variable as it was",
  (expression) => {
    expect(render(`#set($x = 'before')#set($x = ${expression})$x`)).toBe("before");
  },
);

test.each(["1", "'x'", "[]", "1 + 1", "{}"])("a literal (%s) is never true", (literal) => {
  expect(render(`#if(${literal})true#{else}false#end`)).toBe("false");
});

test.each([
  // #set consumes the blank rest of its line, and the blanks before it only at a token's start.
  ["a\n  #set($x = 1)  \nb", "a\n  b"],
  ["$n #set($x = 1)b", "7b"],
  ["a #set($x = 1) b", "a  b"],
  // Block directives keep the indentation before them.
  ["  #if(true)\n  a\n  #end\n  b", "    a\n    b"],
  ["#if(true)   \r\na\r\n#end\r\nb", "a\r\nb"],
])("white space around directives: %j renders %j", (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  ["#foreach($x in $list)$foreach.count$x#if($foreach.hasNext),#end#end", "1a,2b,3c"],
  ["#foreach($x in $list)$velocityCount$velocityHasNext #end", "1true 2true 3false "],
  ["#foreach($x in $map)$x #end", "1 zwei "],
  [
    "#foreach($x in [1, 2])#foreach($y in [1, 2])$foreach.parent.index$foreach.index #end#end",
    "00 01 10 11 ",
  ],
  ["#foreach($x in $list)#if($x == 'b')#break#end$x#end.", "a."],
  ["#foreach($x in 'text')$x#end#foreach($x in $missing)$x#end", ""],
  ["#set($x = 'kept')#foreach($x in $list)#end$x", "kept"],
  ["#foreach($x in [0..70000000])#if($x == 2)#break#end$x#end", "01"],
  ["a#stop b", "a"],
  ["#define($d)<$x>#end#set($x = 1)$d#set($x = 2)$d", "<1><2>"],
])("blocks: %j renders %j", (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  ["$n-1", "$n-1"],
  ["$missing.x $!missing", "$missing.x "],
  ["#if($missing)true#{else}false#end", "false"],
  ["\\$missing \\$n", "\\$missing $n"],
])(
  "the profile velocity-1.7 leaves a missing reference as it is: %j renders %j",
  (template, expected) => {
    expect(renderTemplate(template, { variables }, { profile: "velocity-1.7" }).text).toBe(
      expected,
    );
  },
);

test.each([
  "#if($a)never closed",
  "#end",
  "#set($a = )",
  "#set($a 1)",
  "#if()x#end",
  "#set($a = 5-8)",
  "#set($a = - 5)",
  "#set($a = null)",
  '#set($a = "\\"x\\"")',
  "${n",
  "${n|'x'}",
  "$n.substring($n - 1)",
  "$list[1.5]",
  "$",
  "text #",
  "#*",
  "#* never closed, with a sign #",
  "$list.get(,",
  "$list.get(;)",
  "#foreach($x in $list)x#else y#end",
])("%j is refused, with the place", (template) => {
  expect(() => parseTemplate(template)).toThrow(
    expect.objectContaining({
      code: "template.syntax",
      message: expect.stringMatching(/^Failed to parse the template at line 1, column \d+: /),
    }),
  );
});

test("a syntax error shows the line before, the line and a caret", () => {
  expect(() =>
    parseTemplate('{\n  "id": "$input.params("id"",\n}'),
  ).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to parse the template at line 2, column 24: this string has no closing quote
    1 | {
    2 |   "id": "$input.params("id"",
      |                        ^]
  `);
  expect(() => parseTemplate('#set($x = "a ""$y.z(b c)"" d")')).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to parse the template at line 1, column 23: expected "," or ")" after the argument
    1 | #set($x = "a ""$y.z(b c)"" d")
      |                       ^]
  `);
});

test("the syntax tree keeps the places of its parts in the template", () => {
  const text = 'a $b.c("x $d")#set($e = 1)';
  const [, reference, set] = parseTemplate(text).syntax;
  expect(reference).toMatchObject({ type: "reference", name: "b", span: { start: 2, end: 14 } });
  expect(set).toMatchObject({ type: "set", target: { name: "e" }, span: { start: 14, end: 26 } });
});
