import { isGatewrightError } from "../../../errors.ts";
import { type Rendered, renderTemplate } from "../../../integrations/mapping-templates/render.ts";
import { splitTarget } from "../../../message.ts";
import { restHeaders } from "../../../proxy-events/to-event/arrive.ts";
import { type RestEventInput, restRequestContext } from "../../../proxy-events/to-event/rest.ts";
import type { MethodRequestStep } from "../../trace/trace.ts";
import type { RestExecution } from "../execution.ts";
import { configurationFault, GatewayFault } from "../fault.ts";
import type { TemplateScope } from "../scope.ts";

export function templateScope(
  { stage }: RestExecution,
  input: RestEventInput,
  { pathParameters, queryString, headers }: MethodRequestStep,
): TemplateScope {
  const { path } = splitTarget(input.request.target);
  const { authorizer: _, identity: client, ...context } = restRequestContext(input, path);
  const { clientCert: __, ...identity } = client;
  return {
    params: {
      path: pathParameters,
      querystring: Object.fromEntries(queryString),
      header: Object.fromEntries(restHeaders(headers, "", undefined)),
    },
    stageVariables: stage.variables,
    context: {
      ...context,
      identity,
      ...(stage.isCanaryRequest !== undefined && {
        isCanaryRequest: String(stage.isCanaryRequest),
      }),
    },
  };
}

/** Renders a request or response template; what fails on AWS fails the request. */
export function renderIn(
  scope: TemplateScope,
  text: string,
  body: string,
  direction: "request" | "response",
): Rendered {
  const { params, stageVariables, context } = scope;
  try {
    return renderTemplate(text, { input: { body, params }, stageVariables, context });
  } catch (error) {
    if (!isGatewrightError(error)) throw error;
    if (error.code === "template.payload") throw badPayload(error.message);
    throw configurationFault(`Unable to transform ${direction}`, { detail: error.message });
  }
}

/** Recorded for a body that starts like JSON and is none: 400, with the parser's words. */
function badPayload(detail: string): GatewayFault {
  return new GatewayFault("BAD_REQUEST_BODY", {
    message: "Could not process payload",
    step: { type: "refusal", reason: detail },
  });
}
