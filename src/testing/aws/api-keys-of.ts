import type { FindApiKey } from "../gateway/api-key.ts";
import { unsupported } from "../gateway/unsupported.ts";
import type { ApiKeyRecord, ApiStageRecord, UsagePlanRecord } from "./account-records.ts";
import type { Account } from "./store.ts";

/** The keys that may call a stage: enabled, and in a usage plan that has the stage. */
export function apiKeysOf(account: Account, { apiId, stage }: ApiStageRecord): FindApiKey {
  return (value) => {
    const key = [...account.apiKeys.values()].find((each) => each.value === value && each.enabled);
    if (!key) return undefined;
    for (const plan of account.usagePlans.values()) {
      const apiStage = plan.apiStages.find((each) => each.apiId === apiId && each.stage === stage);
      if (!apiStage || !plan.keyIds.includes(key.id)) continue;
      countCall(account, plan, apiStage, key);
      return key;
    }
    return undefined;
  };
}

/**
 * Limits are not emulated. The first calls, which no limit can refuse, are answered all the same.
 *
 * @throws GatewrightError `gateway.unsupported` on the first call that AWS might refuse.
 */
function countCall(
  { calls, ignore }: Account,
  plan: UsagePlanRecord,
  apiStage: ApiStageRecord,
  { id, name = id }: ApiKeyRecord,
): void {
  if (ignore.includes("usage-plan-limits")) return;
  const counter = `${plan.id} ${id}`;
  const count = (calls.get(counter) ?? 0) + 1;
  if (count > certainCalls(plan, apiStage)) {
    throw unsupported(
      "usage-plan-limits",
      `Failed to let the API key "${name}" call the stage "${apiStage.stage}": its usage plan "${plan.name ?? plan.id}" has limits that this call may exceed`,
    );
  }
  calls.set(counter, count);
}

/** So many calls pass however fast they come: the burst at once, and what the quota has left. */
function certainCalls({ throttle, quota }: UsagePlanRecord, apiStage: ApiStageRecord): number {
  const throttles = [throttle, ...Object.values(apiStage.throttle ?? {})];
  const bursts = throttles.map((limits) => limits?.burstLimit ?? limits?.rateLimit ?? Infinity);
  const left = (quota?.limit ?? Infinity) - (quota?.offset ?? 0);
  return Math.min(left, ...bursts);
}
