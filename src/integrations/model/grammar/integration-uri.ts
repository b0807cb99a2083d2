import { unreachable } from "../../../core/errors.ts";
import { type AwsUri, awsUri } from "./aws-uri.ts";
import { type CloudMapArn, cloudMapArn } from "./cloud-map-arn.ts";
import { type Grammar, grammar } from "./grammar.ts";
import { type HttpUri, httpUri } from "./http-uri.ts";
import { type LambdaArn, lambdaArn } from "./lambda-arn.ts";
import { type LambdaUri, lambdaUri, streamingLambdaUri } from "./lambda-uri.ts";
import { type LoadBalancerArn, loadBalancerArn } from "./load-balancer-arn.ts";

/** All forms of an integration's URI; `form` discriminates. */
export type IntegrationUri =
  | ({ readonly form: "lambda" } & LambdaUri)
  | ({ readonly form: "lambda-streaming" } & LambdaUri)
  /** A function's own ARN, which HTTP and WebSocket APIs accept directly. */
  | ({ readonly form: "lambda-arn" } & LambdaArn)
  | ({ readonly form: "aws-service" } & AwsUri)
  | ({ readonly form: "http" } & HttpUri)
  | ({ readonly form: "load-balancer" } & LoadBalancerArn)
  | ({ readonly form: "cloud-map" } & CloudMapArn);

/**
 * Parses every form of integration URI; each kind accepts only some of them.
 *
 * @example
 * integrationUri.parse("arn:aws:apigateway:us-east-1:dynamodb:action/PutItem").form; // "aws-service"
 */
export const integrationUri: Grammar<IntegrationUri> = /* @__PURE__ */ grammar<IntegrationUri>({
  name: "an integration URI: https://…, arn:aws:apigateway:…, or the ARN of a function, listener or Cloud Map service",
  code: "uri.invalid",
  parse(cursor) {
    const read = readAny(cursor.text);
    if (!read) throw cursor.unexpected("one of these forms");
    cursor.takeMatch(/[^]*/y);
    return read;
  },
  print(uri) {
    switch (uri.form) {
      case "lambda":
        return lambdaUri.print(uri);
      case "lambda-streaming":
        return streamingLambdaUri.print(uri);
      case "lambda-arn":
        return lambdaArn.print(uri);
      case "aws-service":
        return awsUri.print(uri);
      case "http":
        return httpUri.print(uri);
      case "load-balancer":
        return loadBalancerArn.print(uri);
      case "cloud-map":
        return cloudMapArn.print(uri);
      default:
        return unreachable(uri);
    }
  },
});

/**
 * Tries each form. Only Lambda URIs are ambiguous, as they are also service URIs: they come first.
 */
function readAny(text: string): IntegrationUri | undefined {
  return (
    tagged("lambda", lambdaUri.read(text)) ??
    tagged("lambda-streaming", streamingLambdaUri.read(text)) ??
    tagged("lambda-arn", lambdaArn.read(text)) ??
    tagged("aws-service", awsUri.read(text)) ??
    tagged("http", httpUri.read(text)) ??
    tagged("load-balancer", loadBalancerArn.read(text)) ??
    tagged("cloud-map", cloudMapArn.read(text))
  );
}

function tagged<const Form extends string, Value extends object>(
  form: Form,
  value: Value | undefined,
): ({ readonly form: Form } & Value) | undefined {
  return value && { form, ...value };
}
