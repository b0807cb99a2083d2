import { type LambdaArn, parseLambdaArn } from "../../integrations/model/grammar/lambda-arn.ts";
import type { ExecutionLog, KnownLogMessage, LogMap } from "../log/execution-log.ts";
import type { DiagnosisContext } from "./diagnosis.ts";

/** What a log and its context say together. */
export interface LogFacts {
  readonly context: DiagnosisContext;
  /** The first line of that type. */
  readonly find: <Type extends KnownLogMessage["type"]>(
    type: Type,
  ) => Extract<KnownLogMessage, { readonly type: Type }> | undefined;
  readonly restApiId: string | undefined;
  readonly httpMethod: string | undefined;
  /** The function that was called, or was to be. */
  readonly lambda: { readonly functionArn: string; readonly parts: LambdaArn } | undefined;
  /** Set where the log is that of an authorizer, or its authorizer is what failed. */
  readonly authorizerId: string | undefined;
  readonly endpointStatus: number | undefined;
  readonly endpointBody: string;
  /** The status that the client got. */
  readonly status: number | undefined;
}

export function factsOf(log: ExecutionLog, context: DiagnosisContext): LogFacts {
  const messages = log.lines.map(({ message }) => message);
  // `find` narrows by the type that it compares with.
  const find = ((type: string) =>
    messages.find((message) => message.type === type)) as LogFacts["find"];
  const status = find("completed")?.status;
  const endpointStatus = find("receivedResponse")?.status;
  const isAuthorizer = find("startingAuthorizer") && !find("startingExecution");
  const verb = context.route?.split(" ", 1)[0];
  return {
    context,
    find,
    restApiId: context.restApiId ?? apiIdIn(find("endpointRequestHeaders")?.headers),
    httpMethod: verb ?? find("methodRequest")?.httpMethod,
    lambda: lambdaOf(find("endpointRequestUri")?.uri ?? context.integration?.uri ?? ""),
    authorizerId:
      context.authorizerId ?? (isAuthorizer ? find("startingAuthorizer")?.authorizerId : undefined),
    endpointStatus: endpointStatus === undefined ? undefined : Number(endpointStatus),
    endpointBody: find("endpointResponseBody")?.body ?? "",
    status: status === undefined ? context.answer?.status : Number(status),
  };
}

function apiIdIn(headers: LogMap | undefined): string | undefined {
  return headers?.entries.find(([name]) => name.toLowerCase() === "x-amzn-apigateway-api-id")?.[1];
}

/** From the URL that is called, and from the integration's URI: both name the function's ARN. */
function lambdaOf(uri: string): LogFacts["lambda"] {
  const functionArn = /\/functions\/(.+?)\/(?:response-streaming-)?invocations$/.exec(uri)?.[1];
  const parts = functionArn === undefined ? undefined : parseLambdaArn(functionArn);
  return functionArn !== undefined && parts ? { functionArn, parts } : undefined;
}
