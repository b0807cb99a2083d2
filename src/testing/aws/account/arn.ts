/** Returns the partition of a Region: `aws`, `aws-cn` or `aws-us-gov`. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/**
 * Returns the ARN of an API Gateway resource, such as
 * `arn:aws:apigateway:us-east-1::/restapis/abc`. Only the ARN of a resource that can be shared
 * between accounts has an account id.
 */
export function apiGatewayArn(region: string, path: string, accountId = ""): string {
  return `arn:${partitionOf(region)}:apigateway:${region}:${accountId}:/${path}`;
}
