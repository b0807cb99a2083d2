import { nearest } from "../../../../core/nearest.ts";
import { objectOf } from "../../openapi/shape.ts";
import type { CloudFormationTemplate } from "../template.ts";
import type { TemplateReading } from "../template-reading.ts";

/**
 * Reports unknown properties of APIs and their events: otherwise a misspelled one would be silently
 * ignored.
 *
 * Source: SAM's schema, samtranslator/internal/schema_source, 2026.
 */
export function findUnknownProperties(
  template: CloudFormationTemplate,
  reading: TemplateReading,
): void {
  for (const { type, properties, at } of Object.values(template.resources)) {
    const inside = [...at, "Properties"];
    findUnknown(type, properties, inside, reading);
    if (type !== "AWS::Serverless::Function") continue;
    for (const [name, event] of Object.entries(objectOf(objectOf(properties)["Events"]))) {
      const { Type, Properties } = objectOf(event);
      if (typeof Type !== "string") continue;
      findUnknown(`event ${Type}`, Properties, [...inside, "Events", name, "Properties"], reading);
    }
  }
}

function findUnknown(
  owner: string,
  properties: unknown,
  at: readonly string[],
  reading: TemplateReading,
): void {
  const known = Object.hasOwn(knownProperties, owner) ? knownProperties[owner] : undefined;
  if (!known || typeof properties !== "object" || properties === null) return;
  for (const name of Object.keys(properties)) {
    // Functions, such as loops, generate other properties.
    if (known.includes(name) || name.startsWith("Fn::")) continue;
    const meant = nearest(name, known);
    reading.find({
      code: "sam.unknown-property",
      // SAM adds new properties over time, which do not resemble existing names.
      severity: meant ? "error" : "warning",
      at: [...at, name],
      message: `unknown property "${name}" of ${owner}`,
      fix: meant ? `Did you mean ${meant}?` : `Known properties: ${known.join(", ")}.`,
      details: { owner, property: name, known, meant },
    });
  }
}

const knownProperties: Readonly<Record<string, readonly string[]>> = {
  "AWS::Serverless::Api": [
    "AccessLogSetting",
    "AlwaysDeploy",
    "ApiKeySourceType",
    "Auth",
    "BinaryMediaTypes",
    "CacheClusterEnabled",
    "CacheClusterSize",
    "CanarySetting",
    "Cors",
    "DefinitionBody",
    "DefinitionUri",
    "Description",
    "DisableExecuteApiEndpoint",
    "Domain",
    "EndpointAccessMode",
    "EndpointConfiguration",
    "FailOnWarnings",
    "GatewayResponses",
    "MergeDefinitions",
    "MethodSettings",
    "MinimumCompressionSize",
    "Mode",
    "Models",
    "Name",
    "OpenApiVersion",
    "Policy",
    "PropagateTags",
    "SecurityPolicy",
    "StageName",
    "Tags",
    "TracingEnabled",
    "Variables",
  ],
  "AWS::Serverless::HttpApi": [
    "AccessLogSettings",
    "Auth",
    "CorsConfiguration",
    "DefaultRouteSettings",
    "DefinitionBody",
    "DefinitionUri",
    "Description",
    "DisableExecuteApiEndpoint",
    "Domain",
    "FailOnWarnings",
    "Name",
    "PropagateTags",
    "RouteSettings",
    "StageName",
    "StageVariables",
    "Tags",
  ],
  "event Api": [
    "Auth",
    "Method",
    "Path",
    "RequestModel",
    "RequestParameters",
    "ResponseTransferMode",
    "RestApiId",
    "TimeoutInMillis",
  ],
  "event HttpApi": [
    "ApiId",
    "Auth",
    "Method",
    "Path",
    "PayloadFormatVersion",
    "RouteSettings",
    "TimeoutInMillis",
  ],
};
