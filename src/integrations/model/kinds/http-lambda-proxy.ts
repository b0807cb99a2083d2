import * as z from "zod/mini";
import { credentials, written } from "../fields.ts";
import { lambdaArn } from "../grammar/lambda-arn.ts";
import { kind } from "../strict-object.ts";
import {
  description,
  httpRequestParameters,
  httpResponseParameters,
  httpTimeoutMs,
} from "../v2-fields.ts";

/**
 * HTTP API `AWS_PROXY` with a Lambda function.
 *
 * Source: `CreateIntegrationRequest`, `@aws-sdk/client-apigatewayv2` 3.1169.0.
 */
export const httpLambdaProxy = kind("http.lambda-proxy", () => ({
  /** `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS]`; name and alias may be stage variables. */
  functionArn: written(lambdaArn),
  /** Format of event and response; `1.0` is the format of REST APIs. Required by API Gateway. */
  payloadFormatVersion: z.enum(["1.0", "2.0"]),
  credentials: z.optional(credentials()),
  requestParameters: z.optional(httpRequestParameters()),
  responseParameters: z.optional(httpResponseParameters()),
  timeoutMs: z.optional(httpTimeoutMs()),
  description: z.optional(description()),
}));

/** An integration of the kind `http.lambda-proxy`. */
export interface HttpLambdaProxy extends Readonly<z.infer<typeof httpLambdaProxy>> {}
