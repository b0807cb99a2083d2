import type {
  CreateUsagePlanKeyRequest,
  DeleteUsagePlanKeyRequest,
  GetUsagePlanKeyRequest,
  GetUsagePlanKeysRequest,
  UsagePlanKey,
} from "@aws-sdk/client-api-gateway";
import type { ApiKeyRecord, UsagePlanRecord } from "../account/account-records.ts";
import { badRequest, conflict, notFound } from "../account/aws-error.ts";
import type { Account } from "../account/store.ts";
import { type Bound, type Operation, page } from "./operation.ts";

export const createUsagePlanKey: Operation<
  Bound<CreateUsagePlanKeyRequest, "usagePlanId">,
  UsagePlanKey
> = (account, { usagePlanId, keyId = "", keyType }) => {
  const plan = findUsagePlan(account, usagePlanId);
  // Neither text is recorded.
  if (keyType !== "API_KEY") throw badRequest("Usage Plan Key type must be API_KEY");
  if (plan.keyIds.includes(keyId)) throw conflict("Usage Plan already has this key");
  const key = account.apiKeys.get(keyId);
  if (!key) throw notFound("Invalid API Key identifier specified");
  addKeyToPlan(account, usagePlanId, keyId);
  return toOutput(key);
};

export const getUsagePlanKey: Operation<
  Bound<GetUsagePlanKeyRequest, "usagePlanId" | "keyId">,
  UsagePlanKey
> = (account, input) => toOutput(findUsagePlanKey(account, input));

/** Lists the keys whose name starts with the query (recorded for API keys). */
export const getUsagePlanKeys: Operation<
  Bound<GetUsagePlanKeysRequest, "usagePlanId">,
  { items: UsagePlanKey[]; position?: string }
> = (account, input) => {
  const { nameQuery = "" } = input;
  const keys = findUsagePlan(account, input.usagePlanId)
    .keyIds.toReversed()
    .flatMap((id) => account.apiKeys.get(id) ?? []);
  const wanted = keys.filter(({ name = "" }) => name.startsWith(nameQuery));
  return page(wanted.map(toOutput), input);
};

export const deleteUsagePlanKey: Operation<
  Bound<DeleteUsagePlanKeyRequest, "usagePlanId" | "keyId">,
  object
> = (account, input) => {
  const { id } = findUsagePlanKey(account, input);
  const plan = findUsagePlan(account, input.usagePlanId);
  const keyIds = plan.keyIds.filter((keyId) => keyId !== id);
  account.usagePlans.set(plan.id, { ...plan, keyIds });
  return {};
};

/** Adds a key to a plan, unless the plan already has it. */
export function addKeyToPlan(account: Account, planId: string, keyId: string): void {
  const plan = findUsagePlan(account, planId);
  const keyIds = [...new Set([...plan.keyIds, keyId])];
  account.usagePlans.set(planId, { ...plan, keyIds });
}

export function findUsagePlan({ usagePlans }: Account, id: string): UsagePlanRecord {
  const plan = usagePlans.get(id);
  if (plan) return plan;
  throw notFound("Invalid Usage Plan ID specified");
}

export function findUsagePlanKey(
  account: Account,
  { usagePlanId, keyId }: { readonly usagePlanId: string; readonly keyId: string },
): ApiKeyRecord {
  const plan = findUsagePlan(account, usagePlanId);
  const key = plan.keyIds.includes(keyId) ? account.apiKeys.get(keyId) : undefined;
  if (key) return key;
  // Not recorded.
  throw notFound("Invalid Usage Plan Key identifier specified");
}

function toOutput({ id, name, value }: ApiKeyRecord): UsagePlanKey {
  return { id, type: "API_KEY", value, ...(name !== undefined && { name }) };
}
