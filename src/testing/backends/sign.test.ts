import { describe, expect, test } from "vitest";
import type { Header } from "../../core/message.ts";
import { authorization, type SigningScope, sign } from "./sign.ts";

const signatureOf = (text: string) => /Signature=(\w+)$/.exec(text)?.[1];

// Source: AWS's Signature Version 4 test suite.
describe("AWS's test suite", () => {
  const scope: SigningScope = {
    credentials: {
      accessKeyId: "AKIDEXAMPLE",
      secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    },
    region: "us-east-1",
    service: "service",
    signedAt: Date.UTC(2015, 7, 30, 12, 36),
  };
  const host: readonly Header[] = [["Host", "example.amazonaws.com"]];
  const date: Header = ["X-Amz-Date", "20150830T123600Z"];
  const repeated = (value: string): Header => ["My-Header1", value];
  const form: Header = ["Content-Type", "application/x-www-form-urlencoded"];

  test.each<[string, string, string, readonly Header[], string, string]>([
    [
      "get-vanilla",
      "GET",
      "/",
      [],
      "",
      "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    ],
    [
      "get-vanilla-query-order-key-case",
      "GET",
      "/?Param2=value2&Param1=value1",
      [],
      "",
      "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    ],
    [
      "post-vanilla",
      "POST",
      "/",
      [],
      "",
      "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    ],
    [
      "post-x-www-form-urlencoded",
      "POST",
      "/",
      [form],
      "Param1=value1",
      "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
    ],
    [
      "get-header-key-duplicate",
      "GET",
      "/",
      [repeated("value2"), repeated("value2"), repeated("value1")],
      "",
      "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
    ],
    [
      "get-header-value-trim",
      "GET",
      "/",
      [repeated(" value1"), ["My-Header2", ' "a   b   c"']],
      "",
      "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
    ],
    [
      "get-slashes",
      "GET",
      "//example//",
      [],
      "",
      "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84",
    ],
    [
      "get-slash-pointless-dot",
      "GET",
      "/./example",
      [],
      "",
      "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5",
    ],
    [
      "get-relative-relative",
      "GET",
      "/example1/example2/../..",
      [],
      "",
      "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    ],
  ])("%s", async (_, method, target, more, body, signature) => {
    const url = `https://example.amazonaws.com${target}`;
    const headers = [...more, ...host, date];
    const text = await authorization({ method, url, headers, body: Buffer.from(body) }, scope);
    expect(signatureOf(text)).toBe(signature);
    expect(text).toContain("Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ");
  });
});

// Source: S3 API reference, "Signature Calculations for the Authorization Header". The SDK's signer
// cannot produce the second one: it drops `Date` and does not encode the `$`.
test.each<[string, string, readonly Header[], string, string]>([
  [
    "GET",
    "/test.txt",
    [["Range", "bytes=0-9"]],
    "",
    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  ],
  [
    "PUT",
    "/test$file.text",
    [
      ["Date", "Fri, 24 May 2013 00:00:00 GMT"],
      ["x-amz-storage-class", "REDUCED_REDUNDANCY"],
    ],
    "Welcome to Amazon S3.",
    "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
  ],
  [
    "GET",
    "/?lifecycle",
    [],
    "",
    "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
  ],
  [
    "GET",
    "/?max-keys=2&prefix=J",
    [],
    "",
    "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
  ],
])("S3 accepts the signature of %s %s", async (method, target, more, body, signature) => {
  const message = {
    method,
    url: `https://examplebucket.s3.amazonaws.com${target}`,
    headers: [["Host", "examplebucket.s3.amazonaws.com"] as const, ...more],
    body: Buffer.from(body),
  };
  const added = await sign(message, {
    credentials: {
      accessKeyId: "AKIAIOSFODNN7EXAMPLE",
      secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    },
    region: "us-east-1",
    service: "s3",
    signedAt: Date.UTC(2013, 4, 24),
  });
  expect(signatureOf(new Map(added).get("Authorization") ?? "")).toBe(signature);
});
