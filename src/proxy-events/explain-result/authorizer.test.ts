import { expect, test } from "vitest";
import { explainAuthorizerResult } from "./authorizer.ts";

const policyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "execute-api:Invoke", Resource: ["arn:aws:*"] }],
} as const;

test("a policy is enough, and everything else is passed on", () => {
  expect(explainAuthorizerResult({ policyDocument })).toEqual({
    ok: true,
    principalId: "",
    policyDocument,
  });
  const whole = { principalId: "u", policyDocument, context: { a: 1 }, usageIdentifierKey: "k" };
  expect(explainAuthorizerResult(whole)).toEqual({ ok: true, ...whole });
});

test.each([
  ["nothing", null, "the answer is no object"],
  ["text", "Allow", "the answer is no object"],
  ["a list", [policyDocument], "the answer is no object"],
  ["an error", { errorType: "Error" }, 'Unrecognized field "errorType" , not marked as ignorable'],
  ["no policy", { principalId: "u" }, "policyDocument is no policy"],
  ["an empty policy", { policyDocument: {} }, "policyDocument is no policy"],
  [
    "a statement without an effect",
    { policyDocument: { Statement: [{ Action: "*", Resource: "*" }] } },
    "policyDocument is no policy",
  ],
  ["a number for a name", { principalId: 7, policyDocument }, "principalId is no text"],
  [
    "a list in the context",
    { policyDocument, context: { roles: [] } },
    "context holds what is neither text, number nor boolean",
  ],
  [
    "a number for a key",
    { policyDocument, usageIdentifierKey: 1 },
    "usageIdentifierKey is no text",
  ],
])("%s is no authorizer's answer", (_, result, reason) => {
  expect(explainAuthorizerResult(result)).toEqual({ ok: false, reason });
});
