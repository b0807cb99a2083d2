import type {
  CreateUsagePlanRequest,
  DeleteUsagePlanRequest,
  GetUsagePlanRequest,
  GetUsagePlansRequest,
  UpdateUsagePlanRequest,
  UsagePlan,
} from "@aws-sdk/client-api-gateway";
import { defined } from "../../../core/json.ts";
import { randomId } from "../../request/ports.ts";
import type { ApiStageRecord, UsagePlanRecord } from "../account/account-records.ts";
import { badRequest, notFound } from "../account/aws-error.ts";
import { checkConstraints, oneOf } from "../account/constraints.ts";
import type { Account } from "../account/store.ts";
import { isThrottlePatch, patchThrottles } from "../patches/api-stage-throttles.ts";
import {
  applyPatches,
  type PatchTable,
  part,
  patchConstraints,
  text,
  whole,
} from "../patches/patch.ts";
import { invalidUsagePlanPath } from "../patches/usage-plan-paths.ts";
import { type Bound, byNewest, type Operation, page, withTags } from "./operation.ts";
import { findUsagePlan } from "./usage-plan-keys.ts";

export const createUsagePlan: Operation<CreateUsagePlanRequest, UsagePlan> = (account, input) => {
  const { apiStages = [], quota, throttle, ...settings } = input;
  checkPeriod("createUsagePlanInput.quota.period", quota?.period);
  // Not recorded.
  if (!settings.name) throw badRequest("Usage Plan name cannot be blank");
  const id = randomId(account.ports, 6);
  const plan: UsagePlanRecord = {
    id,
    ...defined(settings),
    ...(throttle && { throttle: defined(throttle) }),
    ...(quota && { quota: defined(quota) }),
    // AWS forgot to fill in the text (public capture, aws/aws-sdk#354).
    apiStages: apiStages.map((apiStage) =>
      readApiStage(apiStage, "Invalid API Stage {api: %s, stage: %s} specified for usageplan %s"),
    ),
    createdDate: account.ports.clock(),
    keyIds: [],
  };
  for (const apiStage of plan.apiStages) checkApiStage(account, id, apiStage);
  account.usagePlans.set(id, plan);
  return toOutput(plan);
};

export const getUsagePlan: Operation<Bound<GetUsagePlanRequest, "usagePlanId">, UsagePlan> = (
  account,
  { usagePlanId },
) => withTags(toOutput(findUsagePlan(account, usagePlanId)));

/** Lists the plans, or only the plans with a given key. */
export const getUsagePlans: Operation<
  GetUsagePlansRequest,
  { items: UsagePlan[]; position?: string }
> = (account, input) => {
  const { keyId } = input;
  const plans = byNewest(account.usagePlans.values());
  const wanted = plans.filter(({ keyIds }) => keyId === undefined || keyIds.includes(keyId));
  return page(wanted.map(toOutput), input);
};

export const updateUsagePlan: Operation<Bound<UpdateUsagePlanRequest, "usagePlanId">, UsagePlan> = (
  account,
  { usagePlanId, patchOperations },
) => {
  checkConstraints(patchConstraints("updateUsagePlan", patchOperations));
  const current = findUsagePlan(account, usagePlanId);
  const plan = (patchOperations ?? []).reduce<UsagePlanRecord>(
    (patched, patch) =>
      isThrottlePatch(patch)
        ? { ...patched, apiStages: patchThrottles(patched.apiStages, patch) }
        : applyPatches(patchesOf(account, usagePlanId), patched, [patch]),
    current,
  );
  checkPeriod("quota.period", plan.quota?.period);
  account.usagePlans.set(usagePlanId, plan);
  return withTags(toOutput(plan));
};

export const deleteUsagePlan: Operation<Bound<DeleteUsagePlanRequest, "usagePlanId">, object> = (
  account,
  { usagePlanId },
) => {
  const { id, apiStages } = findUsagePlan(account, usagePlanId);
  if (apiStages.length > 0) {
    const stages = apiStages.map(({ apiId, stage }) => `${apiId}:${stage}`).join(", ");
    // A public capture (aws/aws-sdk-js#3841) of a plan with one stage.
    throw badRequest(
      `Cannot delete Usage Plan ${id} because there are API Stages associated with it, including ${stages}`,
    );
  }
  account.usagePlans.delete(id);
  return {};
};

/** Existing stages are added and removed as `API:STAGE`. */
function patchesOf(account: Account, planId: string): PatchTable {
  return {
    dialect: invalidUsagePlanPath,
    rows: {
      "/name": text("name"),
      "/description": text("description"),
      "/productCode": text("productCode", ["add", "replace", "remove"]),
      "/throttle": whole("throttle"),
      "/throttle/burstLimit": part("throttle", "burstLimit", Number),
      "/throttle/rateLimit": part("throttle", "rateLimit", Number),
      "/quota": whole("quota"),
      "/quota/limit": part("quota", "limit", Number),
      "/quota/offset": part("quota", "offset", Number),
      "/quota/period": part("quota", "period", String),
      "/apiStages": {
        ops: ["add", "remove"],
        apply(patched, op, value = "") {
          const [, apiId, stage] = /^([^:]+):([^:]+)$/.exec(value) ?? [];
          const apiStage = readApiStage({ apiId, stage }, "Invalid API Stage specified");
          const stages = stagesOf(patched["apiStages"]);
          const others = stages.filter(
            (each) => each.apiId !== apiStage.apiId || each.stage !== apiStage.stage,
          );
          if (op === "add") checkApiStage(account, planId, apiStage);
          else if (others.length === stages.length) throw unknownApiStage(planId, apiStage);
          patched["apiStages"] = op === "add" ? [...others, apiStage] : others;
        },
      },
    },
  };
}

/** Narrows a record's stages, which only this file writes. */
function stagesOf(value: unknown): readonly ApiStageRecord[] {
  return Array.isArray(value) ? value : [];
}

function readApiStage(
  { apiId, stage, throttle = {} }: NonNullable<UsagePlan["apiStages"]>[number],
  refusal: string,
) {
  if (!apiId || !stage) throw badRequest(refusal);
  const limits = Object.entries(throttle).map(([method, limit]) => [method, defined(limit)]);
  const apiStage: ApiStageRecord = { apiId, stage };
  return limits.length === 0 ? apiStage : { ...apiStage, throttle: Object.fromEntries(limits) };
}

function checkApiStage(account: Account, planId: string, apiStage: ApiStageRecord): void {
  const api = account.restApis.get(apiStage.apiId);
  if (!api?.record.stages[apiStage.stage]) throw unknownApiStage(planId, apiStage);
}

function unknownApiStage(planId: string, { apiId, stage }: ApiStageRecord): Error {
  return notFound(
    `Invalid API Stage {api: ${apiId}, stage: ${stage}} specified for usageplan ${planId}`,
  );
}

function checkPeriod(at: string, period: string | undefined): void {
  checkConstraints([oneOf(at, period, ["DAY", "WEEK", "MONTH"])]);
}

/** A quota's offset defaults to 0 (recorded). */
function toOutput({ keyIds: _, createdDate: __, quota, ...plan }: UsagePlanRecord): UsagePlan {
  // The SDK types these strings as enumerations and has mutable lists; a record does not.
  return { ...plan, ...(quota && { quota: { offset: 0, ...quota } }) } as UsagePlan;
}
