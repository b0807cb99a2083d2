import type {
  AddPermissionRequest,
  AddPermissionResponse,
  Concurrency,
  DeleteFunctionConcurrencyRequest,
  FunctionConfiguration,
  GetFunctionConcurrencyRequest,
  GetFunctionConcurrencyResponse,
  GetFunctionConfigurationRequest,
  GetPolicyRequest,
  GetPolicyResponse,
  InvocationRequest,
  PutFunctionConcurrencyRequest,
  RemovePermissionRequest,
  UpdateFunctionConfigurationRequest,
} from "@aws-sdk/client-lambda";
import { textBytes } from "../../../core/bytes.ts";
import { defined } from "../../../core/json.ts";
import { invokeLambda } from "../../backends/lambda.ts";
import { randomUuid } from "../../request/ports.ts";
import { AwsError } from "../account/aws-error.ts";
import {
  type FunctionSettings,
  type PermissionStatement,
  settingsOf,
  splitQualifier,
  toFunctionArn,
} from "../account/function-settings.ts";
import type { Account } from "../account/store.ts";
import type { Bound, Operation } from "../operations/operation.ts";

interface FoundFunction {
  /** The ARN without the qualifier. */
  readonly functionArn: string;
  readonly functionName: string;
  readonly qualifier: string;
  readonly settings: FunctionSettings;
}

interface FunctionKey {
  readonly FunctionName: string;
  readonly Qualifier?: string | undefined;
}

/** Finds a function by name, partial ARN or ARN, each with or without a qualifier. */
function findFunction(
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

function withQualifier(functionArn: string, qualifier: string): string {
  return qualifier === "" ? functionArn : `${functionArn}:${qualifier}`;
}

function notFound(message: string): AwsError {
  return new AwsError("ResourceNotFoundException", 404, message);
}

/** Lambda's quota for the timeout of a function. */
const maxTimeoutSeconds = 900;

interface Invoked {
  readonly StatusCode: number;
  readonly Payload: Uint8Array;
  readonly ExecutedVersion?: string;
  readonly FunctionError?: string;
}

export const invoke: Operation<Bound<InvocationRequest, "FunctionName">, Invoked> = async (
  account,
  input,
) => {
  const { functionArn, qualifier, settings } = findFunction(account, input);
  if (input.InvocationType === "DryRun") return { StatusCode: 204, Payload: new Uint8Array() };
  const call = {
    functionArn: withQualifier(functionArn, qualifier === "$LATEST" ? "" : qualifier),
    payload: new TextDecoder().decode(input.Payload) || "{}",
    timeoutMs: (settings.timeoutSeconds ?? maxTimeoutSeconds) * 1000,
    invocationType: input.InvocationType ?? "RequestResponse",
  };
  const answer = await invokeLambda(account.backends.lambdas, call, account.ports);
  if (answer.isThrottled) throw new AwsError("TooManyRequestsException", 429, "Rate Exceeded.");
  if (answer.status === 202) return { StatusCode: 202, Payload: new Uint8Array() };
  if (answer.status === 400) {
    const { Message = "" }: { Message?: string } = JSON.parse(answer.payload);
    throw new AwsError("InvalidRequestContentException", 400, Message);
  }
  return {
    StatusCode: 200,
    ExecutedVersion: "$LATEST",
    Payload: textBytes(answer.payload),
    ...(answer.isUnhandledError && { FunctionError: "Unhandled" }),
  };
};

export const addPermission: Operation<
  Bound<AddPermissionRequest, "FunctionName">,
  AddPermissionResponse
> = (account, input) => {
  const { functionArn, qualifier, settings } = findFunction(account, input);
  const { StatementId: id = "", SourceArn, SourceAccount } = input;
  const policy = settings.policies.get(qualifier) ?? new Map<string, PermissionStatement>();
  if (policy.has(id)) {
    throw new AwsError(
      "ResourceConflictException",
      409,
      `The statement id (${id}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
    );
  }
  const condition = {
    ...(SourceAccount && { StringEquals: { "AWS:SourceAccount": SourceAccount } }),
    ...(SourceArn && { ArnLike: { "AWS:SourceArn": SourceArn } }),
  };
  const statement: PermissionStatement = {
    Sid: id,
    Effect: "Allow",
    Principal: principalOf(input.Principal ?? ""),
    Action: input.Action ?? "",
    Resource: withQualifier(functionArn, qualifier),
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  };
  policy.set(id, statement);
  settings.policies.set(qualifier, policy);
  return { Statement: JSON.stringify(statement) };
};

function principalOf(principal: string): PermissionStatement["Principal"] {
  if (principal === "*") return "*";
  return principal.endsWith(".amazonaws.com")
    ? { Service: principal }
    : { AWS: /^\d{12}$/.test(principal) ? `arn:aws:iam::${principal}:root` : principal };
}

export const removePermission: Operation<
  Bound<RemovePermissionRequest, "FunctionName" | "StatementId">,
  object
> = (account, input) => {
  const { qualifier, settings } = findFunction(account, input);
  if (settings.policies.get(qualifier)?.delete(input.StatementId)) return {};
  throw notFound(`Statement ${input.StatementId} is not found in resource policy.`);
};

export const getPolicy: Operation<Bound<GetPolicyRequest, "FunctionName">, GetPolicyResponse> = (
  account,
  input,
) => {
  const { qualifier, settings } = findFunction(account, input);
  const statements = [...(settings.policies.get(qualifier)?.values() ?? [])];
  if (statements.length === 0) throw notFound("The resource you requested does not exist.");
  const policy = { Version: "2012-10-17", Id: "default", Statement: statements };
  return { Policy: JSON.stringify(policy), RevisionId: randomUuid(account.ports) };
};

export const putFunctionConcurrency: Operation<
  Bound<PutFunctionConcurrencyRequest, "FunctionName">,
  Concurrency
> = (account, input) => {
  const { settings } = findFunction(account, input);
  settings.reservedConcurrency = input.ReservedConcurrentExecutions ?? 0;
  return { ReservedConcurrentExecutions: settings.reservedConcurrency };
};

export const getFunctionConcurrency: Operation<
  Bound<GetFunctionConcurrencyRequest, "FunctionName">,
  GetFunctionConcurrencyResponse
> = (account, input) => {
  const { reservedConcurrency } = findFunction(account, input).settings;
  return defined({ ReservedConcurrentExecutions: reservedConcurrency });
};

export const deleteFunctionConcurrency: Operation<
  Bound<DeleteFunctionConcurrencyRequest, "FunctionName">,
  object
> = (account, input) => {
  delete findFunction(account, input).settings.reservedConcurrency;
  return {};
};

export const getFunctionConfiguration: Operation<
  Bound<GetFunctionConfigurationRequest, "FunctionName">,
  FunctionConfiguration
> = (account, input) => configurationOf(findFunction(account, input));

/** Updates the timeout, the only setting of a function that is emulated. */
export const updateFunctionConfiguration: Operation<
  Bound<UpdateFunctionConfigurationRequest, "FunctionName">,
  FunctionConfiguration
> = (account, { FunctionName, Timeout, ...others }) => {
  const [other] = Object.keys(defined(others));
  if (other !== undefined) {
    throw new AwsError("NotImplementedException", 501, `gatewright: ${other} is not emulated yet`);
  }
  const found = findFunction(account, { FunctionName });
  if (Timeout !== undefined) found.settings.timeoutSeconds = Timeout;
  return configurationOf(found);
};

function configurationOf({ functionArn, functionName, settings }: FoundFunction) {
  return defined({
    FunctionArn: functionArn,
    FunctionName: functionName,
    Timeout: settings.timeoutSeconds,
    Version: "$LATEST",
  });
}
