import { expect, test } from "vitest";
import { createTextFinder } from "./find-texts.ts";
import { replaceSpans } from "./spans.ts";

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
  [["aBc-É"], "AbC-É abc-é", "* abc-é"],
  [["secret-1234"], "secret-1234 and secret-", "* and *"],
  [["secret-1234"], "secret-1234 and secr", "* and secr"],
])("of %j, %j becomes %j", (texts, from, hidden) => {
  expect(replaceSpans(from, createTextFinder(texts)(from), "*")).toBe(hidden);
});
