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
  PutFunctionConcurrencyRequest,
  RemovePermissionRequest,
  UpdateFunctionConfigurationRequest,
} from "@aws-sdk/client-lambda";
import { defined } from "../../../core/json.ts";
import { randomUuid } from "../../request/ports.ts";
import { AwsError } from "../account/aws-error.ts";
import type { PermissionStatement } from "../account/function-settings.ts";
import type { Bound, Operation } from "../operations/operation.ts";
import { type FoundFunction, findFunction, notFound, withQualifier } from "./find-function.ts";

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
