import type { GrammarCursor } from "./cursor.ts";
import { type Grammar, grammar } from "./grammar.ts";
import { stageVariablePattern } from "./variable-text.ts";

/** The parts of `arn:aws:lambda:us-east-1:123456789012:function:orders:live`. */
export interface LambdaArn {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  /** The name, or a stage variable that holds one: `${stageVariables.fn}`. */
  readonly functionName: string;
  /** Version, alias, or a stage variable that holds one. */
  readonly qualifier?: string;
}

const nameOrVariable = String.raw`[\w-]+|${stageVariablePattern}`;
const functionName = new RegExp(`(?:${nameOrVariable})`, "y");
const qualifier = new RegExp(String.raw`(?:\$LATEST|${nameOrVariable})`, "y");

/** The ARN of a function, as `CreateFunction` returns it. */
export const lambdaArn: Grammar<LambdaArn> = /* @__PURE__ */ grammar({
  name: "a Lambda function's ARN, arn:aws:lambda:REGION:ACCOUNT:function:NAME",
  code: "uri.invalid",
  parse: parseArn,
  print: printLambdaArn,
});

export function parseLambdaArn(text: string): LambdaArn | undefined {
  return lambdaArn.read(text);
}

function printLambdaArn(arn: LambdaArn): string {
  const suffix = arn.qualifier ? `:${arn.qualifier}` : "";
  return `arn:${arn.partition}:lambda:${arn.region}:${arn.accountId}:function:${arn.functionName}${suffix}`;
}

function parseArn(cursor: GrammarCursor): LambdaArn {
  cursor.expect(/arn:/y, '"arn:"');
  const partition = cursor.expect(/aws[a-z-]*/y, "a partition: aws, aws-cn, aws-us-gov");
  cursor.expect(/:lambda:/y, '":lambda:"');
  const region = cursor.expect(/[a-z0-9-]+/y, "a Region: us-east-1");
  cursor.expect(/:/y, '":" and the account');
  const accountId = cursor.expect(/\d{12}/y, "the 12 digits of an account");
  cursor.expect(/:function:/y, '":function:"');
  const name = cursor.expect(functionName, "a function's name");
  const parts = { partition, region, accountId, functionName: name };
  if (cursor.takeMatch(/:/y) === undefined) return parts;
  return { ...parts, qualifier: cursor.expect(qualifier, "a version or an alias") };
}
