import { lintRestMethod } from "../../lint/rest-api.ts";
import type { ResourceRecord } from "../../model/record/rest-api-record.ts";
import { methodRules } from "../../model/rules/method.ts";
import { modelRules } from "../../model/rules/model.ts";
import { resourceRules } from "../../model/rules/resource.ts";
import { restApiRules } from "../../model/rules/rest-api.ts";
import { firstRefusal, type Refusal } from "../../model/rules/rule.ts";
import { restIntegrationRefusals } from "../check.ts";
import { textOf } from "../openapi/shape.ts";
import { memberPlace } from "./method-place.ts";
import { findPlaceholders } from "./placeholders.ts";
import type { TemplateRestApi } from "./read-rest-api.ts";
import type { ResolvedTemplate } from "./resolve.ts";
import type { TemplateReading } from "./template-reading.ts";

/** Reports what API Gateway would reject, and what it accepts but is a mistake. */
export function checkRestApi(
  api: TemplateRestApi,
  template: ResolvedTemplate,
  reading: TemplateReading,
): void {
  const { record, logicalId, places } = api;
  const at = template.resources[logicalId]?.at ?? ["Resources", logicalId];
  refuse(firstRefusal(restApiRules, record.restApi), [...at, "Properties"], reading);
  for (const { name, resource } of api.resources) {
    const found = record.resources[textOf(resource.physical?.ref) ?? name];
    refuse(
      found && resourceRefusal(found, api),
      [...resource.at, "Properties", "PathPart"],
      reading,
    );
  }
  for (const { name, resource } of api.models) {
    const model = record.models[textOf(resource.physical?.ref) ?? name];
    refuse(model && firstRefusal(modelRules, model), resource.at, reading);
  }
  for (const { path, resourceMethods } of Object.values(record.resources)) {
    for (const method of Object.values(resourceMethods)) {
      const route = `${method.httpMethod} ${path}`;
      const place = places.get(route);
      // Methods of an OpenAPI document are checked when it is read.
      if (place?.format === "cfn-v1") {
        refuse(firstRefusal(methodRules, { method, api: record }), place.at, reading);
      }
      const integration = method.methodIntegration;
      if (!place || !integration) continue;
      const { uri, credentials } = integration;
      findPlaceholders({ uri, credentials }, (member) => memberPlace(place, member), reading);
      if (place.format === "cfn-v1") {
        for (const refusal of restIntegrationRefusals(integration, method)) {
          refuse(refusal, memberPlace(place, refusal.member), reading);
        }
      }
      const isImported = place.format === "openapi";
      for (const advised of lintRestMethod(method, record, { isImported })) {
        reading.findRule(advised.severity, memberPlace(place, advised.member), advised, route);
      }
    }
  }
}

function refuse(
  refusal: Refusal | undefined,
  at: readonly string[],
  reading: TemplateReading,
): void {
  if (refusal) reading.findRule("error", at, refusal);
}

function resourceRefusal(resource: ResourceRecord, { record }: TemplateRestApi) {
  const { id, pathPart = "", parentId = "" } = resource;
  const parent = record.resources[parentId];
  if (!parent) return undefined;
  const isSibling = (each: ResourceRecord) => each.parentId === parentId && each.id !== id;
  // Only a variable conflicts with siblings; finding them for every resource would be quadratic.
  const siblings = pathPart.startsWith("{")
    ? Object.values(record.resources).filter(isSibling)
    : [];
  return firstRefusal(resourceRules, { pathPart, parent, siblings });
}
