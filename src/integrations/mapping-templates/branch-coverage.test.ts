import { expect, test } from "vitest";
import { branchCoverage, parseTemplate, renderTemplate } from "./index.ts";

const template = parseTemplate(`#set($kind = $input.path('$.kind'))
#if($kind == 'a')
A
#elseif($kind == 'b')
B
#end
#foreach($item in $input.path('$.items'))$item#end`);

function render(body: string) {
  return renderTemplate(template, { input: { body } }, { record: true });
}

test("the record says which reference gave which text and which branch was taken", () => {
  const { steps } = render('{"kind": "b", "items": [1, 2]}');
  expect(steps.map(({ span: _span, ...step }) => step)).toEqual([
    { type: "set", text: "b" },
    { type: "branch", taken: 1 },
    { type: "reference", text: "1" },
    { type: "reference", text: "2" },
    { type: "loop", rounds: 2 },
  ]);
});

test("branches inside strings count, in the order in which they are written", () => {
  const nested = parseTemplate('#if($a)#set($b = "#foreach($c in $a)$c#end")#else#if($b)b#end#end');
  expect(branchCoverage(nested, []).branches.map(({ kind }) => kind)).toEqual([
    "#if",
    "#else",
    "#foreach",
    "no rounds",
    "#if",
    "not taken",
  ]);
});

test("a sum of many terms is a tree too deep for the stack, which its coverage survives", () => {
  const sum = parseTemplate(`#if($a)#set($a = 1${" + 1".repeat(70_000)})#end`);
  expect(branchCoverage(sum, []).total).toBe(2);
});

test("without `record` there are no steps", () => {
  expect(renderTemplate(template).steps).toEqual([]);
});

test("the branches that no render took are left over", () => {
  const renders = [render('{"kind": "a"}'), render('{"kind": "a", "items": [1]}')];
  const { covered, total, branches } = branchCoverage(template, renders);
  expect({ covered, total }).toEqual({ covered: 3, total: 5 });
  expect(branches.map(({ kind, line, count }) => `${kind} at ${line}: ${count}`)).toEqual([
    "#if at 2: 2",
    "#elseif at 4: 0",
    "not taken at 2: 0",
    "#foreach at 7: 1",
    "no rounds at 7: 1",
  ]);
});
