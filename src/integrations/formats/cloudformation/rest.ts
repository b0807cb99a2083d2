import { defined } from "../../../core/json.ts";
import type {
  IntegrationRecord,
  MethodRecord,
  ResourceRecord,
} from "../../model/record/rest-api-record.ts";
import { readUnchecked } from "../integration.ts";
import { restMembers } from "../members.ts";
import { isObject, type JsonObject, textOf } from "../openapi/shape.ts";
import type { ResolvedResource } from "./resolve.ts";
import { type RestType, restTables } from "./rest-members.ts";
import type { TemplateReading } from "./template-reading.ts";

/** A resource of a template and its logical id. */
export interface NamedResource {
  readonly name: string;
  readonly resource: ResolvedResource;
}

/** Reads one resource into its record and id. */
export function readPart(
  { name, resource }: NamedResource,
  type: RestType,
  reading: TemplateReading,
): { readonly id: string } & Record<string, unknown> {
  const members = reading.members(resource, restTables[type]);
  return { id: textOf(resource.physical?.ref) ?? name, ...defined(members) };
}

/** Reads a method with its integration. */
export function readMethod(resource: ResolvedResource, reading: TemplateReading): MethodRecord {
  const members = reading.members(resource, restTables["AWS::ApiGateway::Method"]);
  const { Integration: integration } = resource.properties;
  return defined({
    httpMethod: "ANY",
    ...members,
    methodIntegration: isObject(integration)
      ? readIntegrationOf(integration, resource, reading)
      : undefined,
  });
}

function readIntegrationOf(
  integration: JsonObject,
  resource: ResolvedResource,
  reading: TemplateReading,
): IntegrationRecord | undefined {
  const at = [...resource.at, "Properties", "Integration"];
  const { record, reading: read } = readUnchecked("cfn-v1", integration, "REST");
  reading.issues(read, at, "Integration", Object.keys(restMembers.cfn));
  if (record.type !== undefined) return record;
  reading.find({
    code: "cloudformation.no-type",
    severity: "error",
    at,
    message: "the integration has no Type",
    fix: "Set Type to AWS, AWS_PROXY, HTTP, HTTP_PROXY or MOCK.",
    details: { member: "Type" },
  });
  return undefined;
}

/** Reads a resource; returns undefined and adds a finding if its parent does not exist. */
export function readResource(
  { name, resource }: NamedResource,
  parents: Readonly<Record<string, ResourceRecord>>,
  reading: TemplateReading,
): ResourceRecord | undefined {
  const { id, pathPart } = readPart({ name, resource }, "AWS::ApiGateway::Resource", reading);
  const parentId = textOf(resource.properties["ParentId"]) ?? "";
  const parent = Object.hasOwn(parents, parentId) ? parents[parentId] : undefined;
  if (!parent) {
    reading.find({
      code: "cloudformation.no-parent",
      severity: "error",
      at: [...resource.at, "Properties", "ParentId"],
      message: parentId
        ? `the parent ${parentId} of the resource ${name} does not exist in the API`
        : `the resource ${name} has no ParentId`,
      fix: "Set ParentId to the API's RootResourceId (Fn::GetAtt), or to a Ref to a resource of the same API.",
      details: { resource: name, parentId: parentId || undefined },
    });
    return undefined;
  }
  const part = typeof pathPart === "string" ? pathPart : "";
  const path = `${parent.path === "/" ? "" : parent.path}/${part}`;
  return { id, parentId, pathPart: part, path, resourceMethods: {} };
}
