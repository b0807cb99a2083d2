import type { ContextData } from "../../../../integrations/mapping-templates/scope/context.ts";
import { integrationDefaults } from "../../../../integrations/model/record/defaults.ts";
import type { IntegrationRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import { bytesInTemplate, configurationFault, GatewayFault } from "../../../failures/fault.ts";
import { type Payload, toRequestPayload } from "../../shared/content-handling.ts";
import type { MappingScope } from "../../shared/scope.ts";
import { keyForRequest, requestMediaType } from "../../shared/template-key.ts";
import type { RestExecution } from "../execution.ts";
import { renderIn } from "./template-scope.ts";

export interface RequestBody {
  readonly payload: Payload;
  /** `$context` after the template. */
  readonly context: ContextData;
  /** Key of the mapping template; absent when the body was passed as it is. */
  readonly template?: string;
}

/** The body of the integration request: the template for its media type, or the body as it is. */
export function renderRequestBody(
  { request, api, stage }: RestExecution,
  integration: IntegrationRecord,
  scope: MappingScope,
): RequestBody {
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
    if (payload.type === "bytes")
      throw configurationFault("Unable to transform request", { detail: bytesInTemplate });
    const template = requestTemplates[key] ?? "";
    const { text, context } = renderIn(scope, template, payload.text, "request");
    return { payload: { type: "text", text }, context, template: key };
  }
  const hasTemplates = Object.keys(requestTemplates).length > 0;
  if (
    passthroughBehavior === "NEVER" ||
    (hasTemplates && passthroughBehavior === "WHEN_NO_TEMPLATES")
  ) {
    throw new GatewayFault("UNSUPPORTED_MEDIA_TYPE", {
      step: { type: "refusal", reason: `there is no mapping template for ${mediaType}` },
    });
  }
  return { payload, context: scope.context };
}
