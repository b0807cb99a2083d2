import type {
  CreateVpcLinkRequest,
  DeleteVpcLinkRequest,
  GetVpcLinkRequest,
  GetVpcLinksRequest,
  UpdateVpcLinkRequest,
  VpcLink,
} from "@aws-sdk/client-api-gateway";
import { defined } from "../../../core/json.ts";
import { vpcLinkRules } from "../../../integrations/model/rules/vpc-link.ts";
import { randomId } from "../../request/ports.ts";
import type { VpcLinkRecord } from "../account/account-records.ts";
import { badRequest, notFound } from "../account/aws-error.ts";
import { checkConstraints } from "../account/constraints.ts";
import type { Account } from "../account/store.ts";
import { applyPatches, type PatchTable, patchConstraints, text } from "../patches/patch.ts";
import { type Bound, byNewest, checkRules, type Operation, page, withTags } from "./operation.ts";

/**
 * Creates a link. The response says that it is pending; the next read says that it is available.
 */
export const createVpcLink: Operation<CreateVpcLinkRequest, VpcLink> = (account, input) => {
  const { name = "", targetArns = [], ...settings } = input;
  checkRules(vpcLinkRules, { name, targetArns });
  const link: VpcLinkRecord = {
    id: randomId(account.ports, 6),
    name,
    targetArns,
    ...defined(settings),
  };
  account.vpcLinks.set(link.id, link);
  return { ...link, targetArns: [...targetArns], status: "PENDING" };
};

export const getVpcLink: Operation<Bound<GetVpcLinkRequest, "vpcLinkId">, VpcLink> = (
  account,
  { vpcLinkId },
) => withTags(toOutput(findVpcLink(account, vpcLinkId)));

export const getVpcLinks: Operation<GetVpcLinksRequest, { items: VpcLink[]; position?: string }> = (
  account,
  input,
) => page(byNewest(account.vpcLinks.values()).map(toOutput), input);

const vpcLinkPatches: PatchTable = {
  dialect: "list",
  rows: { "/name": text("name"), "/description": text("description") },
};

export const updateVpcLink: Operation<Bound<UpdateVpcLinkRequest, "vpcLinkId">, VpcLink> = (
  account,
  { vpcLinkId, patchOperations },
) => {
  checkConstraints(patchConstraints("updateVpcLink", patchOperations));
  const link = applyPatches(vpcLinkPatches, findVpcLink(account, vpcLinkId), patchOperations);
  checkRules(vpcLinkRules, link);
  account.vpcLinks.set(vpcLinkId, link);
  return withTags(toOutput(link));
};

export const deleteVpcLink: Operation<Bound<DeleteVpcLinkRequest, "vpcLinkId">, object> = (
  account,
  { vpcLinkId },
) => {
  const { id } = findVpcLink(account, vpcLinkId);
  const users = usersOf(account, id);
  if (users.length > 0) {
    // A public capture with one user; that commas separate several is not sourced.
    throw badRequest(
      `Cannot delete vpc link. Vpc link '${id}', is referenced in [${users.join(", ")}] in format of [Method:Resource:Stage].`,
    );
  }
  account.vpcLinks.delete(id);
  return {};
};

export function findVpcLink({ vpcLinks }: Account, id: string): VpcLinkRecord {
  const link = vpcLinks.get(id);
  if (link) return link;
  throw notFound("Invalid Vpc Link identifier specified");
}

/** Lists the methods of deployed stages that use a link, such as `GET:abc123:live`. */
function usersOf({ restApis }: Account, vpcLinkId: string): string[] {
  return [...restApis.values()].flatMap(({ record: { stages, deployments } }) =>
    Object.values(stages).flatMap(({ stageName, deploymentId = "" }) =>
      Object.values(deployments[deploymentId]?.snapshot?.resources ?? {}).flatMap((resource) =>
        Object.values(resource.resourceMethods)
          .filter(({ methodIntegration }) => methodIntegration?.connectionId === vpcLinkId)
          .map(({ httpMethod }) => `${httpMethod}:${resource.id}:${stageName}`),
      ),
    ),
  );
}

function toOutput({ targetArns, ...link }: VpcLinkRecord): VpcLink {
  return {
    ...link,
    targetArns: [...targetArns],
    status: "AVAILABLE",
    statusMessage: "Your vpc link is ready for use",
  };
}
