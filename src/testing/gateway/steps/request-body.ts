import type { ContextData } from "../../../integrations/mapping-templates/scope/context.ts";
import type { IntegrationRecord } from "../../../integrations/record/rest-api-record.ts";
import { headerValue } from "../../../message.ts";
import type { IntegrationRequestStep, MethodRequestStep } from "../../trace/trace.ts";
import { GatewayFault } from "../fault.ts";
import { renderIn, type TemplateScope } from "./template-scope.ts";

/** The body of the integration request: the template for its media type, or the body as it is. */
export function renderRequestBody(
  integration: IntegrationRecord,
  { body, headers }: MethodRequestStep,
  scope: TemplateScope,
  templateMediaType?: string,
): { readonly step: IntegrationRequestStep; readonly context: ContextData } {
  const { type, requestTemplates: templates = {} } = integration;
  const { passthroughBehavior = "WHEN_NO_MATCH" } = integration;
  const mediaType = templateMediaType ?? mediaTypeOf(headerValue(headers, "content-type"));
  const key = [mediaType, "$default"].find((candidate) => Object.hasOwn(templates, candidate));
  if (key !== undefined) {
    const { text, context } = renderIn(scope, templates[key] ?? "", body, "request");
    return { step: { type, headers: [], body: text, template: key }, context };
  }
  const hasTemplates = Object.keys(templates).length > 0;
  if (
    passthroughBehavior === "NEVER" ||
    (hasTemplates && passthroughBehavior === "WHEN_NO_TEMPLATES")
  ) {
    throw new GatewayFault("UNSUPPORTED_MEDIA_TYPE", {
      status: 415,
      message: "Unsupported Media Type",
      errorType: "BadRequestException",
      step: { type: "refusal", reason: `there is no mapping template for ${mediaType}` },
    });
  }
  return { step: { type, headers: [], body }, context: scope.context };
}

/** Without its parameters; a request that names none counts as JSON. */
function mediaTypeOf(contentType: string | undefined): string {
  return contentType?.split(";")[0]?.trim() || "application/json";
}
