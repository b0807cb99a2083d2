import * as z from "zod";
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
 * HTTP API `AWS_PROXY` on a Lambda function.
 *
 * Source: `CreateIntegrationRequest`, `@aws-sdk/client-apigatewayv2` 3.1169.0.
 */
export const httpLambdaProxy = kind("http.lambda-proxy", () => ({
  /** `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS]`; name and alias may be stage variables. */
  functionArn: written(lambdaArn),
  /** Shape of event and answer: `1.0` is that of REST APIs. API Gateway asks for it. */
  payloadFormatVersion: z.enum(["1.0", "2.0"]),
  credentials: credentials.optional(),
  requestParameters: httpRequestParameters.optional(),
  responseParameters: httpResponseParameters.optional(),
  timeoutMs: httpTimeoutMs.optional(),
  description: description.optional(),
}));

export interface HttpLambdaProxy extends Readonly<z.infer<typeof httpLambdaProxy>> {}
