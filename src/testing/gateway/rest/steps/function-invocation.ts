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
 * The invocation of an integration's function.
 *
 * A role's own policy decides where the integration has one. The source of the permission names the
 * verb of the request, also where the method is `ANY`: a permission for `ANY` allows nobody
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
  // API Gateway accepts another method at PutIntegration and fails the request (recorded).
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
