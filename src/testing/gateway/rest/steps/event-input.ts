import type { RestEventInput } from "../../../../proxy-events/to-event/rest.ts";
import type { MethodRequestStep } from "../../../trace/trace.ts";
import type { ApiKey } from "../../shared/api-key.ts";
import type { RestExecution } from "./execution.ts";

interface RequestIds {
  readonly requestId: string;
  readonly extendedRequestId: string;
  readonly traceId: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** The client's key, if the method requires one. */
  readonly apiKey: ApiKey | undefined;
}

/** Builds the input of the proxy event and `$context`, so that both have the same ids. */
export function restEventInput(
  execution: RestExecution,
  methodRequest: MethodRequestStep,
  { requestId, extendedRequestId, traceId, startedAt, apiKey }: RequestIds,
): RestEventInput {
  const { request, resource, method, stage, api } = execution;
  const { binaryMediaTypes } = api.restApi;
  const target = stage.clientTarget ?? `${stage.pathPrefix}${request.target}`;
  return {
    request: { ...request, target },
    route: {
      resourcePath: resource.path,
      resourceId: resource.id,
      pathParameters: methodRequest.pathParameters,
    },
    context: {
      accountId: execution.accountId,
      apiId: execution.apiId,
      stage: stage.name,
      requestId,
      extendedRequestId,
      timeEpoch: startedAt,
      domainName: stage.domainName,
      ...(stage.deploymentId !== undefined && { deploymentId: stage.deploymentId }),
      ...(method.operationName !== undefined && { operationName: method.operationName }),
      identity: {
        ...(apiKey && { apiKey: apiKey.value, apiKeyId: apiKey.id }),
        ...stage.identity,
      },
      ...(stage.contextPath !== undefined && { path: stage.contextPath }),
    },
    stageVariables: stage.variables,
    ...(binaryMediaTypes && { binaryMediaTypes }),
    ...(stage.arrival && { arrival: { traceId, ...stage.arrival } }),
  };
}
