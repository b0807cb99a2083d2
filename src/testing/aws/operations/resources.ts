import type {
  CreateResourceRequest,
  DeleteResourceRequest,
  GetResourceRequest,
  GetResourcesRequest,
  Resource,
  UpdateResourceRequest,
} from "@aws-sdk/client-api-gateway";
import type { ResourceRecord } from "../../../integrations/model/record/rest-api-record.ts";
import { resourceRules } from "../../../integrations/model/rules/resource.ts";
import { randomId } from "../../request/ports.ts";
import { type AwsError, badRequest, conflict } from "../account/aws-error.ts";
import { checkConstraints } from "../account/constraints.ts";
import { collection, findResource, findRestApi } from "../account/store.ts";
import { applyPatches, type PatchTable, patchConstraints, text } from "../patches/patch.ts";
import { toMethodOutput } from "./methods.ts";
import { type Bound, checkRules, type Operation, page } from "./operation.ts";

export const createResource: Operation<
  Bound<CreateResourceRequest, "restApiId" | "parentId">,
  Resource
> = (account, { restApiId, parentId, pathPart = "" }) => {
  const { api, resource: parent } = findResource(account, { restApiId, resourceId: parentId });
  const { resources } = api.record;
  const siblings = Object.values(resources).filter((each) => each.parentId === parentId);
  checkRules(resourceRules, { pathPart, parent, siblings });
  if (siblings.some((sibling) => sibling.pathPart === pathPart)) throw nameTaken(pathPart);
  const id = randomId(account.ports, 6);
  const path = childPath(parent, pathPart);
  resources[id] = { id, parentId, pathPart, path, resourceMethods: collection() };
  return { id, parentId, pathPart, path };
};

export const getResource: Operation<
  Bound<GetResourceRequest, "restApiId" | "resourceId">,
  Resource
> = (account, input) => toOutput(findResource(account, input).resource, input.embed);

export const getResources: Operation<
  Bound<GetResourcesRequest, "restApiId">,
  { items: Resource[]; position?: string }
> = (account, input) => {
  const { record } = findRestApi(account, input.restApiId);
  const { items, ...next } = page(Object.values(record.resources), input);
  return { items: items.map((resource) => toOutput(resource, input.embed)), ...next };
};

/** Deletes a resource and everything below it (recorded). */
export const deleteResource: Operation<
  Bound<DeleteResourceRequest, "restApiId" | "resourceId">,
  object
> = (account, key) => {
  const { api, resource } = findResource(account, key);
  if (resource.parentId === undefined) throw badRequest("Root resource cannot be deleted");
  const { resources } = api.record;
  for (const each of Object.values(resources)) {
    if (isWithin(resource.path, each.path)) delete resources[each.id];
  }
  return {};
};

const resourcePatches: PatchTable = {
  dialect: "list",
  rows: { "/parentId": text("parentId"), "/pathPart": text("pathPart") },
};

/** Moves or renames a resource; the paths below it follow. */
export const updateResource: Operation<
  Bound<UpdateResourceRequest, "restApiId" | "resourceId">,
  Resource
> = (account, input) => {
  const { patchOperations = [] } = input;
  checkConstraints(patchConstraints("updateResource", patchOperations));
  const { api, resource } = findResource(account, input);
  const { parentId, pathPart } = applyPatches(resourcePatches, resource, patchOperations);
  const [patch] = patchOperations;
  if (resource.parentId === undefined && patch) {
    throw badRequest(`Root resource cannot update its ${patch.path?.slice(1) ?? ""}.`);
  }
  if (parentId === undefined || pathPart === undefined) return toOutput(resource);
  const { resource: parent } = findResource(account, { ...input, resourceId: parentId });
  if (isWithin(resource.path, parent.path)) throw badRequest("Resources cannot be cyclical.");
  const { resources } = api.record;
  const siblings = Object.values(resources).filter(
    (each) => each.parentId === parentId && each.id !== resource.id,
  );
  checkRules(resourceRules, { pathPart, parent, siblings });
  if (siblings.some((sibling) => sibling.pathPart === pathPart)) throw nameTaken(pathPart);

  const path = childPath(parent, pathPart);
  for (const each of Object.values(resources)) {
    if (!isWithin(resource.path, each.path)) continue;
    resources[each.id] = { ...each, path: path + each.path.slice(resource.path.length) };
  }
  const moved = { ...resource, parentId, pathPart, path };
  resources[resource.id] = moved;
  return toOutput(moved);
};

function isWithin(path: string, other: string): boolean {
  return other === path || other.startsWith(`${path}/`);
}

function childPath(parent: ResourceRecord, pathPart: string): string {
  return `${parent.path === "/" ? "" : parent.path}/${pathPart}`;
}

function nameTaken(pathPart: string): AwsError {
  return conflict(`Another resource with the same parent already has this name: ${pathPart}`);
}

/** Converts a resource to AWS's output, with only the names of methods unless they are embedded. */
function toOutput(resource: ResourceRecord, embed: readonly string[] = []): Resource {
  const { resourceMethods, ...same } = resource;
  const methods = Object.values(resourceMethods);
  if (methods.length === 0) return same;
  const isWhole = embed.includes("methods");
  const listed = methods.map((method) => [
    method.httpMethod,
    isWhole ? toMethodOutput(method) : {},
  ]);
  return { ...same, resourceMethods: Object.fromEntries(listed) };
}
