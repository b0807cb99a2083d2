import { defined } from "../../core/json.ts";
import { methodArn } from "../../proxy-events/authorizers/method-arn.ts";
import type { SdkCall } from "./diagnosis.ts";
import type { LogFacts } from "./log-facts.ts";

/** A call, and which of its required members nobody knows. */
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

function methodKey({ restApiId, context, httpMethod }: LogFacts) {
  return { restApiId, resourceId: context.resourceId, httpMethod };
}

export function updateIntegration(facts: LogFacts, ...patchOperations: readonly Patch[]): SdkCall {
  return call("api-gateway", "UpdateIntegration", methodKey(facts), { patchOperations });
}

export function updateMethod(facts: LogFacts, ...patchOperations: readonly Patch[]): SdkCall {
  return call("api-gateway", "UpdateMethod", methodKey(facts), { patchOperations });
}

export function updateMethodResponse(
  facts: LogFacts,
  ...patchOperations: readonly Patch[]
): SdkCall {
  const key = { ...methodKey(facts), statusCode: undefined };
  return call("api-gateway", "UpdateMethodResponse", key, { patchOperations });
}

export function putMethodResponse(facts: LogFacts, statusCode: string): SdkCall {
  return call("api-gateway", "PutMethodResponse", methodKey(facts), { statusCode });
}

/** The response that takes whatever no pattern matches. */
export function putDefaultIntegrationResponse(facts: LogFacts, statusCode: string): SdkCall {
  return call("api-gateway", "PutIntegrationResponse", methodKey(facts), { statusCode });
}

/** Every stage, this method, any value of its path parameters; the whole API where no route is known. */
export function addMethodPermission(facts: LogFacts): SdkCall {
  const { route } = facts.context;
  const [verb = "*", path = "/*"] = route === undefined ? [] : route.split(" ");
  return addPermission(facts, facts.restApiId, (stage) =>
    methodArn({
      ...stage,
      stage: "*",
      method: verb === "ANY" ? "*" : verb,
      path: path.replaceAll(/\{[^{}]*\}/g, "*"),
    }),
  );
}

export function addAuthorizerPermission(facts: LogFacts): SdkCall {
  const { restApiId, authorizerId = "*" } = facts;
  return addPermission(
    facts,
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
  { lambda, context }: LogFacts,
  apiId: string | undefined,
  sourceArn: (parts: ApiParts) => string,
): SdkCall {
  const parts = lambda?.parts;
  const source =
    parts && apiId !== undefined
      ? sourceArn({ ...parts, accountId: context.accountId ?? parts.accountId, apiId })
      : undefined;
  const { qualifier } = parts ?? {};
  return call(
    "lambda",
    "AddPermission",
    // A permission on an alias does not hold for the function, nor the other way round.
    { FunctionName: lambda && unqualified(lambda.functionArn, qualifier), SourceArn: source },
    {
      ...(qualifier !== undefined && { Qualifier: qualifier }),
      StatementId: statementId(source),
      Action: "lambda:InvokeFunction",
      Principal: "apigateway.amazonaws.com",
    },
  );
}

/** Letters, digits, - and _ are what Lambda takes. The same source makes the same id. */
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

/** What a function wrote while it ran for one invocation. */
export function filterFunctionLog({ lambda }: LogFacts, requestId: string): SdkCall {
  const name = lambda?.parts.functionName;
  return call(
    "cloudwatch-logs",
    "FilterLogEvents",
    { logGroupName: name === undefined ? undefined : `/aws/lambda/${name}` },
    { filterPattern: `"${requestId}"` },
  );
}

export function updateFunctionTimeout({ lambda }: LogFacts, seconds: number): SdkCall {
  return call(
    "lambda",
    "UpdateFunctionConfiguration",
    { FunctionName: lambda?.functionArn },
    { Timeout: seconds },
  );
}

export function deleteFunctionConcurrency({ lambda }: LogFacts): SdkCall {
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
