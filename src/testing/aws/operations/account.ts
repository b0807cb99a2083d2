import type {
  Account as AccountOutput,
  GetAccountRequest,
  UpdateAccountRequest,
} from "@aws-sdk/client-api-gateway";
import { badRequest } from "../account/aws-error.ts";
import { checkConstraints } from "../account/constraints.ts";
import type { Account } from "../account/store.ts";
import { applyPatches, type PatchTable, patchConstraints, text, values } from "../patches/patch.ts";
import type { Operation } from "./operation.ts";

export const getAccount: Operation<GetAccountRequest, AccountOutput> = (account) =>
  toOutput(account);

const accountPatches: PatchTable = {
  dialect: "list",
  rows: {
    "/cloudwatchRoleArn": text("cloudwatchRoleArn"),
    "/features": {
      ops: ["add", "remove"],
      apply(patched, op, value, key) {
        // Usage plans cannot be removed (documented); the text is ours.
        if (op === "remove" && value === "UsagePlans") {
          throw badRequest("The feature UsagePlans cannot be removed.");
        }
        values("features").apply(patched, op, value, key);
      },
    },
  },
};

export const updateAccount: Operation<UpdateAccountRequest, AccountOutput> = (
  account,
  { patchOperations },
) => {
  checkConstraints(patchConstraints("updateAccount", patchOperations));
  account.settings = applyPatches(accountPatches, account.settings, patchOperations);
  return toOutput(account);
};

/** The throttle limits are an account's documented quotas; the API key version is not sourced. */
function toOutput({ settings }: Account): AccountOutput {
  return {
    ...settings,
    throttleSettings: { burstLimit: 5000, rateLimit: 10_000 },
    features: [...settings.features],
    apiKeyVersion: "4",
  };
}
