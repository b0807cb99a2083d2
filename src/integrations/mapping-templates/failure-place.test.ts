import { expect, test } from "vitest";
import { renderTemplate } from "./index.ts";

const variables = { s: "text", list: [1, 2], n: 3 };

function failureOf(template: string, options = {}): string {
  try {
    renderTemplate(template, { input: { body: '{"a": ' }, variables }, options);
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  throw new Error("it rendered");
}

test("a render that fails shows the line before, the line and a caret", () => {
  expect(failureOf('{\n  "id": "$s.substring(9)"\n}')).toMatchInlineSnapshot(`
    "Failed to run the template at line 2, column 10: StringIndexOutOfBoundsException: begin 9, end 4, length 4
    1 | {
    2 |   "id": "$s.substring(9)"
      |          ^"
  `);
  expect(
    failureOf("## loop\n#foreach($i in [1..3]) $i #end", { limits: { iterations: 2 } }),
  ).toMatchInlineSnapshot(`
    "Failed to run the template at line 2, column 1: it exceeds the limit "iterations" of 2
    Raise \`limits.iterations\` if it is meant to be this large.
    1 | ## loop
    2 | #foreach($i in [1..3]) $i #end
      | ^"
  `);
});

test.each([
  ["a reference that prints", "a\n $s.substring(9)", "2, column 2"],
  ["an argument", "$s.concat(\n  $s.substring(9))", "2, column 3"],
  ["a call after its arguments", "\n$s.substring(\n  $n.intValue(), 99)", "2, column 1"],
  ["an assignment", "\n#set($list[9] = 1)", "2, column 1"],
  ["a member of a map", "#set($m = {\n  'a': 1,\n  'b': $list[9]\n})", "3, column 8"],
  ["the second condition", "#if(false)\n#elseif($list[9])\n#end", "2, column 9"],
  ["a body in a loop", "#foreach($i in $list)\n$list[$i]\n$list[9] #end", "3, column 1"],
  [
    "a loop over what its body changes",
    "\n#foreach($i in $list)$!list.add($i)\n#end",
    "2, column 1",
  ],
  ["what follows a loop that was left", "#foreach($i in $list)#break#end\n$list[9]", "2, column 1"],
  ["a string in a string", '#set($x = "\n""$s.substring(9)""")', "2, column 3"],
  ["the body of a #define", "#define($d)\n$list[9]#end\n\n$d", "2, column 1"],
  ["a payload that is not valid JSON", "\n  $input.json('$.a')", "2, column 3"],
  ["an invalid path", "\n  $util.parseJson('{}')$input.path('$.[')", "2, column 24"],
  ["an invalid pattern", "$s\n$s.replaceAll('(', '')", "2, column 1"],
])("%s has its place", (_what, template, place) => {
  expect(failureOf(template)).toMatch(new RegExp(`^Failed to run the template at line ${place}: `));
});

test("with a record and without, a render fails at the same place", () => {
  const template = "#set($x = $s)\n$x.substring(9)";
  expect(failureOf(template, { record: true })).toBe(failureOf(template));
});

test("of a long line no more is shown than what is around the place", () => {
  const message = failureOf(`${"a".repeat(5000)}$list[9]${"b".repeat(5000)}`);
  expect(message.split("\n").slice(1)).toEqual([
    `1 | ${"a".repeat(79)}$list[9]${"b".repeat(13)}`,
    `  | ${" ".repeat(79)}^`,
  ]);
});

test("what is wrong with the scope itself has no place in the template", () => {
  let deep: unknown = 1;
  for (let depth = 0; depth < 1000; depth++) deep = [deep];
  const scope = { variables: { deep } };
  // @ts-expect-error -- JSON of that depth has no type
  expect(() => renderTemplate("\n$deep", scope)).toThrow(/^Failed to run the template: it exceeds/);
});
