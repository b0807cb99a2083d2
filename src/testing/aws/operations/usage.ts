import type { GetUsageRequest, UpdateUsageRequest, Usage } from "@aws-sdk/client-api-gateway";
import type { UsagePlanRecord } from "../account/account-records.ts";
import { badRequest } from "../account/aws-error.ts";
import { checkConstraints } from "../account/constraints.ts";
import type { Account } from "../account/store.ts";
import { dayMs, dayOf, daysBetween, periodOf, quotaLeft } from "../account/usage-count.ts";
import { applyPatches, count, type PatchTable, patchConstraints } from "../patches/patch.ts";
import { type Bound, type Operation, page } from "./operation.ts";
import { findUsagePlan, findUsagePlanKey } from "./usage-plan-keys.ts";

/**
 * Returns the used and remaining requests of a plan's keys by day, as the account has counted them:
 * the calls of its stages with a key. A day without data has 0 calls here.
 */
export const getUsage: Operation<Bound<GetUsageRequest, "usagePlanId">, Usage> = (
  account,
  input,
) => {
  const { usagePlanId, keyId, startDate = "", endDate = "" } = input;
  const plan = findUsagePlan(account, usagePlanId);
  if (keyId !== undefined) findUsagePlanKey(account, { usagePlanId, keyId });
  const days = readInterval(startDate, endDate);
  const { items, ...next } = page(keyId === undefined ? plan.keyIds : [keyId], input);
  return {
    usagePlanId,
    startDate,
    endDate,
    items: Object.fromEntries(items.map((id) => [id, usageOf(account, plan, id, days)])),
    ...next,
  };
};

const usagePatches: PatchTable = { dialect: "list", rows: { "/remaining": count("remaining") } };

/** Changes the remaining quota of a key in the current period. */
export const updateUsage: Operation<Bound<UpdateUsageRequest, "usagePlanId" | "keyId">, Usage> = (
  account,
  { usagePlanId, keyId, patchOperations },
) => {
  checkConstraints(patchConstraints("updateUsage", patchOperations));
  const plan = findUsagePlan(account, usagePlanId);
  findUsagePlanKey(account, { usagePlanId, keyId });
  const today = dayOf(account.ports.clock());
  const current: { readonly remaining?: number } = {};
  const { remaining } = applyPatches(usagePatches, current, patchOperations);
  if (remaining !== undefined) grant(account, plan, keyId, { remaining, today });
  return {
    usagePlanId,
    startDate: today,
    endDate: today,
    items: { [keyId]: usageOf(account, plan, keyId, [today]) },
  };
};

/** Both error texts are ours. */
function grant(
  { usage }: Account,
  plan: UsagePlanRecord,
  keyId: string,
  { remaining, today }: { readonly remaining: number; readonly today: string },
): void {
  const left = quotaLeft(usage, plan, keyId, today);
  if (left === undefined) throw badRequest("The usage plan has no quota.");
  if (!Number.isSafeInteger(remaining) || remaining < 0) {
    throw badRequest("The remaining quota must be a number of requests.");
  }
  const period = periodOf(plan, today);
  const granted = usage.granted(plan.id, keyId, period) + remaining - left;
  usage.grant(plan.id, keyId, period, granted);
}

/** Returns `[used, remaining]` for each day; `remaining` without a quota is not sourced. */
function usageOf(
  { usage }: Account,
  plan: UsagePlanRecord,
  keyId: string,
  days: readonly string[],
): number[][] {
  return days.map((day) => [
    usage.used(plan.id, keyId, day, day),
    Math.max(0, quotaLeft(usage, plan, keyId, day) ?? 0),
  ]);
}

// Our own limit, which bounds the response.
const maxDays = 366;

/** The error texts are ours. */
function readInterval(startDate: string, endDate: string): string[] {
  for (const date of [startDate, endDate]) {
    const isDate = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
    if (!isDate) throw badRequest(`Invalid date '${date}': expected YYYY-MM-DD.`);
  }
  if (startDate > endDate) throw badRequest("The start date must not be after the end date.");
  if (Date.parse(endDate) - Date.parse(startDate) >= maxDays * dayMs) {
    throw badRequest(`The interval must not be longer than ${maxDays} days.`);
  }
  return daysBetween(startDate, endDate);
}
