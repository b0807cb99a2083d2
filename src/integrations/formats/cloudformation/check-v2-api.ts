import { v2IntegrationRefusals } from "../check.ts";
import { v2Members } from "../members.ts";
import { textOf } from "../openapi/shape.ts";
import { findPlaceholders } from "./placeholders.ts";
import type { TemplateV2Api } from "./read-v2-api.ts";
import type { ResolvedTemplate } from "./resolve.ts";
import type { TemplateReading } from "./template-reading.ts";

/** Reports what API Gateway would reject of an HTTP or WebSocket API, and what cannot work. */
export function checkV2Api(
  api: TemplateV2Api,
  template: ResolvedTemplate,
  reading: TemplateReading,
): void {
  const { record, protocol, places } = api;
  for (const [id, place] of places) {
    const integration = record.Integrations[id];
    if (!integration) continue;
    // In a document, members have other names; the integration's own position is close enough.
    const isBody = place.includes("paths");
    const placeOf = (member: string | undefined) =>
      member === undefined || isBody || !Object.hasOwn(v2Members.cfn, member)
        ? place
        : [...place, member];
    for (const refusal of v2IntegrationRefusals(integration, protocol)) {
      reading.findRule("error", placeOf(refusal.member), refusal);
    }
    const { IntegrationUri, CredentialsArn, TemplateSelectionExpression: selection } = integration;
    findPlaceholders({ IntegrationUri, CredentialsArn }, placeOf, reading);
    if (selection?.startsWith("request.")) {
      reading.find({
        code: "cloudformation.selection-expression",
        severity: "error",
        at: placeOf("TemplateSelectionExpression"),
        message: `${selection} is literal text here and selects no template`,
        fix: `Write $${selection}.`,
        details: { expression: selection },
      });
    }
  }
  checkRoutes(api, reading);
  if (protocol === "WEBSOCKET" && record.Api.RouteSelectionExpression === undefined) {
    reading.find({
      code: "cloudformation.no-route-selection",
      severity: "error",
      at: template.resources[api.logicalId]?.at ?? [],
      message: "a WebSocket API needs a RouteSelectionExpression",
      fix: "Add one: $request.body.action.",
      details: { api: api.logicalId },
    });
  }
}

function checkRoutes({ record, routes }: TemplateV2Api, reading: TemplateReading): void {
  for (const { name, resource } of routes) {
    const target = textOf(resource.properties["Target"]);
    const id = target?.replace(/^integrations\//, "");
    if (id !== undefined && Object.hasOwn(record.Integrations, id) && id !== target) continue;
    reading.find({
      code: "cloudformation.no-target",
      severity: target === undefined ? "warning" : "error",
      at: [...resource.at, "Properties", "Target"],
      message:
        target === undefined
          ? `the route ${name} has no Target, so nothing handles it`
          : `the target ${target} of the route ${name} is not an integration of its API`,
      fix: 'Write !Sub "integrations/${Integration}", with the logical id of an AWS::ApiGatewayV2::Integration.',
      details: { route: name, target },
    });
  }
}
