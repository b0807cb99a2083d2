import { getAccount, updateAccount } from "./operations/account.ts";
import {
  createApiKey,
  deleteApiKey,
  getApiKey,
  getApiKeys,
  importApiKeys,
  updateApiKey,
} from "./operations/api-keys.ts";
import {
  createUsagePlanKey,
  deleteUsagePlanKey,
  getUsagePlanKey,
  getUsagePlanKeys,
} from "./operations/usage-plan-keys.ts";
import {
  createUsagePlan,
  deleteUsagePlan,
  getUsagePlan,
  getUsagePlans,
  updateUsagePlan,
} from "./operations/usage-plans.ts";
import {
  createVpcLink,
  deleteVpcLink,
  getVpcLink,
  getVpcLinks,
  updateVpcLink,
} from "./operations/vpc-links.ts";

/** The operations on what an account has besides its APIs. */
export const accountOperations = {
  GetAccount: getAccount,
  UpdateAccount: updateAccount,
  CreateApiKey: createApiKey,
  GetApiKey: getApiKey,
  GetApiKeys: getApiKeys,
  UpdateApiKey: updateApiKey,
  DeleteApiKey: deleteApiKey,
  ImportApiKeys: importApiKeys,
  CreateUsagePlan: createUsagePlan,
  GetUsagePlan: getUsagePlan,
  GetUsagePlans: getUsagePlans,
  UpdateUsagePlan: updateUsagePlan,
  DeleteUsagePlan: deleteUsagePlan,
  CreateUsagePlanKey: createUsagePlanKey,
  GetUsagePlanKey: getUsagePlanKey,
  GetUsagePlanKeys: getUsagePlanKeys,
  DeleteUsagePlanKey: deleteUsagePlanKey,
  CreateVpcLink: createVpcLink,
  GetVpcLink: getVpcLink,
  GetVpcLinks: getVpcLinks,
  UpdateVpcLink: updateVpcLink,
  DeleteVpcLink: deleteVpcLink,
};
