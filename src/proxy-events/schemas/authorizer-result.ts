import * as z from "zod";

const oneOrMore = z.union([z.string(), z.array(z.string())]);

/** What an authorizer answers with an IAM policy. Keeps members it does not know. */
export function policyResult() {
  return z.looseObject({
    principalId: z.string(),
    policyDocument: z.looseObject({
      Version: z.string().nullish(),
      Statement: z.array(
        z.looseObject({
          Effect: z.enum(["Allow", "Deny"]),
          Action: oneOrMore,
          Resource: oneOrMore,
        }),
      ),
    }),
    // API Gateway refuses lists and objects here, with a 500.
    context: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable())
      .nullish(),
    usageIdentifierKey: z.string().nullish(),
  });
}

/** What an authorizer of an HTTP API answers with simple responses enabled. */
export function simpleResult() {
  return z.looseObject({
    isAuthorized: z.boolean(),
    context: z.record(z.string(), z.unknown()).nullish(),
  });
}
