import type { ContextData } from "../../../../integrations/mapping-templates/scope/context.ts";
import { integrationDefaults } from "../../../../integrations/model/record/defaults.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";
import { type Payload, toRequestPayload } from "../../shared/content-handling.ts";
import { keyForRequest, requestMediaType } from "../../shared/template-key.ts";
import type { IntegrationCall } from "./execution.ts";
import { renderIn } from "./template-scope.ts";

export interface RequestBody {
  readonly payload: Payload;
  /** `$context` after the template. */
  readonly context: ContextData;
  /** Key of the mapping template; absent when the body was passed as it is. */
  readonly template?: string;
}

/** Builds the body of the integration request: the rendered template for its media type, or the body unchanged. */
export function renderRequestBody({
  request,
  api,
  stage,
  integration,
  scope,
}: IntegrationCall): RequestBody {
  const { requestTemplates = {}, passthroughBehavior = integrationDefaults.passthroughBehavior } =
    integration;
  const ownType = requestMediaType(request.headers);
  const { binaryMediaTypes = [] } = api.restApi;
  const { contentHandling } = integration;
  const payload = toRequestPayload(request.body, ownType, contentHandling, binaryMediaTypes);

  const mediaType = stage.templateMediaType ?? ownType;
  const key = keyForRequest(requestTemplates, mediaType);
  if (key !== undefined) {
    // A template cannot read bytes (recorded).
    if (payload.type === "bytes") {
      throw new GatewayFault("template.binary", { contentType: ownType });
    }
    const template = requestTemplates[key] ?? "";
    const { text, context } = renderIn(scope, template, payload.text, {
      template: key,
      toFault: (reason) => new GatewayFault("template.request", { template: key, reason }),
    });
    return { payload: { type: "text", text }, context, template: key };
  }
  const hasTemplates = Object.keys(requestTemplates).length > 0;
  if (
    passthroughBehavior === "NEVER" ||
    (hasTemplates && passthroughBehavior === "WHEN_NO_TEMPLATES")
  ) {
    throw new GatewayFault("request.media-type", { mediaType });
  }
  return { payload, context: scope.context };
}
