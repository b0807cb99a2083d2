import type { PatchOperation } from "@aws-sdk/client-api-gateway";
import { isObject, type Json, jsonOf } from "../../../core/json.ts";
import type { ApiStageRecord, ThrottleRecord } from "../account/account-records.ts";
import { badRequest, notFound } from "../account/aws-error.ts";
import { unescapePart } from "./patch.ts";
import { invalidUsagePlanPath } from "./usage-plan-paths.ts";

const throttlePath = /^\/apiStages\/([^/:]+):([^/]+)\/throttle(?:\/(.+))?$/s;

/** Checks whether a patch changes limits of methods: `/apiStages/API:STAGE/throttle/…`. */
export function isThrottlePatch({ path = "" }: PatchOperation): boolean {
  return throttlePath.test(path);
}

/**
 * The stages of a plan with one patch of their methods' limits. The paths are documented; a method
 * is `/path/METHOD` with its slashes escaped or, as Terraform sends it, not.
 */
export function patchThrottles(
  apiStages: readonly ApiStageRecord[],
  patch: PatchOperation,
): readonly ApiStageRecord[] {
  const [, apiId, stage, rest = ""] = throttlePath.exec(patch.path ?? "") ?? [];
  const isTarget = (each: ApiStageRecord) => each.apiId === apiId && each.stage === stage;
  if (!apiStages.some(isTarget)) throw notFound("Invalid API Stage specified");
  return apiStages.map((each) => (isTarget(each) ? patchStage(each, rest, patch) : each));
}

function patchStage(
  { throttle = {}, ...apiStage }: ApiStageRecord,
  rest: string,
  { op, path = "", value = "" }: PatchOperation,
): ApiStageRecord {
  if (rest === "") {
    if (op === "remove") return apiStage;
    return { ...apiStage, throttle: readThrottles(value) };
  }
  const [, method = "", limit] = /^(.*?)(?:\/(rateLimit|burstLimit))?$/s.exec(rest) ?? [];
  const key = toMethodKey(method);
  const { [key]: current, ...others } = throttle;
  if (limit === undefined) {
    if (op !== "remove") throw invalidUsagePlanPath({ op: op ?? "", path });
    return Object.keys(others).length === 0 ? apiStage : { ...apiStage, throttle: others };
  }
  if (op === "remove") throw invalidUsagePlanPath({ op: op ?? "", path });
  return {
    ...apiStage,
    throttle: { ...others, [key]: { ...current, [limit]: readLimit(value) } },
  };
}

/** Returns a key such as `/orders/GET`, with a leading slash in any case. */
function toMethodKey(method: string): string {
  const text = unescapePart(method);
  return text.startsWith("/") ? text : `/${text}`;
}

/** Reads the limits of all methods from JSON, a format that is not sourced. */
function readThrottles(value: string): Record<string, ThrottleRecord> {
  const limits = jsonOf(value);
  if (!isObject(limits)) throw badRequest("Invalid throttle specified");
  const entries = Object.entries(limits).map(([method, each]) => {
    if (!isObject(each)) throw badRequest("Invalid throttle specified");
    const { rateLimit, burstLimit } = each;
    const throttle: ThrottleRecord = {
      ...(rateLimit !== undefined && { rateLimit: readLimit(rateLimit) }),
      ...(burstLimit !== undefined && { burstLimit: readLimit(burstLimit) }),
    };
    return [toMethodKey(method), throttle] as const;
  });
  return Object.fromEntries(entries);
}

function readLimit(value: Json): number {
  const limit = typeof value === "string" && value !== "" ? Number(value) : value;
  if (typeof limit === "number" && Number.isFinite(limit)) return limit;
  throw badRequest("Invalid throttle specified");
}
