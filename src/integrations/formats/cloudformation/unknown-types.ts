import { nearest } from "../../../core/nearest.ts";
import type { ResolvedTemplate } from "./resolve.ts";
import { restTables } from "./rest-members.ts";
import type { CloudFormationTemplate } from "./template.ts";
import type { TemplateReading } from "./template-reading.ts";

/** Advice for plausible types that do not exist. */
const neverTypes: Readonly<Record<string, string>> = {
  "AWS::ApiGateway::Integration": "Use the property Integration of AWS::ApiGateway::Method.",
  "AWS::ApiGateway::IntegrationResponse":
    "Add an entry to the Integration's IntegrationResponses in AWS::ApiGateway::Method.",
  "AWS::ApiGateway::MethodResponse": "Add an entry to MethodResponses in AWS::ApiGateway::Method.",
};

/** Reports unknown attributes beside the properties of a resource. */
export function findStrayMembers(template: CloudFormationTemplate, reading: TemplateReading): void {
  for (const [name, { stray = [], at }] of Object.entries(template.resources)) {
    for (const member of stray) {
      reading.find({
        code: "cloudformation.misplaced-member",
        severity: "error",
        at: [...at, member],
        message: `unknown attribute "${member}" of the resource ${name}`,
        fix: `Move ${member} into Properties; if it is a separate resource, move it one level up into Resources.`,
        details: { owner: name, member },
      });
    }
  }
}

/** Reports unknown API Gateway resource types. */
export function findUnknownTypes(template: ResolvedTemplate, reading: TemplateReading): void {
  const known = [...Object.keys(restTables), ...otherTypes];
  for (const { type, at } of Object.values(template.resources)) {
    if (!/^AWS::ApiGateway(V2)?::/.test(type) || known.includes(type)) continue;
    const meant = nearest(type, known);
    const advice = Object.hasOwn(neverTypes, type) ? neverTypes[type] : undefined;
    reading.find({
      code: "cloudformation.unknown-type",
      severity: "error",
      at: [...at, "Type"],
      message: `unknown resource type ${type}`,
      fix: advice ?? (meant ? `Did you mean ${meant}?` : undefined),
      details: { type, meant },
    });
  }
}

/** Known types that records do not hold, or that are read elsewhere. */
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
