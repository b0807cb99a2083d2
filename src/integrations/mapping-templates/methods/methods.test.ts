import { expect, test } from "vitest";
import { renderTemplate } from "../index.ts";

const variables = {
  s: "hello world",
  csv: "a,b,,c,,",
  list: ["b", "a"],
  map: { k: "v", size: 5 },
  n: 7,
  big: 9_000_000_000,
  d: 2.5,
};

function render(template: string): string {
  return renderTemplate(template, { variables }).text;
}

test.each([
  ["$s.length() $s.toUpperCase() $s.indexOf('o', 5)", "11 HELLO WORLD 7"],
  ["$s.indexOf(111) $s.indexOf(111, 5) $s.lastIndexOf(111) $s.indexOf(-1)", "4 7 7 -1"],
  ["$s.replace('', '.') $s.replace('l', '$1')", ".h.e.l.l.o. .w.o.r.l.d. he$1$1o wor$1d"],
  ["$s.substring(0, 1)$s.charAt(1)$s.concat('!')", "hehello world!"],
  ["$s.replaceAll('(l+)', '<$1>') $s.replace('o', '0')", "he<ll>o wor<l>d hell0 w0rld"],
  ["#foreach($x in $csv.split(','))<$x>#end", "<a><b><><c>"],
  [
    "$csv.replaceAll(',', '.') $csv.replaceFirst(',,', '$0|') $csv.matches('a,b')",
    "a.b..c.. a,b,,|c,, false",
  ],
  ["$csv.split(',').size() $csv.split(',')[3]", "4 c"],
  ["$s.equals('x') $s.contains('wor') $s.isEmpty() $s.empty", "false true false false"],
  ["$s.hashCode() $s.compareTo('help')", "1794106052 -4"],
  ["$s.format('%05d|%s|%.2f', $n, 'x', $d)", "00007|x|2.50"],
  ["$s.join('-', $list)", "b-a"],
])("String: %j renders %j", (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  ["#set($l = [1, 2])$l.add(3)$l $l.remove(0) $l.indexOf(3)", "true[1, 2, 3] 1 1"],
  ["$list.size() $list.contains('a') $list.subList(0, 1)", "2 true [b]"],
  ["#set($m = {})$m.put('a', 1)$m.put('a', 2) $m", "1 {a=2}"],
  ["$map.size $map.size() $map.keySet() $map.entrySet()", "5 2 [k, size] [k=v, size=5]"],
  ["$map.getOrDefault('x', 'y') $map.containsKey('k')", "y true"],
  ["#set($map.new = 1)#set($map['other'] = 2)$map.new$map.other", "12"],
  ["$map.put('k', null)$map.k.", "v."],
  [
    "#set($m = {})#foreach($i in [1..12])$!m.put($i, $i)#end$m.size() $m.remove(1)$m.remove(99) $m.containsKey(1) $m.get(12)",
    "12 1 false 12",
  ],
  [
    "#set($m = {'a': 1, 'b': 2, [1]: 3})$m.remove('a') $m.get([1]) $m.keySet() $m.clone()",
    "1 3 [b, [1]] {b=2, [1]=3}",
  ],
])("lists and maps: %j renders %j", (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  ["$n.parseInt('42') $big.intValue() $d.intValue() $n.toHexString(255)", "42 410065408 2 ff"],
  ["$n.equals(7) $n.equals('7') $n.compareTo(8)", "true false -1"],
])("numbers: %j renders %j", (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each(["$s.nope()", "$list.size", "$s.substring('1')", "$n.length()", "$list.get(1.0)"])(
  "%s has no signature that fits, so it has no value",
  (template) => {
    expect(render(template)).toBe("");
  },
);

test.each([
  ["$s.substring(20)", "StringIndexOutOfBoundsException"],
  ["$list.get(9)", "IndexOutOfBoundsException"],
  ["$list[9]", "IndexOutOfBoundsException"],
  ["$s.concat(null)", "NullPointerException"],
  ["$s.length(1)", "wrong number of arguments"],
  ["$n.parseInt('x')", "NumberFormatException"],
  ["#foreach($x in $list)$list.add($x)#end", "ConcurrentModificationException"],
])("%s throws in Java and so ends the render", (template, reason) => {
  expect(() => render(template)).toThrow(
    expect.objectContaining({
      code: "template.evaluation",
      message: expect.stringContaining(reason),
    }),
  );
});
