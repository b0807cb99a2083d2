import { nearest } from "../../../nearest.ts";
import { textOf } from "../openapi/shape.ts";
import { readRestApi, type TemplateRestApi } from "./read-rest-api.ts";
import type { TemplateReading } from "./reading.ts";
import type { ResolvedTemplate } from "./resolve.ts";
import type { NamedResource } from "./rest.ts";
import { type RestType, restTables } from "./rest-members.ts";

/** The REST APIs of a template, each with the resources that name it. */
export function readRestApis(
  template: ResolvedTemplate,
  reading: TemplateReading,
  files: ReadonlyMap<string, string | Uint8Array>,
): readonly TemplateRestApi[] {
  const byApi = new Map<string, Record<RestType, NamedResource[]>>();
  for (const [name, resource] of Object.entries(template.resources)) {
    const { type } = resource;
    if (!isRestType(type) || type === "AWS::ApiGateway::RestApi") continue;
    const api = textOf(resource.properties["RestApiId"]) ?? "";
    const parts = byApi.get(api) ?? emptyParts();
    parts[type].push({ name, resource });
    byApi.set(api, parts);
  }
  const apis = Object.entries(template.resources).flatMap(([name, resource]) => {
    if (resource.type !== "AWS::ApiGateway::RestApi") return [];
    const id = textOf(resource.physical?.ref) ?? name;
    const parts = byApi.get(id) ?? emptyParts();
    byApi.delete(id);
    return [readRestApi(name, resource, parts, reading, files.get(name))];
  });
  for (const [api, parts] of byApi) foreignParts(api, parts, reading);
  return apis;
}

function isRestType(type: string): type is RestType {
  return Object.hasOwn(restTables, type);
}

function emptyParts(): Record<RestType, NamedResource[]> {
  const entries = Object.keys(restTables).map((type) => [type, []] as const);
  // One list for each type of the table.
  return Object.fromEntries(entries) as unknown as Record<RestType, NamedResource[]>;
}

/** Resources of an API that another stack has. */
function foreignParts(
  api: string,
  parts: Readonly<Record<RestType, NamedResource[]>>,
  reading: TemplateReading,
): void {
  const [first] = Object.values(parts).flat();
  if (!first) return;
  reading.find(
    "warning",
    "cloudformation.foreign-api",
    [...first.resource.at, "Properties", "RestApiId"],
    `${first.name} is of an API that is not in the template (${api || "RestApiId is missing"}): it is left out`,
    "Load the template that has the API, or name it with a Ref.",
  );
}

/** Types that people expect and that do not exist, and where their properties go. */
const neverTypes: Readonly<Record<string, string>> = {
  "AWS::ApiGateway::Integration": "It is the property Integration of AWS::ApiGateway::Method.",
  "AWS::ApiGateway::IntegrationResponse":
    "It is an entry of the Integration's IntegrationResponses, in AWS::ApiGateway::Method.",
  "AWS::ApiGateway::MethodResponse":
    "It is an entry of MethodResponses, in AWS::ApiGateway::Method.",
};

/** Finds types of API Gateway that CloudFormation does not have. */
export function findUnknownTypes(template: ResolvedTemplate, reading: TemplateReading): void {
  const known = [...Object.keys(restTables), ...otherTypes];
  for (const { type, at } of Object.values(template.resources)) {
    if (!/^AWS::ApiGateway(V2)?::/.test(type) || known.includes(type)) continue;
    const meant = nearest(type, known);
    const advice = Object.hasOwn(neverTypes, type) ? neverTypes[type] : undefined;
    reading.find(
      "error",
      "cloudformation.unknown-type",
      [...at, "Type"],
      `CloudFormation has no resource type ${type}`,
      advice ?? (meant ? `Did you mean ${meant}?` : undefined),
    );
  }
}

/** Types of API Gateway that no record holds, or that are read elsewhere. */
const otherTypes: readonly string[] = [
  "AWS::ApiGateway::Account",
  "AWS::ApiGateway::ApiKey",
  "AWS::ApiGateway::BasePathMapping",
  "AWS::ApiGateway::BasePathMappingV2",
  "AWS::ApiGateway::ClientCertificate",
  "AWS::ApiGateway::DocumentationPart",
  "AWS::ApiGateway::DocumentationVersion",
  "AWS::ApiGateway::DomainName",
  "AWS::ApiGateway::DomainNameAccessAssociation",
  "AWS::ApiGateway::DomainNameV2",
  "AWS::ApiGateway::UsagePlan",
  "AWS::ApiGateway::UsagePlanKey",
  "AWS::ApiGateway::VpcLink",
  "AWS::ApiGatewayV2::Api",
  "AWS::ApiGatewayV2::ApiGatewayManagedOverrides",
  "AWS::ApiGatewayV2::ApiMapping",
  "AWS::ApiGatewayV2::Authorizer",
  "AWS::ApiGatewayV2::Deployment",
  "AWS::ApiGatewayV2::DomainName",
  "AWS::ApiGatewayV2::Integration",
  "AWS::ApiGatewayV2::IntegrationResponse",
  "AWS::ApiGatewayV2::Model",
  "AWS::ApiGatewayV2::Route",
  "AWS::ApiGatewayV2::RouteResponse",
  "AWS::ApiGatewayV2::RoutingRule",
  "AWS::ApiGatewayV2::Stage",
  "AWS::ApiGatewayV2::VpcLink",
];
