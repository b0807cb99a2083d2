import { describe, expect, test } from "vitest";
import { redactInPlace, redactText } from "./redact-text.ts";
import { createRedactor } from "./redactor.ts";

const token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJl";

describe("a text shows by itself what is a secret", () => {
  test.each<[what: string, text: string, redacted: string]>([
    [
      "members",
      '{"password":"a","n":{"apiKey": "b"}}',
      '{"password":"****","n":{"apiKey": "****"}}',
    ],
    ["numbers", '{"pin":1234,"tokens":512}', '{"pin":"****","tokens":512}'],
    ["what is empty", '{"token":"","secret":null}', '{"token":"","secret":null}'],
    ["lists", '{"tokens":["a", "b"],"c":1}', '{"tokens":["****", "****"],"c":1}'],
    ["JSON in JSON", '{"body":"{\\"token\\":\\"a\\"}"}', '{"body":"{\\"token\\":\\"****\\"}"}'],
    [
      "JSON in JSON in JSON",
      JSON.stringify(JSON.stringify(JSON.stringify({ secret: 'a"b', ok: 1 }))),
      JSON.stringify(JSON.stringify(JSON.stringify({ secret: "****", ok: 1 }))),
    ],
    ["quotes", '{"token":"a\\"b\\\\","c":"d"}', '{"token":"****","c":"d"}'],
    ["JSON that was cut off", '{"a":1,"token":"abc', '{"a":1,"token":"****'],
    ["a text that ends in JSON around it", '"{\\"token\\":\\"abc"', '"{\\"token\\":\\"****"'],
    ["typed values", '{"password":{"S":"a"}}', '{"password":{"S":"****"}}'],
    ["schemas, which have no values", '{"token":{"type":"string"}}', '{"token":{"type":"string"}}'],
    ["pairs", '[{"name":"x-api-key","value":"a"}]', '[{"name":"x-api-key","value":"****"}]'],
    ["other pairs", '[{"name":"id","value":"a"}]', '[{"name":"id","value":"a"}]'],
    [
      "queries in events",
      '{"queryStringParameters":{"code":"a"},"code":"b"}',
      '{"queryStringParameters":{"code":"****"},"code":"b"}',
    ],
    [
      "references",
      '{"credentials":"arn:aws:iam::1:role/x"}',
      '{"credentials":"arn:aws:iam::1:role/x"}',
    ],
    [
      "cookies, without their names",
      '{"cookies":["a=b"],"Set-Cookie":"c=d; Path=/; Secure"}',
      '{"cookies":["a=****"],"Set-Cookie":"c=****; Path=/; Secure"}',
    ],
    ["schemes, which stay", '{"Authorization":"Bearer abc"}', '{"Authorization":"Bearer ****"}'],
    ["queries", "GET /a?key=b&page=2&code=c", "GET /a?key=****&page=2&code=****"],
    ["forms", "code=a&grant_type=b", "code=****&grant_type=b"],
    ["a form of one field", "code=a", "code=****"],
    ["sentences, where few names count", "code=200 and password=abc", "code=200 and password=****"],
    ["quoted values", "user='ann' password='abc'", "user='ann' password='****'"],
    ["user info", "see https://ann:abc@x.example/a", "see https://****@x.example/a"],
    ["headers", "X-Api-Key: abc\nAccept: */*", "X-Api-Key: ****\nAccept: */*"],
    ["maps", "{Cookie=a=b; c=d, Accept=*/*}", "{Cookie=a=****; c=****, Accept=*/*}"],
    ["credentials", "with Bearer abc.def, Basic YTpi", "with Bearer ****, Basic ****"],
    ["words", "Basic authentication, Bearer tokens", "Basic authentication, Bearer tokens"],
    ["challenges", 'Bearer realm="x"', 'Bearer realm="x"'],
    ["JSON Web Tokens", `saw ${token}, twice`, "saw ****, twice"],
    ["access keys", "AKIAIOSFODNN7EXAMPLE.", "****."],
    ["what was redacted before", '{"token":"****"} ?sig=**** x', '{"token":"****"} ?sig=**** x'],
    ["nothing", "Invalid token: unexpected end", "Invalid token: unexpected end"],
  ])("%s", (_, text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  test("with as many stars as there were characters", () => {
    expect(redactInPlace("a?token=abcdefg&b")).toBe("a?token=*******&b");
  });
});

describe("a secret is hidden wherever else it stands", () => {
  const redactor = createRedactor({
    parameters: [
      ["Authorization", `Basic ${btoa("ann:pass/w0rd")}`],
      ["Cookie", "theme=dark; country=Switzerland; id=c00kie-1"],
      ["Set-Cookie", "sid=r3fresh; Path=/orders; Expires=Thu, 01 Jan 2026 00:00:00 GMT"],
      ["code", "200"],
    ],
    members: [["token", "a%20b-c%2Fd"]],
    texts: ['{"password":"password","secret":"Ab\\"cd-ef"}', "https://x.example/?sig=s1gned%3D"],
  });

  test.each([
    ["a password of the Basic scheme", "pass/w0rd PASS/W0RD pass%2fw0rd", "**** **** ****"],
    ["a cookie", "c00kie-1", "****"],
    ["a cookie of the answer", "r3fresh", "****"],
    ["a path parameter, decoded", "a b-c/d", "****"],
    ["a member, as it is and in JSON", 'Ab"cd-ef Ab\\"cd-ef Ab\\\\\\"cd-ef', "**** **** ****"],
    ["a signature, decoded", "s1gned=", "****"],
    ["base64 of it", btoa("c00kie-1"), "****="],
    ["base64 that it is a part of", btoa("x c00kie-1 y"), "eCB****SB5"],
    ["what was cut off", "c00kie-", "****"],
    ["no attribute of a cookie", "/orders Thu, 01 Jan 2026", "/orders Thu, 01 Jan 2026"],
    ["no word", "dark 200 password Switzerland", "dark 200 password Switzerland"],
  ])("%s", (_, text, redacted) => {
    expect(redactor.text(text)).toBe(redacted);
  });

  test("in plain data", () => {
    const value = { a: ["c00kie-1", { b: "\nc00kie-1" }], pin: 12, ok: true };
    const redacted = { a: ["****", { b: "\n****" }], pin: "****", ok: true };
    expect(redactor.json(value)).toEqual(redacted);
    expect(redactor.json(undefined)).toBeUndefined();
  });

  test("also behind an escape that it could be a part of", () => {
    const { json } = createRedactor({ parameters: [["token", "n12345"]] });
    expect(json({ a: "\n12345", b: "n12345" })).toEqual({ a: "****", b: "****" });
  });

  test("plain data that is nothing without it is hidden as a whole", () => {
    const { json } = createRedactor({ parameters: [["token", 'bc":"de']] });
    expect(json({ abc: "def" })).toBe("****");
  });

  test("of more secrets than can be told apart, everything is one", () => {
    const texts = Array.from({ length: 20_000 }, (_, index) => `{"token":"secret-${index}"}`);
    const { text } = createRedactor({ texts });
    expect([text(""), text("nothing secret")]).toEqual(["", "****"]);
  });
});

test("a value under a secret's name is hidden, however short it is", () => {
  const { pair } = createRedactor();
  expect(pair(["token", "a"])).toEqual(["token", "****"]);
  expect(pair(["code", "a"], "member")).toEqual(["code", "a"]);
  expect(pair(["X-Api-Key", ""])).toEqual(["X-Api-Key", ""]);
  expect(pair(["Referer", "/?token=a"])).toEqual(["Referer", "/?token=****"]);
  const whole = createRedactor({}, { hidesWhole: true, replacement: "<secret>" });
  expect(whole.pair(["Set-Cookie", "a=b; Path=/"])).toEqual(["Set-Cookie", "<secret>"]);
});

describe("a text of megabytes is read while one waits", () => {
  const long = 1_000_000;
  const repeat = (text: string) => text.repeat(long / text.length);
  const levels = Array.from({ length: 19 }, (_, level) => "\\".repeat(2 ** level - 1));

  // Each of them took minutes in an expression that was tried: the time limit of a test is what is tested.
  test.each([
    ["backslashes", repeat("\\")],
    ["space behind a name", `"token":${repeat(" ")}`],
    ["texts that are never closed", levels.map((run) => `${run}"token${run}":${run}"`).join("")],
    ["lists without an end", `"tokens":[${repeat('"a",')}`],
    ["objects without an end", repeat('"query":{')],
    ["names of pairs", repeat('"name":"')],
    ["fields", repeat("code=a;code=")],
    ["brackets", `?token=${repeat(")")}x`],
    ["headers", repeat("Cookie: a=b, ")],
    ["URLs", repeat("http://a")],
    ["tokens", repeat("eyJ-.")],
    ["schemes", repeat("Basic ")],
    ["cookies", `Set-Cookie: ${repeat(";")}`],
  ])("%s", (_, text) => {
    expect(redactText(text).length).toBeGreaterThan(0);
    expect(createRedactor({ texts: [text] }).text("plain").length).toBeGreaterThan(0);
  });

  test("and a thousand cookies", () => {
    const cookies = Array.from(
      { length: 1000 },
      (_, index) => `=${String(index).padStart(8, "a")}`,
    );
    const { text } = createRedactor({ parameters: [["Cookie", cookies.join("; ")]] });
    expect(text(`${repeat("a")} ${cookies.join(" ")}`)).not.toMatch(/aa\d/);
  });
});
