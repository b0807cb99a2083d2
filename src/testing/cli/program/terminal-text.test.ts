import { expect, test } from "vitest";
import { terminalText, withoutControls } from "./terminal-text.ts";

test.each([
  ["plain text, a tab\tand lines\r\n\n", "plain text, a tab\tand lines\r\n\n"],
  [
    "\u001b[1mbold\u001b[22m \u001b[31mred\u001b[39m",
    "\u001b[1mbold\u001b[22m \u001b[31mred\u001b[39m",
  ],
  ["\r\u001b[K12 read", "\r\u001b[K12 read"],
  ["a\r\u001b[Kgone", "a\\u000d\\u001b[Kgone"],
  ["\u001b]0;title\u0007", "\\u001b]0;title\\u0007"],
  ["\u001b[2J\u001b[8mhidden", "\\u001b[2J\\u001b[8mhidden"],
  ["\u009b2J\u0000\u007f\b", "\\u009b2J\\u0000\\u007f\\u0008"],
  ["\u202eevil\u2066", "\\u202eevil\\u2066"],
  ["👩‍👩‍👧 ü", "👩‍👩‍👧 ü"],
])("%j is printed as %j", (text, written) => {
  expect(terminalText(text)).toBe(written);
});

test("an output that is not a terminal gets the text unchanged", () => {
  const written: string[] = [];
  const write = (text: string) => void written.push(text);
  withoutControls({ write, isTerminal: false, columns: 80 }).write("\u001b[2J");
  withoutControls({ write, isTerminal: true, columns: 80 }).write("\u001b[2J");
  expect(written).toEqual(["\u001b[2J", "\\u001b[2J"]);
});
