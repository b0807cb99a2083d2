import { defined, type Json } from "../../../core/json.ts";
import { dropIntegrationDefaults } from "../../model/record/defaults.ts";
import type {
  AuthorizerRecord,
  GatewayResponseRecord,
  MethodRecord,
  ModelRecord,
  RequestValidatorRecord,
  ResourceRecord,
  RestApiRecord,
} from "../../model/record/rest-api-record.ts";
import { restMembers } from "../members.ts";
import type { JsonObject } from "../openapi/shape.ts";
import { restTables } from "./rest-members.ts";
import { refTo, type TemplateWriting } from "./template-writing.ts";

type Part = ModelRecord | RequestValidatorRecord | AuthorizerRecord | GatewayResponseRecord;

/** Logical ids of referenced parts, by their ids in the record. */
interface Names {
  readonly api: string;
  readonly resources: ReadonlyMap<string, string>;
  readonly authorizers: ReadonlyMap<string, string>;
  readonly validators: ReadonlyMap<string, string>;
  readonly models: ReadonlyMap<string, string>;
}

/** Adds the resources of a REST API to a template. */
export function writeRestApi(record: RestApiRecord, writing: TemplateWriting): void {
  const type = "AWS::ApiGateway::RestApi";
  const api = writing.ids.of("Api", "");
  writing.add(api, type, writing.properties(record.restApi, restTables[type].members, ["restApi"]));
  const names: Names = {
    api,
    models: writeParts(record.models, "AWS::ApiGateway::Model", "Model", api, writing),
    validators: writeParts(
      record.requestValidators,
      "AWS::ApiGateway::RequestValidator",
      "Validator",
      api,
      writing,
    ),
    authorizers: writeParts(
      record.authorizers,
      "AWS::ApiGateway::Authorizer",
      "Authorizer",
      api,
      writing,
    ),
    resources: resourceNames(record, writing),
  };
  writeParts(record.gatewayResponses, "AWS::ApiGateway::GatewayResponse", "Response", api, writing);
  const methods = Object.values(record.resources).flatMap((resource) =>
    writeResource(resource, names, writing),
  );
  writeStages(record, api, methods, writing);
}

/** Writes independent parts; returns their logical ids by key in the record. */
function writeParts(
  parts: Readonly<Record<string, Part>>,
  type: keyof typeof restTables,
  kind: string,
  api: string,
  writing: TemplateWriting,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [key, part] of Object.entries(parts)) {
    const id = writing.ids.of("name" in part ? (part.name ?? key) : key, kind);
    const own = writing.properties(
      part,
      restTables[type].members,
      [kind.toLowerCase(), key],
      ["id"],
    );
    writing.add(id, type, { RestApiId: refTo(api), ...own });
    names.set(key, id);
  }
  return names;
}

function resourceNames(record: RestApiRecord, writing: TemplateWriting) {
  const below = Object.values(record.resources).filter(({ pathPart }) => pathPart !== undefined);
  return new Map(below.map(({ id, path }) => [id, writing.ids.of(path, "Resource")] as const));
}

/** Writes a resource and its methods; returns the logical ids of the methods. */
function writeResource(
  resource: ResourceRecord,
  names: Names,
  writing: TemplateWriting,
): readonly string[] {
  const { id, parentId = "", pathPart, resourceMethods, path } = resource;
  const own = names.resources.get(id);
  const root = { "Fn::GetAtt": [names.api, "RootResourceId"] };
  const placeOf = (name: string | undefined) => (name === undefined ? root : refTo(name));
  if (own !== undefined && pathPart !== undefined) {
    writing.add(own, "AWS::ApiGateway::Resource", {
      RestApiId: refTo(names.api),
      ParentId: placeOf(names.resources.get(parentId)),
      PathPart: pathPart,
    });
  }
  return Object.values(resourceMethods).map((method) => {
    const logicalId = writing.ids.of(`${method.httpMethod.toLowerCase()} ${path}`, "Method");
    const properties = methodProperties(method, resource, names, writing);
    writing.add(logicalId, "AWS::ApiGateway::Method", {
      RestApiId: refTo(names.api),
      ResourceId: placeOf(own),
      ...properties,
    });
    return logicalId;
  });
}

function methodProperties(
  method: MethodRecord,
  { id, path }: ResourceRecord,
  names: Names,
  writing: TemplateWriting,
): JsonObject {
  const at = [`${method.httpMethod} ${path}`];
  const { members } = restTables["AWS::ApiGateway::Method"];
  const own = writing.properties(method, members, at, ["methodIntegration"]);
  const { methodIntegration: integration, authorizerId, requestValidatorId } = method;
  const models = Object.entries(method.requestModels ?? {}).map(([type, name]) => [
    type,
    reference(names.models, name),
  ]);
  return defined({
    AuthorizationType: "NONE",
    ...own,
    AuthorizerId: reference(names.authorizers, authorizerId),
    RequestValidatorId: reference(names.validators, requestValidatorId),
    RequestModels: models.length > 0 ? Object.fromEntries(models) : undefined,
    Integration:
      integration &&
      writing.properties(dropIntegrationDefaults(integration, id), restMembers.cfn, at),
  });
}

/** Returns a Ref to a part of the template, or the name of a built-in part such as `Empty`. */
function reference(names: ReadonlyMap<string, string>, key: string | undefined): Json | undefined {
  const logicalId = key === undefined ? undefined : names.get(key);
  return logicalId === undefined ? key : refTo(logicalId);
}

function writeStages(
  { deployments, stages }: RestApiRecord,
  api: string,
  methods: readonly string[],
  writing: TemplateWriting,
): void {
  const names = new Map<string, string>();
  for (const [key, deployment] of Object.entries(deployments)) {
    const id = writing.ids.of("", "Deployment");
    const { members } = restTables["AWS::ApiGateway::Deployment"];
    const silent = ["id", "createdDate", "snapshot"];
    const own = writing.properties(deployment, members, ["deployments", key], silent);
    // Otherwise the deployment may be created before its methods.
    writing.add(id, "AWS::ApiGateway::Deployment", { RestApiId: refTo(api), ...own }, methods);
    names.set(key, id);
  }
  if (names.size > 1) {
    const message =
      "a template's deployments all contain the current API: earlier snapshots are lost";
    const code = "cloudformation.earlier-deployments";
    writing.omissions.push({ code, at: ["deployments"], message });
  }
  for (const [key, stage] of Object.entries(stages)) {
    const { members } = restTables["AWS::ApiGateway::Stage"];
    const silent = ["createdDate", "lastUpdatedDate"];
    const own = writing.properties(stage, members, ["stages", key], silent);
    writing.add(writing.ids.of(key, "Stage"), "AWS::ApiGateway::Stage", {
      RestApiId: refTo(api),
      ...own,
      ...defined({ DeploymentId: reference(names, stage.deploymentId) }),
    });
  }
}
