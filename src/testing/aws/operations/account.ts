import type {
  Account as AccountOutput,
  GetAccountRequest,
  UpdateAccountRequest,
} from "@aws-sdk/client-api-gateway";
import { checkConstraints } from "../constraints.ts";
import { applyPatches, type PatchTable, patchConstraints, text } from "../patch.ts";
import type { Account } from "../store.ts";
import type { Operation } from "./operation.ts";

export const getAccount: Operation<GetAccountRequest, AccountOutput> = (account) =>
  toOutput(account);

const accountPatches: PatchTable = {
  dialect: "list",
  rows: { "/cloudwatchRoleArn": text("cloudwatchRoleArn") },
};

export const updateAccount: Operation<UpdateAccountRequest, AccountOutput> = (
  account,
  { patchOperations },
) => {
  checkConstraints(patchConstraints("updateAccount", patchOperations));
  account.settings = applyPatches(accountPatches, account.settings, patchOperations);
  return toOutput(account);
};

/** The limits are the documented quotas of an account; the version of its keys is not sourced. */
function toOutput({ settings }: Account): AccountOutput {
  return {
    ...settings,
    throttleSettings: { burstLimit: 5000, rateLimit: 10_000 },
    features: ["UsagePlans"],
    apiKeyVersion: "4",
  };
}
