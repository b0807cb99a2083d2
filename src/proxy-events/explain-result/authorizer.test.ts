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
  ["nothing", null, "the result is not an object"],
  ["text", "Allow", "the result is not an object"],
  ["a list", [policyDocument], "the result is not an object"],
  ["an error", { errorType: "Error" }, 'Unrecognized field "errorType" , not marked as ignorable'],
  ["no policy", { principalId: "u" }, "policyDocument is not a policy"],
  ["an empty policy", { policyDocument: {} }, "policyDocument is not a policy"],
  [
    "a statement without an effect",
    { policyDocument: { Statement: [{ Action: "*", Resource: "*" }] } },
    "policyDocument is not a policy",
  ],
  ["a number for a name", { principalId: 7, policyDocument }, "principalId is not a string"],
  [
    "a list in the context",
    { policyDocument, context: { roles: [] } },
    "context has a value that is not a string, a number or a boolean",
  ],
  [
    "a number for a key",
    { policyDocument, usageIdentifierKey: 1 },
    "usageIdentifierKey is not a string",
  ],
])("%s is not a valid authorizer's result", (_, result, reason) => {
  expect(explainAuthorizerResult(result)).toEqual({ ok: false, reason });
});
