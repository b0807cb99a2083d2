/** `aws`, `aws-cn`, `aws-us-gov`. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/**
 * The ARN of something that API Gateway has: `arn:aws:apigateway:us-east-1::/restapis/abc`. What can
 * be shared with other accounts names its own.
 */
export function apiGatewayArn(region: string, path: string, accountId = ""): string {
  return `arn:${partitionOf(region)}:apigateway:${region}:${accountId}:/${path}`;
}
