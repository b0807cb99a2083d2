import { type LambdaArn, parseLambdaArn } from "../../integrations/model/grammar/lambda-arn.ts";
import type { ExecutionLog, KnownLogMessage, LogMap } from "../log/execution-log.ts";
import type { DiagnosisContext } from "./diagnosis.ts";
import type { SdkTarget } from "./sdk-calls.ts";

/** The facts in a log and in its context. */
export interface LogFacts {
  readonly context: DiagnosisContext;
  /** Returns the first line of that type. */
  readonly find: <Type extends KnownLogMessage["type"]>(
    type: Type,
  ) => Extract<KnownLogMessage, { readonly type: Type }> | undefined;
  /** What a fix would change. */
  readonly target: SdkTarget;
  readonly endpointStatus: number | undefined;
  readonly endpointBody: string;
  /** The status that the client received. */
  readonly status: number | undefined;
}

export function factsOf(log: ExecutionLog, context: DiagnosisContext): LogFacts {
  const messages = log.lines.map(({ message }) => message);
  // `find` narrows by the type that it compares with.
  const find = ((type: string) =>
    messages.find((message) => message.type === type)) as LogFacts["find"];
  const status = find("completed")?.status;
  const endpointStatus = find("receivedResponse")?.status;
  return {
    context,
    find,
    target: targetOf(find, context),
    endpointStatus: endpointStatus === undefined ? undefined : Number(endpointStatus),
    endpointBody: find("endpointResponseBody")?.body ?? "",
    status: status === undefined ? context.answer?.status : Number(status),
  };
}

function targetOf(find: LogFacts["find"], context: DiagnosisContext): SdkTarget {
  const { restApiId, resourceId, route, accountId, declaredStatuses } = context;
  const uri = find("endpointRequestUri")?.uri ?? context.integration?.uri;
  const verb = route?.split(" ", 1)[0];
  // True if the log belongs to an authorizer, or if the authorizer failed.
  const isAuthorizer = find("startingAuthorizer") && !find("startingExecution");
  return {
    restApiId: restApiId ?? apiIdIn(find("endpointRequestHeaders")?.headers),
    resourceId,
    httpMethod: verb ?? find("methodRequest")?.httpMethod,
    route,
    accountId,
    authorizerId:
      context.authorizerId ?? (isAuthorizer ? find("startingAuthorizer")?.authorizerId : undefined),
    lambda: lambdaOf(uri ?? ""),
    uri,
    declaredStatuses,
  };
}

function apiIdIn(headers: LogMap | undefined): string | undefined {
  return headers?.entries.find(([name]) => name.toLowerCase() === "x-amzn-apigateway-api-id")?.[1];
}

/** Reads the function's ARN from the URL that is called or from the integration's URI. */
function lambdaOf(
  uri: string,
): { readonly functionArn: string; readonly parts: LambdaArn } | undefined {
  const functionArn = /\/functions\/(.+?)\/(?:response-streaming-)?invocations$/.exec(uri)?.[1];
  const parts = functionArn === undefined ? undefined : parseLambdaArn(functionArn);
  return functionArn !== undefined && parts ? { functionArn, parts } : undefined;
}
