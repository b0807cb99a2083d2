import { unsupported } from "../../gateway/rest/unsupported.ts";
import type { FindApiKey } from "../../gateway/shared/api-key.ts";
import type { ApiKeyRecord, ApiStageRecord, UsagePlanRecord } from "./account-records.ts";
import type { Account } from "./store.ts";
import { dayOf } from "./usage-count.ts";

/** Finds keys that may call a stage: they are enabled and in a usage plan with the stage. */
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
 * Counts a call of a key. Limits are not emulated, but the first calls, which no limit can reject,
 * are allowed.
 *
 * @throws GatewrightError `gateway.unsupported` on the first call that AWS might reject.
 */
function countCall(
  { usage, ignore, ports }: Account,
  plan: UsagePlanRecord,
  apiStage: ApiStageRecord,
  { id, name = id }: ApiKeyRecord,
): void {
  const guaranteed = guaranteedCalls(plan, apiStage, usage.granted(plan.id, id));
  const isGuaranteed = usage.used(plan.id, id) < guaranteed;
  if (!isGuaranteed && !ignore.includes("usage-plan-limits")) {
    throw unsupported(
      "usage-plan-limits",
      `Failed to let the API key "${name}" call the stage "${apiStage.stage}": its usage plan "${plan.name ?? plan.id}" has limits that this call may exceed`,
    );
  }
  usage.add(plan.id, id, dayOf(ports.clock()));
}

/** How many calls pass at any rate: the smaller of the burst and the rest of the quota. */
function guaranteedCalls(
  { throttle, quota }: UsagePlanRecord,
  apiStage: ApiStageRecord,
  granted: number,
): number {
  const throttles = [throttle, ...Object.values(apiStage.throttle ?? {})];
  const bursts = throttles.map((limits) => limits?.burstLimit ?? limits?.rateLimit ?? Infinity);
  const left = (quota?.limit ?? Infinity) - (quota?.offset ?? 0) + granted;
  return Math.min(left, ...bursts);
}
