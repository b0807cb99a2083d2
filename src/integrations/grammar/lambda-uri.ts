import { parseLambdaArn } from "./lambda-arn.ts";

/** The parts of the URI by which API Gateway invokes a function and waits for its whole answer. */
export interface LambdaUri {
  readonly partition: string;
  readonly region: string;
  readonly functionArn: string;
}

// AWS's guide prints the path with one slash and with two; both are accepted.
const pattern =
  /^arn:(aws[a-z-]*):apigateway:([a-z0-9-]+):lambda:path\/\/?2015-03-31\/functions\/(.+)\/invocations$/;

export function parseLambdaUri(text: string): LambdaUri | undefined {
  const [, partition, region, functionArn] = pattern.exec(text) ?? [];
  if (!partition || !region || !functionArn || !parseLambdaArn(functionArn)) return undefined;
  return { partition, region, functionArn };
}

export function printLambdaUri({ partition, region, functionArn }: LambdaUri): string {
  return `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
}
