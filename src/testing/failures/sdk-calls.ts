import { defined } from "../../core/json.ts";
import type { LambdaArn } from "../../integrations/model/grammar/lambda-arn.ts";
import { methodArn } from "../../proxy-events/authorizers/method-arn.ts";

/** A call of an AWS SDK client, as data. */
export interface SdkCall {
  /** The client's package behind `@aws-sdk/client-`. */
  readonly client: "api-gateway" | "lambda" | "iam" | "cloudwatch-logs";
  /** `AddPermission`: the command is `AddPermissionCommand`. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Required members of the input whose values are unknown. */
  readonly missing?: readonly string[];
}

/** What a fix changes: the method that failed, with the members that are known. */
export interface SdkTarget {
  readonly restApiId?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly httpMethod?: string | undefined;
  /** `GET /orders/{id}` */
  readonly route?: string | undefined;
  /** The API's account: twelve digits. Defaults to the function's account. */
  readonly accountId?: string | undefined;
  readonly authorizerId?: string | undefined;
  /** The function that was called or would have been called. */
  readonly lambda?: { readonly functionArn: string; readonly parts: LambdaArn } | undefined;
  /** The address that was called, or the integration's URI. */
  readonly uri?: string | undefined;
  /** Statuses of the method responses. */
  readonly declaredStatuses?: readonly string[] | undefined;
}

/** Builds a call and lists its required members whose values are unknown. */
function call(
  client: SdkCall["client"],
  operation: string,
  required: Readonly<Record<string, string | undefined>>,
  input: Readonly<Record<string, unknown>> = {},
): SdkCall {
  const missing = Object.keys(required).filter((name) => required[name] === undefined);
  return {
    client,
    operation,
    input: { ...defined(required), ...input },
    ...(missing.length > 0 && { missing }),
  };
}

interface Patch {
  readonly op: "add" | "replace";
  readonly path: string;
  readonly value?: string;
}

function methodKey({ restApiId, resourceId, httpMethod }: SdkTarget) {
  return { restApiId, resourceId, httpMethod };
}

export function updateIntegration(
  target: SdkTarget,
  ...patchOperations: readonly Patch[]
): SdkCall {
  return call("api-gateway", "UpdateIntegration", methodKey(target), { patchOperations });
}

function updateMethod(target: SdkTarget, ...patchOperations: readonly Patch[]): SdkCall {
  return call("api-gateway", "UpdateMethod", methodKey(target), { patchOperations });
}

function updateMethodResponse(target: SdkTarget, ...patchOperations: readonly Patch[]): SdkCall {
  const key = { ...methodKey(target), statusCode: undefined };
  return call("api-gateway", "UpdateMethodResponse", key, { patchOperations });
}

export function putMethodResponse(target: SdkTarget, statusCode: string): SdkCall {
  return call("api-gateway", "PutMethodResponse", methodKey(target), { statusCode });
}

/** Adds the response that is selected if no pattern matches. */
export function putDefaultIntegrationResponse(target: SdkTarget, statusCode: string): SdkCall {
  return call("api-gateway", "PutIntegrationResponse", methodKey(target), { statusCode });
}

/** Allows this method, with any path parameters, in every stage; the whole API if the route is unknown. */
export function addMethodPermission(target: SdkTarget): SdkCall {
  const { route } = target;
  const [verb = "*", path = "/*"] = route === undefined ? [] : route.split(" ");
  return addPermission(target, target.restApiId, (stage) =>
    methodArn({
      ...stage,
      stage: "*",
      method: verb === "ANY" ? "*" : verb,
      path: path.replaceAll(/\{[^{}]*\}/g, "*"),
    }),
  );
}

export function addAuthorizerPermission(target: SdkTarget): SdkCall {
  const { restApiId, authorizerId = "*" } = target;
  return addPermission(
    target,
    restApiId,
    ({ partition, region, accountId, apiId }) =>
      `arn:${partition}:execute-api:${region}:${accountId}:${apiId}/authorizers/${authorizerId}`,
  );
}

interface ApiParts {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly apiId: string;
}

function addPermission(
  { lambda, accountId }: SdkTarget,
  apiId: string | undefined,
  sourceArn: (parts: ApiParts) => string,
): SdkCall {
  const parts = lambda?.parts;
  const source =
    parts && apiId !== undefined
      ? sourceArn({ ...parts, accountId: accountId ?? parts.accountId, apiId })
      : undefined;
  const { qualifier } = parts ?? {};
  return call(
    "lambda",
    "AddPermission",
    // A permission on an alias does not cover the function, and vice versa.
    { FunctionName: lambda && unqualified(lambda.functionArn, qualifier), SourceArn: source },
    {
      ...(qualifier !== undefined && { Qualifier: qualifier }),
      StatementId: statementId(source),
      Action: "lambda:InvokeFunction",
      Principal: "apigateway.amazonaws.com",
    },
  );
}

/** Lambda accepts letters, digits, - and _. The same source always yields the same id. */
function statementId(sourceArn = "invoke"): string {
  const name = sourceArn.replace(/^.*:/, "").replaceAll("*", "any");
  return `apigateway-${name.replaceAll(/[^\w-]+/g, "-")}`.slice(0, 100);
}

function unqualified(functionArn: string, qualifier: string | undefined): string {
  return qualifier === undefined ? functionArn : functionArn.slice(0, -qualifier.length - 1);
}

export function updateAssumeRolePolicy(roleArn: string): SdkCall {
  const policy = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "apigateway.amazonaws.com" },
        Action: "sts:AssumeRole",
      },
    ],
  };
  return call(
    "iam",
    "UpdateAssumeRolePolicy",
    { RoleName: roleArn.split("/").at(-1) },
    { PolicyDocument: JSON.stringify(policy) },
  );
}

/** Reads what a function logged during one invocation. */
export function filterFunctionLog({ lambda }: SdkTarget, requestId: string): SdkCall {
  const name = lambda?.parts.functionName;
  return call(
    "cloudwatch-logs",
    "FilterLogEvents",
    { logGroupName: name === undefined ? undefined : `/aws/lambda/${name}` },
    { filterPattern: `"${requestId}"` },
  );
}

export function updateFunctionTimeout({ lambda }: SdkTarget, seconds: number): SdkCall {
  return call(
    "lambda",
    "UpdateFunctionConfiguration",
    { FunctionName: lambda?.functionArn },
    { Timeout: seconds },
  );
}

export function deleteFunctionConcurrency({ lambda }: SdkTarget): SdkCall {
  return call("lambda", "DeleteFunctionConcurrency", { FunctionName: lambda?.functionArn });
}

export function updateStageThrottling(
  restApiId: string,
  stageName: string,
  limits: { readonly rate: string; readonly burst: string },
): SdkCall {
  return call(
    "api-gateway",
    "UpdateStage",
    { restApiId, stageName },
    {
      patchOperations: [
        { op: "replace", path: "/*/*/throttling/rateLimit", value: limits.rate },
        { op: "replace", path: "/*/*/throttling/burstLimit", value: limits.burst },
      ],
    },
  );
}

export function updateUsagePlan(
  usagePlanId: string | undefined,
  ...patchOperations: readonly Patch[]
): SdkCall {
  return call("api-gateway", "UpdateUsagePlan", { usagePlanId }, { patchOperations });
}

/** Declares a parameter as optional. */
export function declareParameter(target: SdkTarget, parameter: string): SdkCall {
  const patch = { op: "add", value: "false" } as const;
  return parameter.startsWith("method.request.")
    ? updateMethod(target, { ...patch, path: `/requestParameters/${parameter}` })
    : updateMethodResponse(target, { ...patch, path: `/responseParameters/${parameter}` });
}

export function allowAction(user: string, action: string, resource: string): SdkCall {
  // arn:aws:sts::123456789012:assumed-role/NAME/SESSION
  const roleName = /:assumed-role\/([^/]+)\//.exec(user)?.[1];
  const statement = { Effect: "Allow", Action: action, Resource: resource };
  const policy = {
    PolicyName: "gatewright-test-invoke",
    PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
  };
  return roleName === undefined
    ? {
        client: "iam",
        operation: "PutUserPolicy",
        input: { UserName: user.split("/").at(-1) ?? "", ...policy },
      }
    : { client: "iam", operation: "PutRolePolicy", input: { RoleName: roleName, ...policy } };
}
