import * as z from "zod";

const oneOrMore = z.union([z.string(), z.array(z.string())]);

// IAM also accepts one statement instead of a list, and `NotAction` instead of `Action`.
const statement = z.looseObject({
  Effect: z.enum(["Allow", "Deny"]),
  Action: oneOrMore.optional(),
  Resource: oneOrMore.optional(),
});

/** An authorizer's result with an IAM policy. Keeps unknown members. */
export function policyResult() {
  return z.looseObject({
    principalId: z.string(),
    policyDocument: z.looseObject({
      Version: z.string().nullish(),
      Statement: z.union([z.array(statement), statement]),
    }),
    // API Gateway rejects lists and objects here with a 500.
    context: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable())
      .nullish(),
    usageIdentifierKey: z.string().nullish(),
  });
}

/** A simple response of an HTTP API's authorizer. */
export function simpleResult() {
  return z.looseObject({
    isAuthorized: z.boolean(),
    context: z.record(z.string(), z.unknown()).nullish(),
  });
}
