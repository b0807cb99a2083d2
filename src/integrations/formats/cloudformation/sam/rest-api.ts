import { defined, type Json } from "../../../../core/json.ts";
import { isObject, type JsonObject, listOf, objectOf, textsOf } from "../../openapi/shape.ts";
import { isIntrinsic } from "../../unresolved-text.ts";
import type { ResourcesByName, TemplateResource } from "../template.ts";
import { definitionOf } from "./definition.ts";
import { expandDomain } from "./domain.ts";
import type { ApiEvent } from "./events.ts";
import { pick, tagList } from "./properties.ts";

/** Logical id of the implicit REST API, for events without an API. */
export const implicitRestApi = "ServerlessRestApi";

/** The resources, and the logical ids that a template may refer to. */
export interface ExpandedApi {
  readonly resources: ResourcesByName;
  readonly stage: string;
  readonly deployment: string;
  readonly domain?: string;
}

/**
 * Expands an `AWS::Serverless::Api` to the API with its document, a deployment, the stage and its
 * custom domain.
 */
export function expandRestApi(
  logicalId: string,
  { properties, at, condition, dependsOn }: TemplateResource,
  events: readonly ApiEvent[],
  targetOf: (event: ApiEvent) => Json,
): ExpandedApi {
  const settings = objectOf(properties);
  const stage = stageIdOf(logicalId, settings["StageName"]);
  const deployment = `${logicalId}Deployment`;
  const shared = { at, dependsOn: [], ...(condition !== undefined && { condition }) };
  const stageName = settings["StageName"] ?? "Prod";
  const location = locationOf(settings["DefinitionUri"]);
  const domain = expandDomain(logicalId, stage, settings, shared);
  return {
    stage,
    deployment,
    ...(domain.id !== undefined && { domain: domain.id }),
    resources: {
      [logicalId]: {
        ...shared,
        type: "AWS::ApiGateway::RestApi",
        dependsOn,
        properties: {
          ...restApiProperties(settings),
          ...(location === undefined
            ? { Body: definitionOf(settings, events, targetOf) }
            : { BodyS3Location: location }),
        },
      },
      [deployment]: {
        ...shared,
        type: "AWS::ApiGateway::Deployment",
        properties: { RestApiId: { Ref: logicalId } },
        dependsOn: [logicalId],
      },
      [stage]: {
        ...shared,
        type: "AWS::ApiGateway::Stage",
        properties: {
          RestApiId: { Ref: logicalId },
          DeploymentId: { Ref: deployment },
          StageName: stageName,
          ...stageProperties(settings),
        },
      },
      ...domain.resources,
    },
  };
}

/**
 * Returns the location of a document in a file: `openapi.yaml`, `s3://bucket/key`, or bucket and
 * key.
 */
function locationOf(uri: Json | undefined): Json | undefined {
  if (uri === undefined || uri === null) return undefined;
  if (isObject(uri)) return uri;
  return { Location: uri };
}

function stageIdOf(logicalId: string, stageName: Json | undefined): string {
  const name = typeof stageName === "string" ? stageName.replaceAll(/[^A-Za-z0-9]/g, "") : "";
  return `${logicalId}${name}Stage`;
}

function restApiProperties(settings: JsonObject): JsonObject {
  const { BinaryMediaTypes, EndpointConfiguration: endpoint, Tags } = settings;
  const same = [
    "Name",
    "Description",
    "MinimumCompressionSize",
    "ApiKeySourceType",
    "DisableExecuteApiEndpoint",
    "FailOnWarnings",
    "Mode",
    "SecurityPolicy",
    "EndpointAccessMode",
  ];
  const policy = objectOf(settings["Auth"])["ResourcePolicy"];
  return {
    ...pick(settings, same),
    ...defined({
      // A slash becomes ~1, as in a JSON Pointer.
      BinaryMediaTypes:
        BinaryMediaTypes && textsOf(BinaryMediaTypes).map((each) => each.replaceAll("~1", "/")),
      EndpointConfiguration: endpoint === undefined ? undefined : endpointOf(endpoint),
      Tags: Tags && tagList(Tags),
      Policy: settings["Policy"] ?? policyOf(objectOf(policy)),
    }),
  };
}

/** Converts the endpoint: a word, or an object with `Type` instead of CloudFormation's list. */
function endpointOf(endpoint: Json): JsonObject {
  if (!isObject(endpoint) || isIntrinsic(endpoint)) return { Types: [endpoint] };
  const { Type, VPCEndpointIds, IpAddressType, ...others } = endpoint;
  return defined({
    ...others,
    Types: Type === undefined ? undefined : [Type],
    VpcEndpointIds: VPCEndpointIds,
    IpAddressType,
  });
}

function stageProperties(settings: JsonObject): JsonObject {
  const { AccessLogSetting, CacheClusterEnabled, CacheClusterSize, Tags } = settings;
  return {
    ...pick(settings, ["Variables", "MethodSettings", "TracingEnabled", "CanarySetting"]),
    ...defined({ AccessLogSetting, CacheClusterEnabled, CacheClusterSize }),
    ...(Tags !== undefined && { Tags: tagList(Tags) }),
  };
}

/** Returns a custom policy; the lists that SAM converts to a policy are not read. */
function policyOf(policy: JsonObject): JsonObject | undefined {
  const statements = listOf(policy["CustomStatements"]);
  if (statements.length === 0) return undefined;
  return { Version: "2012-10-17", Statement: statements };
}
