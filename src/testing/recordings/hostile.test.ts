import { expect, test } from "vitest";
import { normalizeText } from "../trace/volatile.ts";
import { maskFor, maskLog } from "./mask.ts";

const long = 400_000;
const mask = maskFor({});
const accounts = Array.from({ length: long / 40 }, (_, index) => String(100_000_000_000 + index));

// Each of these once took minutes, so the timeout of the test is the assertion.
test.each<[name: string, text: string]>([
  ["backslashes", "\\".repeat(long)],
  ["spaces after a secret's name", `"token":${" ".repeat(long)}`],
  ["the starts of many tokens", "eyJ-".repeat(long / 4)],
  ["quotes that are never closed", '"token":"\\'.repeat(long / 10)],
])("a body of %s is masked quickly", (_, text) => {
  expect(mask.text(text).length).toBeGreaterThan(0);
});

test("thousands of account ids are masked", () => {
  const text = accounts.map((account) => `arn:aws:sqs:eu-west-1:${account}:q ${account} `).join("");
  const hidden = "arn:aws:sqs:eu-west-1:123456789012:q 123456789012 ";
  expect(mask.text(text)).toBe(hidden.repeat(accounts.length));
});

test("many stars in a log are masked quickly", () => {
  const body = "*".repeat(long);
  const log = { lines: [{ message: { type: "methodRequestBody", body: `${body} ${body}abc` } }] };
  // The form of a parsed log.
  const masked = maskLog(log as Parameters<typeof maskLog>[0], mask);
  expect(masked.lines[0]?.message).toEqual({
    type: "methodRequestBody",
    body: `${body} <secret>`,
  });
});

test("thousands of secrets in a body of megabytes are masked", () => {
  const secrets = Array.from({ length: 1500 }, (_, index) => `aaaaaa${index}`);
  const parameters = secrets.map((secret) => ["X-Api-Key", secret] as const);
  const text = `${"aaaaaa".repeat(long)}${secrets.join(" ")}`;
  expect(maskFor({ parameters }).text(text)).toBe(
    `${"aaaaaa".repeat(long)}${secrets.map(() => "<secret>").join(" ")}`,
  );
});

test.each([
  ["x.eyJh.p.s", "x.<secret>"],
  ["a-eyJh.p.", "a-<secret>"],
  ["eyJa.b.eyJc.d.eyJe.f.g", "<secret>.d.<secret>"],
  ["xeyJa.b.c", "xeyJa.b.c"],
  ["eyJ.b.c", "eyJ.b.c"],
  ["eyJa..c", "eyJa..c"],
  ["eyJa.b", "eyJa.b"],
  ["eyJa.b.c d eyJa.b.c", "<secret> d <secret>"],
])("the tokens %s are recorded as %s", (text, hidden) => {
  expect(mask.text(text)).toBe(hidden);
});

test.each([
  ["1000000000001 ", "1234567890121 "],
  ["9100000000000 ", "9123456789012 "],
  ["100000000000100000000000 ", "123456789012123456789012 "],
  ["10000000000 ", "10000000000 "],
])("an account id among digits is masked: %s", (digits, hidden) => {
  const arn = "arn:aws:sqs:eu-west-1:100000000000:q";
  expect(mask.text(digits + arn)).toBe(`${hidden}arn:aws:sqs:eu-west-1:123456789012:q`);
});

test("a path of megabytes is normalized", () => {
  const event = `"requestContext":{"path":"${"a".repeat(30_000_000)}"}`;
  expect(normalizeText(event)).toBe('"requestContext":{"path":"…"}');
});
