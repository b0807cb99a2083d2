import type { Json } from "../../../core/json.ts";
import { idOf } from "../../model/record/id.ts";
import type { ResourceRecord, RestApiRecord } from "../../model/record/rest-api-record.ts";
import { emptyRestApiRecord } from "../../model/record/rest-api-record.ts";
import { documentInside } from "../openapi/document.ts";
import type { OpenApiIds } from "../openapi/document-reading.ts";
import {
  type DocumentRead,
  type ReadOpenApiOptions,
  readDocument,
  readSource,
} from "../openapi/read.ts";
import { isObject, type JsonObject, textOf } from "../openapi/shape.ts";
import type { SourceText } from "../source-text.ts";
import { type MethodPlace, placeInBody } from "./method-place.ts";
import { rootIdOf } from "./physical.ts";
import type { ResolvedResource } from "./resolve.ts";
import { type NamedResource, readMethod, readPart, readResource } from "./rest.ts";
import { type RestType, restTables, stageDescriptionMembers } from "./rest-members.ts";
import type { TemplateReading } from "./template-reading.ts";

/** A REST API of a template. */
export interface TemplateRestApi {
  readonly logicalId: string;
  readonly record: RestApiRecord;
  /** The location of each method, by `GET /orders`. */
  readonly places: ReadonlyMap<string, MethodPlace>;
  /** The deployments, and the logical ids of methods that are separate resources. */
  readonly deployments: readonly NamedResource[];
  readonly methods: ReadonlyMap<string, string>;
  readonly resources: readonly NamedResource[];
  readonly models: readonly NamedResource[];
}

type Parts = Readonly<Record<RestType, NamedResource[]>>;

/** Reads a REST API of a template: its document first, then its resources. */
export function readRestApi(
  logicalId: string,
  api: ResolvedResource,
  parts: Parts,
  reading: TemplateReading,
  body: SourceText | undefined,
): TemplateRestApi {
  const places = new Map<string, MethodPlace>();
  const methods = new Map<string, string>();
  const settings = reading.members(api, restTables["AWS::ApiGateway::RestApi"]);
  const document = readBody(logicalId, api, body, places, reading);
  const resources: Record<string, ResourceRecord> = { ...document.resources };
  for (const each of parts["AWS::ApiGateway::Resource"]) {
    const resource = readResource(each, resources, reading);
    if (resource) resources[resource.id] = resource;
  }
  for (const { name, resource } of parts["AWS::ApiGateway::Method"]) {
    const owner = textOf(resource.properties["ResourceId"]) ?? "";
    const found = Object.hasOwn(resources, owner) ? resources[owner] : undefined;
    const method = readMethod(resource, reading);
    if (!found) {
      reading.find({
        code: "cloudformation.no-resource",
        severity: "error",
        at: [...resource.at, "Properties", "ResourceId"],
        message: owner
          ? `the resource ${owner} of the method ${name} does not exist in the API`
          : `the method ${name} has no ResourceId`,
        fix: "Set ResourceId to the API's RootResourceId (Fn::GetAtt), or to a Ref to a resource of the same API.",
        details: { method: name, resourceId: owner || undefined },
      });
      continue;
    }
    const key = `${method.httpMethod} ${found.path}`;
    if (places.has(key)) {
      reading.find({
        code: "cloudformation.second-method",
        severity: "error",
        at: resource.at,
        message: `duplicate method ${key}: Method already exists for this resource`,
        details: { route: key },
      });
    }
    places.set(key, { at: [...resource.at, "Properties"], format: "cfn-v1" });
    methods.set(key, name);
    // Mutates the reader's own list: copying it for each method would be quadratic.
    Object.assign(found.resourceMethods, { [method.httpMethod]: method });
  }
  const part = <Item>(type: RestType) => collect<Item>(parts[type], type, reading);
  const record = {
    ...document,
    restApi: { ...document.restApi, ...settings },
    resources,
    models: { ...document.models, ...named(part("AWS::ApiGateway::Model"), "name") },
    requestValidators: {
      ...document.requestValidators,
      ...part("AWS::ApiGateway::RequestValidator"),
    },
    authorizers: { ...document.authorizers, ...part("AWS::ApiGateway::Authorizer") },
    gatewayResponses: {
      ...document.gatewayResponses,
      ...named(part("AWS::ApiGateway::GatewayResponse"), "responseType"),
    },
    deployments: part("AWS::ApiGateway::Deployment"),
    stages: {
      ...stagesOfDeployments(parts["AWS::ApiGateway::Deployment"], reading),
      ...named(part("AWS::ApiGateway::Stage"), "stageName"),
    },
  };
  return {
    logicalId,
    // The tables of the types define the members of each record.
    record: record as RestApiRecord,
    places,
    methods,
    deployments: parts["AWS::ApiGateway::Deployment"],
    resources: parts["AWS::ApiGateway::Resource"],
    models: parts["AWS::ApiGateway::Model"],
  };
}

/** Reads the API from its OpenAPI document; without one, returns only a root resource. */
function readBody(
  logicalId: string,
  api: ResolvedResource,
  file: SourceText | undefined,
  places: Map<string, MethodPlace>,
  reading: TemplateReading,
): RestApiRecord {
  const read = readOwnDocument(api.properties["Body"], file, {
    text: "template",
    ids: idsOf(logicalId),
  });
  if (!read) {
    const root = { id: rootIdOf(logicalId), path: "/", resourceMethods: {} };
    const name = textOf(api.properties["Name"]);
    const empty = emptyRestApiRecord(name === undefined ? {} : { name });
    return { ...empty, resources: { [root.id]: root } };
  }
  const { record, findings } = read;
  const at = [...api.at, "Properties", file === undefined ? "Body" : "BodyS3Location"];
  for (const finding of findings) {
    const severity = finding.code === "openapi.refused" ? "error" : "warning";
    reading.find({ ...finding, severity, at: [...at, ...finding.at] });
  }
  for (const { path, resourceMethods } of Object.values(record.resources)) {
    for (const method of Object.keys(resourceMethods)) {
      places.set(`${method} ${path}`, { at: placeInBody(at, path, method), format: "openapi" });
    }
  }
  return { ...record, resources: mutableMethods(record) };
}

function readOwnDocument(
  body: Json | undefined,
  file: SourceText | undefined,
  options: ReadOpenApiOptions,
): DocumentRead | undefined {
  if (file) return readSource(file, options);
  return isObject(body) ? readDocument(documentInside(body), options) : undefined;
}

function mutableMethods({ resources }: RestApiRecord): Record<string, ResourceRecord> {
  const entries = Object.entries(resources).map(([id, resource]) => [
    id,
    { ...resource, resourceMethods: { ...resource.resourceMethods } },
  ]);
  return Object.fromEntries(entries);
}

function idsOf(logicalId: string): OpenApiIds {
  return {
    restApi: idOf(logicalId),
    of: (part, name) =>
      part === "resource" && name === "/"
        ? rootIdOf(logicalId)
        : idOf(`${logicalId} ${part} ${name}`),
  };
}

function collect<Item>(
  parts: readonly NamedResource[],
  type: RestType,
  reading: TemplateReading,
): Record<string, Item & { readonly id: string }> {
  const entries = parts.map((each) => {
    const part = readPart(each, type, reading);
    // The table of the type defines the members of the record.
    return [part.id, part as Item & { readonly id: string }] as const;
  });
  return Object.fromEntries(entries);
}

/** Groups records without ids by one of their members. */
function named(
  parts: Readonly<Record<string, { readonly id: string }>>,
  member: string,
): Record<string, object> {
  const entries = Object.values(parts).map(({ id, ...part }) => {
    const name = String(Reflect.get(part, member) ?? id);
    return [name, { ...part, [member]: name }] as const;
  });
  return Object.fromEntries(entries);
}

/** Returns the stages that deployments with a StageName create. */
function stagesOfDeployments(
  deployments: readonly NamedResource[],
  reading: TemplateReading,
): Record<string, object> {
  const entries = deployments.flatMap(({ name, resource }) => {
    const { StageName, StageDescription, DeploymentCanarySettings } = resource.properties;
    const stageName = textOf(StageName);
    // With canary settings, it becomes the canary of an existing stage.
    if (stageName === undefined || DeploymentCanarySettings !== undefined) return [];
    const at = [...resource.at, "Properties", "StageDescription"];
    const settings: JsonObject = isObject(StageDescription) ? StageDescription : {};
    const described = reading.part(settings, stageDescriptionMembers, at, "StageDescription");
    const deploymentId = textOf(resource.physical?.ref) ?? name;
    return [[stageName, { ...described, stageName, deploymentId }] as const];
  });
  return Object.fromEntries(entries);
}
