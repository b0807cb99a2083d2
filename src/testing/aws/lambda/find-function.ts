import { AwsError } from "../account/aws-error.ts";
import {
  type FunctionSettings,
  settingsOf,
  splitQualifier,
  toFunctionArn,
} from "../account/function-settings.ts";
import type { Account } from "../account/store.ts";

/** A function of the account, and what Lambda stores of it. */
export interface FoundFunction {
  /** Without the qualifier. */
  readonly functionArn: string;
  readonly functionName: string;
  readonly qualifier: string;
  readonly settings: FunctionSettings;
}

export interface FunctionKey {
  readonly FunctionName: string;
  readonly Qualifier?: string | undefined;
}

/** By name, partial ARN or ARN, each with or without a qualifier. */
export function findFunction(
  account: Account,
  { FunctionName: name, Qualifier }: FunctionKey,
): FoundFunction {
  const [functionArn, inName] = splitQualifier(toFunctionArn(name, account));
  const functionName = functionArn.split(":")[6] ?? "";
  const qualifier = Qualifier ?? inName;
  const isGiven = Object.keys(account.backends.lambdas).some(
    (given) => splitQualifier(toFunctionArn(given, account))[0] === functionArn,
  );
  if (!isGiven) throw notFound(`Function not found: ${withQualifier(functionArn, qualifier)}`);
  const settings = settingsOf(account.functions, functionArn);
  return { functionArn, functionName, qualifier, settings };
}

export function withQualifier(functionArn: string, qualifier: string): string {
  return qualifier === "" ? functionArn : `${functionArn}:${qualifier}`;
}

export function notFound(message: string): AwsError {
  return new AwsError("ResourceNotFoundException", 404, message);
}
