import * as fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../test/support/runs.ts";
import { isGatewrightError } from "../../core/errors.ts";
import { Budget } from "./budget.ts";
import { parseTemplate, queryJsonPath, renderTemplate } from "./index.ts";
import { compilePattern } from "./java-regex/compile.ts";
import { parseJson } from "./json/parse-json.ts";

// A template that exhausts its budget takes a second or two, and longer on a busy machine.

/** Fails on anything but an error of this library; says which it was. */
function onlyOwnErrors(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (isGatewrightError(error)) return error.code;
    throw error;
  }
}

const limited = expect.objectContaining({ code: "template.limit" });

test.each([
  "$s.constructor",
  "$s.constructor.constructor('return 1')()",
  "$m.__proto__",
  "$m.__proto__.polluted",
  "$input.constructor",
  "$util.__proto__.constructor",
  "$s.class.forName('java.lang.Runtime')",
  "$l.toString.call($l)",
  "$m.hasOwnProperty('a')",
  "$context.valueOf().constructor",
  "$foreach.__proto__",
])("%s reaches nothing", (template) => {
  expect(
    renderTemplate(`[${template}]`, { variables: { s: "x", l: [1], m: { a: 1 } } }).text,
  ).not.toMatch(/function|native|\[object|class /);
});

test("__proto__ is a key like any other", () => {
  const { text, context } = renderTemplate(
    "#set($context.responseOverride['__proto__'] = 'x')#set($m = {'__proto__': {'polluted': 1}})$m",
  );
  expect(text).toBe("{__proto__={polluted=1}}");
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  expect(Object.keys(context["responseOverride"] ?? {})).toContain("header");
});

const towers =
  "#set($a = [1])#set($b = [1])#foreach($i in [1..60])#set($a = [$a, $a])#set($b = [$b, $b])#end";

test("a context that doubles is stopped where it is read", () => {
  const rendered = renderTemplate(`${towers}#set($context.responseOverride.a = $a)`);
  expect(() => rendered.context).toThrow(limited);
});

test.each([
  ["a loop of more than 1 000 rounds", "#foreach($i in [1..1001])#end"],
  [
    "loops inside each other",
    "#foreach($a in [1..999])#foreach($b in [1..999])#foreach($c in [1..999])#end#end#end",
  ],
  ["a text that doubles", "#set($s = 'xx')#foreach($i in [1..100])#set($s = \"$s$s\")#end"],
  ["a list that doubles", "#set($l = [1])#foreach($i in [1..60])#set($l = [$l, $l])#end$l"],
  ["two lists that double, compared", `${towers}#if($a == $b)#end`],
  ["a list that doubles, hashed", `${towers}$a.hashCode()`],
  ["a list inside itself", "#set($l = [[]])$!l.get(0).add($l)$l"],
  ["a number that squares", "#set($n = 9999999)#foreach($i in [1..100])#set($n = $n * $n)#end"],
  ["a range too wide", "#set($r = [0..2000000000])"],
  ["too much output", "#foreach($i in [1..999])#foreach($j in [1..999])0123456789abcdef#end#end"],
  ["deep parentheses", `#if(${"(".repeat(5000)}true${")".repeat(5000)})#end`],
  ["deep blocks", `${"#if(true)".repeat(5000)}${"#end".repeat(5000)}`],
  ["deep lists", `#set($x = ${"[".repeat(5000)}${"]".repeat(5000)})`],
  ["deep negation", `#if(${"!".repeat(5000)}true)#end`],
  ["a sum of many terms", `#set($x = 1${" + 1".repeat(70_000)})`],
  ["a long template", "x".repeat(300 * 1024 + 1)],
  ["a huge repeat", "#set($s = 'x')$s.repeat(2000000000)"],
])("%s is stopped", (_what, template) => {
  expect(() => renderTemplate(template)).toThrow(limited);
});

test.each([
  ["{".repeat(100_000)],
  ["[".repeat(100_000)],
  [`${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`],
])("JSON nested too deep ends in an error", (text) => {
  expect(() => parseJson(text, new Budget())).toThrow(
    expect.objectContaining({ code: "template.payload" }),
  );
});

test.each(["$", "\\", "#", "$!", "${", "#[", '"', "$a.", "##", "(", "$a[", "\\$", "#{"])(
  "a template of nothing but %j is parsed in linear time",
  // Were it quadratic, the test would not come to its end.
  (piece) => {
    const template = piece.repeat(Math.floor((250 * 1024) / piece.length));
    expect(() => onlyOwnErrors(() => parseTemplate(template))).not.toThrow();
  },
);

const name = fc.constantFrom(
  "a",
  "b",
  "map",
  "list",
  "text",
  "foreach",
  "input",
  "context",
  "util",
);
const path = fc.constantFrom(
  "",
  ".x",
  ".size()",
  "[0]",
  "['x']",
  ".get('x')",
  ".path('$..*')",
  ".add($list)",
  ".keySet()",
  ".put('x', $map)",
  ".replaceAll('(a+)+$', '$1')",
  ".split('')",
  ".body",
  ".parseJson($text)",
);
const reference = fc.tuple(name, path, path).map((parts) => `$${parts.join("")}`);
const literal = fc.constantFrom(
  "1",
  "-2.5",
  "'x'",
  "[]",
  "{}",
  "[1..9]",
  "true",
  "9223372036854775807",
);
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3 },
    literal,
    reference,
    fc
      .tuple(tie("expression"), fc.constantFrom("+", "*", "/", "==", "&&", "<"), tie("expression"))
      .map((parts) => parts.join(" ")),
    tie("expression").map((inner) => `!(${inner})`),
    tie("expression").map((inner) => `"x${inner.replaceAll('"', "")}"`),
  ),
}));
const { template } = fc.letrec<{ template: string }>((tie) => ({
  template: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("text", " ", "\n", "#stop", "#break", "\\", "$", "##c\n", "#[[r]]#", "#m(1)"),
    reference,
    fc.tuple(name, expression).map(([variable, value]) => `#set($${variable} = ${value})`),
    fc
      .tuple(expression, tie("template"))
      .map(([test, body]) => `#if(${test})${body}#else${body}#end`),
    fc
      .tuple(expression, tie("template"))
      .map(([items, body]) => `#foreach($b in ${items})${body}#end`),
    fc.tuple(name, tie("template")).map(([variable, body]) => `#define($${variable})${body}#end`),
    fc.tuple(tie("template"), tie("template")).map((parts) => parts.join("")),
  ),
}));
const limits = { work: 2_000_000, outputLength: 100_000 };
const scope = {
  input: { body: '{"a": [1, {"b": "c"}], "x": "aaaaaaaaaaaaaaaaaaaaaaaa!"}' },
  variables: { map: { x: 1 }, list: [1, "b"], text: "aaaaaaaaaaaaaaaaaaaaaaaaaaaa!" },
};

test("random templates of the grammar render or fail by name, within the bounds", () => {
  fc.assert(
    fc.property(template, (text) => {
      onlyOwnErrors(() => {
        const { text: output } = renderTemplate(text, scope, { limits, record: true });
        expect(output.length).toBeLessThanOrEqual(limits.outputLength);
      });
    }),
    { numRuns: runs(1500) },
  );
});

const soup = fc.array(
  fc.oneof(
    fc.string({ unit: "binary", maxLength: 4 }),
    fc.constantFrom(
      "$",
      "#",
      "#if(",
      "#end",
      "#set($a=",
      ")",
      '"',
      "'",
      "[",
      "]",
      "{",
      "}",
      "\\",
      "..",
      ".a",
      "$a",
      "#*",
      "*#",
      "#[[",
      "]]#",
      "##",
      "\n",
      "(?",
      "(?<=",
      "[?(@",
      "$..",
      "&&",
      "+",
      "*",
    ),
  ),
  { maxLength: 30 },
);

function findIn(input: string, pattern: string): unknown {
  const budget = new Budget();
  return compilePattern(pattern, budget).find(input, 0, budget);
}

test.each([
  ["templates", (text: string) => renderTemplate(text, scope, { limits })],
  ["patterns", (text: string) => findIn("aab\n1😀", text)],
  ["paths", (text: string) => queryJsonPath('{"a": [1, {"b": "c"}]}', text)],
  ["documents", (text: string) => parseJson(text, new Budget())],
])("random bytes as %s fail by name or not at all", (_what, run) => {
  fc.assert(
    fc.property(soup, (pieces) => {
      expect(onlyOwnErrors(() => run(pieces.join("")))).not.toBe("integration.invalid");
    }),
    { numRuns: runs(2000) },
  );
});
