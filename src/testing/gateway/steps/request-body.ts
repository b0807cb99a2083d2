import type { IntegrationRecord } from "../../../integrations/record/rest-api-record.ts";
import { headerValue } from "../../../message.ts";
import type { IntegrationRequestStep } from "../../trace/trace.ts";
import type { RestExecution } from "../execution.ts";
import { GatewayFault } from "../fault.ts";
import { renderMappingTemplate } from "./render-template.ts";

/** The body of the integration request: the template for its media type, or the body as it is. */
export function renderRequestBody(
  { request }: RestExecution,
  integration: IntegrationRecord,
): IntegrationRequestStep {
  const templates = integration.requestTemplates ?? {};
  const mediaType = mediaTypeOf(headerValue(request.headers, "content-type"));
  const key = [mediaType, "$default"].find((candidate) => Object.hasOwn(templates, candidate));
  const step = { type: integration.type, headers: [] };
  if (key !== undefined) {
    return { ...step, body: renderMappingTemplate(templates[key] ?? ""), template: key };
  }
  const hasTemplates = Object.keys(templates).length > 0;
  const passthrough = integration.passthroughBehavior ?? "WHEN_NO_MATCH";
  if (passthrough === "NEVER" || (hasTemplates && passthrough === "WHEN_NO_TEMPLATES")) {
    throw new GatewayFault("UNSUPPORTED_MEDIA_TYPE", {
      status: 415,
      message: "Unsupported Media Type",
      errorType: "BadRequestException",
      step: { type: "refusal", reason: `there is no mapping template for ${mediaType}` },
    });
  }
  return { ...step, body: new TextDecoder().decode(request.body) };
}

/** Without its parameters; a request that names none counts as JSON. */
function mediaTypeOf(contentType: string | undefined): string {
  return contentType?.split(";")[0]?.trim() || "application/json";
}
