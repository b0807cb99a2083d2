import { defined } from "../../../core/json.ts";
import { mapValues } from "../../convert/members.ts";
import type {
  AuthorizerRecord,
  ById,
  DeploymentSnapshot,
  MethodRecord,
  ResourceRecord,
  RestApiSettings,
} from "../../model/record/rest-api-record.ts";

/**
 * Extensions of an export beyond plain OpenAPI: `integrations`, `authorizers`, `validators`, or
 * `apigateway` for everything that an import reads.
 *
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetExport.html names integrations,
 * authorizers and apigateway, the developer guide validators. What belongs to which beyond
 * integrations and authorizers is not documented.
 */
export const exportExtensions = [
  "integrations",
  "authorizers",
  "validators",
  "apigateway",
] as const;

export type ExportExtension = (typeof exportExtensions)[number];

export function includesExtension(
  extensions: readonly ExportExtension[],
  extension: ExportExtension,
): boolean {
  return extensions.includes(extension) || extensions.includes("apigateway");
}

/** Returns the parts of an API that an export with these extensions contains, in AWS's form. */
export function deployedPart(
  api: DeploymentSnapshot,
  extensions: readonly ExportExtension[],
): DeploymentSnapshot {
  const says = (extension: ExportExtension) => includesExtension(extensions, extension);
  const { name, description, version } = api.restApi;
  return {
    ...api,
    restApi: says("apigateway")
      ? withoutDefaults(api.restApi)
      : defined({ name, description, version }),
    resources: says("validators") ? api.resources : mapValues(api.resources, withoutValidators),
    requestValidators: says("validators") ? api.requestValidators : {},
    authorizers: mapValues(api.authorizers, withAuthType),
    gatewayResponses: says("apigateway") ? api.gatewayResponses : {},
  };
}

function withoutValidators(resource: ResourceRecord): ResourceRecord {
  const resourceMethods: ById<MethodRecord> = mapValues(
    resource.resourceMethods,
    ({ requestValidatorId: _, ...method }) => method,
  );
  return { ...resource, resourceMethods };
}

/** Removes AWS's defaults and tags, which exports do not contain (recorded). */
function withoutDefaults({
  apiKeySource,
  disableExecuteApiEndpoint,
  endpointConfiguration,
  tags: _,
  ...same
}: RestApiSettings): RestApiSettings {
  const vpcEndpointIds = endpointConfiguration?.vpcEndpointIds;
  return defined({
    ...same,
    apiKeySource: apiKeySource === "HEADER" ? undefined : apiKeySource,
    disableExecuteApiEndpoint: disableExecuteApiEndpoint || undefined,
    endpointConfiguration: vpcEndpointIds && { vpcEndpointIds },
  });
}

/** Adds the authType seen in public exports: `custom`, `cognito_user_pools`. */
function withAuthType(authorizer: AuthorizerRecord): AuthorizerRecord {
  const { type, authType = type === "COGNITO_USER_POOLS" ? type.toLowerCase() : "custom" } =
    authorizer;
  return { ...authorizer, authType };
}
