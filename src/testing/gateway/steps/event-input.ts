import type { RestEventInput } from "../../../proxy-events/to-event/rest.ts";
import { randomHex } from "../../ports.ts";
import type { MethodRequestStep } from "../../trace/trace.ts";
import type { RestExecution } from "../execution.ts";

/** What the proxy event and `$context` are both made of, so that they agree on every id. */
export function restEventInput(
  execution: RestExecution,
  methodRequest: MethodRequestStep,
  requestId: string,
  timeEpoch: number,
): RestEventInput {
  const { request, resource, method, stage, api, ports } = execution;
  return {
    request: { ...request, target: `${stage.pathPrefix}${request.target}` },
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
      extendedRequestId: `${randomHex(ports, 15)}=`,
      timeEpoch,
      domainName: stage.domainName,
      ...(stage.deploymentId !== undefined && { deploymentId: stage.deploymentId }),
      ...(method.operationName !== undefined && { operationName: method.operationName }),
      ...(stage.identity && { identity: stage.identity }),
      ...(stage.contextPath !== undefined && { path: stage.contextPath }),
    },
    stageVariables: stage.variables,
    ...(api.restApi.binaryMediaTypes && { binaryMediaTypes: api.restApi.binaryMediaTypes }),
  };
}
