import * as z from "zod";

/** The parts of `arn:aws:lambda:us-east-1:123456789012:function:orders:live`. */
export interface LambdaArn {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly functionName: string;
  /** Version, alias, or a stage variable that holds one. */
  readonly qualifier?: string;
}

// The function's name and its alias may come from a stage variable: `${stageVariables.fn}`.
const stageVariable = String.raw`\$\{stageVariables\.\w+\}`;
const pattern = new RegExp(
  String.raw`^arn:(aws[a-z-]*):lambda:([a-z0-9-]+):(\d{12}):function:([\w-]+|${stageVariable})(?::(\$LATEST|[\w-]+|${stageVariable}))?$`,
);

export function parseLambdaArn(text: string): LambdaArn | undefined {
  const [, partition, region, accountId, functionName, qualifier] = pattern.exec(text) ?? [];
  if (!partition || !region || !accountId || !functionName) return undefined;
  return { partition, region, accountId, functionName, ...(qualifier && { qualifier }) };
}

export function printLambdaArn(arn: LambdaArn): string {
  const { partition, region, accountId, functionName, qualifier } = arn;
  const suffix = qualifier ? `:${qualifier}` : "";
  return `arn:${partition}:lambda:${region}:${accountId}:function:${functionName}${suffix}`;
}

export const lambdaFunctionArn = z.string().refine((text) => parseLambdaArn(text) !== undefined, {
  error: (issue) =>
    `"${String(issue.input)}" is not a Lambda function's ARN: arn:aws:lambda:REGION:ACCOUNT:function:NAME`,
});
