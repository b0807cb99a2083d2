import type { Json } from "../../../core/json.ts";
import { calledFunctions, calledV2Functions } from "../called-functions.ts";
import { textOf } from "../openapi/shape.ts";
import { referencesOf } from "./dependencies.ts";
import type { TemplateRestApi } from "./read-rest-api.ts";
import type { TemplateV2Api } from "./read-v2-api.ts";
import type { ResolvedResource, ResolvedTemplate } from "./resolve.ts";
import type { CloudFormationTemplate } from "./template.ts";
import type { TemplateReading } from "./template-reading.ts";

/** Reports deployments that CloudFormation may create before their methods. */
export function checkDeployments(
  api: TemplateRestApi,
  written: CloudFormationTemplate,
  reading: TemplateReading,
): void {
  for (const { name, resource } of api.deployments) {
    const needs = new Set([
      ...resource.dependsOn,
      ...referencesOf(written.resources[name]?.properties ?? {}),
    ]);
    const forgotten = [...api.methods.values()].filter((method) => !needs.has(method));
    if (forgotten.length === 0) continue;
    const isAll = forgotten.length === api.methods.size;
    reading.find({
      code: "cloudformation.deployment-order",
      severity: isAll ? "error" : "warning",
      at: resource.at,
      message: `${name} may be created before ${listed(forgotten)}: the stage would lack them, or the stack would fail with "The REST API doesn't contain any methods"`,
      fix: isWritten(name, resource)
        ? `Add DependsOn: [${[...resource.dependsOn, ...forgotten].slice(0, 20).join(", ")}].`
        : "SAM creates the deployment: define the method as an event, or in DefinitionBody.",
      details: { deployment: name, methods: forgotten },
    });
  }
}

/**
 * Returns whether the template itself contains the resource; generated resources have their API's
 * path.
 */
function isWritten(name: string, { at }: ResolvedResource): boolean {
  return at.length === 2 && at[1] === name;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

/** Reports functions of the template that the API calls without permission. */
export function checkPermissions(
  api: string,
  arns: readonly string[],
  template: ResolvedTemplate,
  reading: TemplateReading,
): void {
  const permitted = permittedFunctions(template);
  // An alias or version follows the function's own ARN.
  const called = new Set(arns.map(ownArn));
  for (const [name, { type, at, physical }] of Object.entries(template.resources)) {
    const arn = textOf(physical?.attributes["Arn"]);
    if (type !== "AWS::Lambda::Function" || arn === undefined) continue;
    if (!called.has(arn) || permitted.has(name) || permitted.has(arn)) continue;
    reading.find({
      code: "cloudformation.no-permission",
      severity: "error",
      at,
      message: `${api} calls ${name} without permission: each call fails with 500, Invalid permissions on Lambda function`,
      fix: `Add an AWS::Lambda::Permission: FunctionName: !Ref ${name}, Action: lambda:InvokeFunction, Principal: apigateway.amazonaws.com, SourceArn: !Sub "arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${api}}/*".`,
      details: { api, function: name },
    });
  }
}

/**
 * Returns the functions that need a permission: an integration or authorizer with a role needs
 * none.
 */
export function permissionNeeders({ record }: TemplateRestApi): readonly string[] {
  const resources = Object.entries(record.resources).map(([id, resource]) => {
    const methods = Object.entries(resource.resourceMethods).filter(
      ([, { methodIntegration }]) => methodIntegration?.credentials === undefined,
    );
    return [id, { ...resource, resourceMethods: Object.fromEntries(methods) }] as const;
  });
  const authorizers = Object.entries(record.authorizers).filter(
    ([, { authorizerCredentials }]) => authorizerCredentials === undefined,
  );
  return calledFunctions({
    ...record,
    resources: Object.fromEntries(resources),
    authorizers: Object.fromEntries(authorizers),
  });
}

/** Returns the functions of an HTTP or WebSocket API that need a permission. */
export function v2PermissionNeeders({ record }: TemplateV2Api): readonly string[] {
  const integrations = Object.entries(record.Integrations).filter(
    ([, { CredentialsArn }]) => CredentialsArn === undefined,
  );
  return calledV2Functions({ ...record, Integrations: Object.fromEntries(integrations) });
}

/** Returns the functions, by name, logical id or ARN, that API Gateway may invoke. */
function permittedFunctions(template: ResolvedTemplate): ReadonlySet<string> {
  const permitted = new Set<string>();
  for (const { type, properties } of Object.values(template.resources)) {
    if (type !== "AWS::Lambda::Permission") continue;
    if (!isApiGateway(properties["Principal"])) continue;
    const named = textOf(properties["FunctionName"]) ?? "";
    permitted.add(named);
    // The permission of an alias does not cover the function itself.
    permitted.add(ownArn(named));
  }
  for (const [name, { physical }] of Object.entries(template.resources)) {
    const ref = textOf(physical?.ref);
    if (ref !== undefined && permitted.has(ref)) permitted.add(name);
  }
  return permitted;
}

function isApiGateway(principal: Json | undefined): boolean {
  const text = textOf(principal) ?? "";
  return text === "*" || text.startsWith("apigateway.") || text.startsWith("${");
}

/** Returns `arn:aws:lambda:us-east-1:123456789012:function:orders` for `…:orders:live`. */
function ownArn(arn: string): string {
  return arn.split(":").slice(0, 7).join(":");
}
