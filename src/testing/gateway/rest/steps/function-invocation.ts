import {
  lambdaUri,
  streamingLambdaUri,
} from "../../../../integrations/model/grammar/lambda-uri.ts";
import { invocationUrl } from "../../../backends/invocation-url.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";
import type { FunctionInvocation } from "../../shared/invoke-function.ts";
import { fillMember } from "../../shared/stage-variables.ts";
import type { IntegrationCall } from "./execution.ts";
import { timeoutOf } from "./limits.ts";

type FunctionInput = Pick<FunctionInvocation, "payload" | "headers" | "template">;

/**
 * Builds the invocation of an integration's function.
 *
 * If the integration has a role, the role's own policy decides. Otherwise the source of the permission
 * has the request's verb, even if the method is `ANY`: a permission for `ANY` allows nobody
 * (aws/serverless-application-model#296).
 */
export function toFunctionInvocation(
  { apiId, stage, request, resource, integration }: IntegrationCall,
  input: FunctionInput,
): FunctionInvocation {
  const { uri: text = "", type, httpMethod = "", credentials } = integration;
  const uri = fillMember(text, stage.variables, "uri");
  const parts = lambdaUri.read(uri) ?? streamingLambdaUri.read(uri);
  if (!parts) throw new GatewayFault("endpoint.address", { uri });
  // PutIntegration accepts another method, but then the request fails (recorded).
  if (httpMethod !== "POST") throw new GatewayFault("lambda.method", { httpMethod });
  const { region, functionArn } = parts;
  return {
    ...input,
    type,
    functionArn,
    url: invocationUrl(region, functionArn, integration.responseTransferMode === "STREAM"),
    ...(!credentials && {
      permissionSource: `${apiId}/${stage.name}/${request.method}${resource.path}`,
    }),
    timeoutMs: timeoutOf(integration),
  };
}
