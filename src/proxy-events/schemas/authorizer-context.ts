import * as z from "zod";
import { text } from "./parts.ts";

/**
 * The context that a Lambda authorizer adds to a REST, WebSocket or HTTP 1.0 event; its own values as
 * members. Each arrives as text.
 *
 * @example
 * restEvent({ authorizer: lambdaAuthorizer({ tenant: z.string() }) });
 */
export function lambdaAuthorizer<Context extends z.core.$ZodLooseShape>(context: Context) {
  return z.looseObject({
    principalId: z.string(),
    integrationLatency: z.number().optional(),
    ...context,
  });
}

/** The context that a Cognito user pool authorizer adds to a REST event. */
export function cognitoAuthorizer<Claims extends z.ZodType>(claims: Claims) {
  return z.looseObject({ claims, scopes: z.array(z.string()).nullish() });
}

/** The context that a JWT authorizer adds to an HTTP API event of payload 2.0. */
export function jwtAuthorizer<Claims extends z.ZodType>(claims: Claims) {
  return z.looseObject({
    jwt: z.looseObject({ claims, scopes: z.array(z.string()).nullish() }),
  });
}

/** The context that a Lambda authorizer adds to an HTTP API event of payload 2.0. Values keep their types. */
export function httpLambdaAuthorizer<Context extends z.ZodType>(context: Context) {
  return z.looseObject({ lambda: context });
}

/** The context that IAM authorization adds to an HTTP API or function URL event. */
export function iamAuthorizer() {
  return z.looseObject({
    iam: z.looseObject({
      accessKey: text,
      accountId: text,
      callerId: text,
      cognitoIdentity: z
        .looseObject({
          amr: z.array(z.string()).nullish(),
          identityId: text,
          identityPoolId: text,
        })
        .nullish(),
      principalOrgId: text,
      userArn: text,
      userId: text,
    }),
  });
}
