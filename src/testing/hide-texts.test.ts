import { expect, test } from "vitest";
import { hiderOf } from "./trace/hide-texts.ts";

test.each<[texts: string[], from: string, hidden: string]>([
  [[], "abc", "abc"],
  [[""], "abc", "abc"],
  [["abc"], "", ""],
  [["abc"], "xabcyabc", "x*y*"],
  [["abc"], "abcabc", "**"],
  [["abc", "abcdef"], "abcdefabcd", "**d"],
  [["abcdef", "defghi"], "xabcdefghix", "x*x"],
  [["aba"], "xababax", "x*x"],
  [["bcd", "abcde"], "xabcdx abcde", "xa*x *"],
  [["he", "she", "hers"], "ushers", "u*"],
  [["$&", "a.c"], "a.c abc $& $$", "* abc * $$"],
  [["😀"], "a😀b😁", "a*b😁"],
])("of %j, %j becomes %j", (texts, from, hidden) => {
  expect(hiderOf(texts, "*")(from)).toBe(hidden);
});

test("more texts than a request can hold are not told apart: all is hidden", () => {
  const hide = hiderOf(
    Array.from({ length: 20_000 }, (_, index) => `secret-${index}`),
    "*",
  );
  expect([hide(""), hide("nothing secret")]).toEqual(["", "*"]);
});
