import type { PatchOperation } from "@aws-sdk/client-api-gateway";
import { defined } from "../../../core/json.ts";
import { methodSettingDefaults } from "../../../integrations/model/record/defaults.ts";
import type {
  CanarySettingsRecord,
  StageRecord,
} from "../../../integrations/model/record/rest-api-record.ts";
import { type AwsError, badRequest } from "../account/aws-error.ts";
import { applyPatches, count, entries, flag, type PatchTable, text } from "./patch.ts";

const stagePatches: PatchTable = {
  dialect: invalidStagePath,
  rows: {
    "/deploymentId": text("deploymentId"),
    "/description": text("description"),
    "/cacheClusterEnabled": flag("cacheClusterEnabled"),
    "/cacheClusterSize": text("cacheClusterSize"),
    "/clientCertificateId": text("clientCertificateId"),
    "/documentationVersion": text("documentationVersion"),
    "/tracingEnabled": flag("tracingEnabled"),
    "/variables/*": entries("variables"),
  },
};

const canaryPatches: PatchTable = {
  dialect({ op, path }, isMember) {
    // Recorded for `remove`. That `add` has the same text is from another emulator.
    if (!isMember && op !== "replace") return noMethodSetting(op, `canarySettings${path}`);
    return invalidStagePath({ op, path: `/canarySettings${path}` }, isMember);
  },
  rows: {
    "/deploymentId": text("deploymentId"),
    "/percentTraffic": count("percentTraffic"),
    "/useStageCache": flag("useStageCache"),
    // Supports only `replace` (documented).
    "/stageVariableOverrides/*": { ...entries("stageVariableOverrides"), ops: ["replace"] },
  },
};

const accessLogPatches: PatchTable = {
  dialect: () =>
    badRequest(
      "Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]",
    ),
  rows: {
    "/destinationArn": text("destinationArn", ["add", "replace"]),
    "/format": text("format", ["add", "replace"]),
  },
};

const logLevels = new Set(["OFF", "ERROR", "INFO"]);

/** The text is from a public report (DianaIonita/serverless-api-gateway-caching#123). */
const logLevel: PatchTable["rows"][string] = {
  ...text("loggingLevel"),
  apply(patched, _, value) {
    if (value === undefined || !logLevels.has(value)) {
      throw badRequest(`Invalid logging level specified: ${value ?? "null"}`);
    }
    patched["loggingLevel"] = value;
  },
};

/** Whether a patch turns execution logs on, which the account has to have a role for. */
export function turnsLogsOn({ op, path = "", value }: PatchOperation): boolean {
  return op === "replace" && path.endsWith("/logging/loglevel") && value !== "OFF";
}

const methodSettingPatches: PatchTable = {
  dialect: invalidStagePath,
  rows: {
    "/metrics/enabled": flag("metricsEnabled"),
    "/logging/dataTrace": flag("dataTraceEnabled"),
    "/logging/loglevel": logLevel,
    "/throttling/burstLimit": count("throttlingBurstLimit"),
    "/throttling/rateLimit": count("throttlingRateLimit"),
    "/caching/ttlInSeconds": count("cacheTtlInSeconds"),
    "/caching/enabled": flag("cachingEnabled"),
    "/caching/dataEncrypted": flag("cacheDataEncrypted"),
    "/caching/requireAuthorizationForCacheControl": flag("requireAuthorizationForCacheControl"),
    "/caching/unauthorizedCacheControlHeaderStrategy": text(
      "unauthorizedCacheControlHeaderStrategy",
    ),
  },
};

/** Applies one patch to a stage, whose paths and texts differ from other resources. */
export function patchStage(stage: StageRecord, patch: PatchOperation): StageRecord {
  const { op = "", path = "" } = patch;
  if (op === "copy") return promoteCanary(stage, patch);
  const [, first = "", inner = ""] = /^\/([^/]*)(.*)$/s.exec(path) ?? [];
  if (first === "canarySettings" && inner !== "") return patchCanary(stage, patch, inner);
  if (op === "remove" && !/^\/variables\/./.test(path)) {
    return removeSettings(stage, path.slice(1));
  }
  if (first === "accessLogSettings") return patchAccessLog(stage, { ...patch, path: inner });
  const [, method = "", setting] = /^\/([^/]+\/[^/]+)(\/[^/]+\/[^/]+)$/.exec(path) ?? [];
  if (setting !== undefined) return patchMethod(stage, method, { ...patch, path: setting });
  return applyPatches(stagePatches, stage, [patch]);
}

/** Fills in API Gateway's defaults for a canary (recorded). */
export function fillCanary(given: CanarySettingsRecord): CanarySettingsRecord {
  return { percentTraffic: 0, useStageCache: false, ...defined(given) };
}

/** Patches the canary of a stage, and creates it if it is missing (recorded). */
function patchCanary(stage: StageRecord, patch: PatchOperation, path: string): StageRecord {
  const current = { deploymentId: stage.deploymentId, ...stage.canarySettings };
  const canary = applyPatches(canaryPatches, fillCanary(current), [{ ...patch, path }]);
  return { ...stage, canarySettings: canary };
}

const promotions = {
  paths: ["/deploymentId", "/variables"],
  sources: ["/canarySettings/deploymentId", "/canarySettings/stageVariableOverrides"],
} as const;

/**
 * Applies the two copies that promote a canary (documented). The errors for others are recorded.
 */
function promoteCanary(stage: StageRecord, { from = "", path = "" }: PatchOperation): StageRecord {
  const { paths, sources } = promotions;
  if (!paths.some((each) => each === path) || !sources.some((each) => each === from)) {
    throw badRequest(
      `Invalid copy operation with path: ${path} and from ${from}. Valid copy:path are [${paths.join(", ")}] and valid copy:from are [${sources.join(", ")}]`,
    );
  }
  if (!stage.canarySettings) throw badRequest("Promotion not available. Canary does not exist.");
  const { deploymentId, stageVariableOverrides } = stage.canarySettings;
  if (path === "/deploymentId") return { ...stage, deploymentId };
  const variables = { ...stage.variables, ...stageVariableOverrides };
  return Object.keys(variables).length === 0 ? stage : { ...stage, variables };
}

/** Removes settings. Any other path counts as a method's settings, as its error says (recorded). */
function removeSettings(stage: StageRecord, name: string): StageRecord {
  const { accessLogSettings, canarySettings, ...others } = stage;
  if (name === "accessLogSettings") return { ...others, ...defined({ canarySettings }) };
  if (name === "canarySettings") return { ...others, ...defined({ accessLogSettings }) };
  const settings = Object.entries(stage.methodSettings ?? {});
  const left = settings.filter(([method]) => method !== name);
  if (left.length < settings.length) return { ...stage, methodSettings: Object.fromEntries(left) };
  throw noMethodSetting("remove", name);
}

function noMethodSetting(op: string, name: string): AwsError {
  return badRequest(
    `Cannot ${op} method setting ${name} because there is no method setting for this method `,
  );
}

function patchAccessLog(stage: StageRecord, patch: PatchOperation): StageRecord {
  const accessLogSettings = applyPatches(accessLogPatches, stage.accessLogSettings ?? {}, [patch]);
  if (!patch.value) throw badRequest("Access Log value must not be empty");
  return { ...stage, accessLogSettings };
}

/**
 * @param method `*` followed by `/*`, or the path with `~1` for its slashes followed by the method
 */
function patchMethod(stage: StageRecord, method: string, patch: PatchOperation): StageRecord {
  const all = new Map(Object.entries(stage.methodSettings ?? {}));
  const current = all.get(method) ?? all.get("*/*") ?? methodSettingDefaults;
  all.set(method, applyPatches(methodSettingPatches, current, [patch]));
  return { ...stage, methodSettings: Object.fromEntries(all) };
}

function invalidStagePath(wrong: { op: string; path: string }, isMember: boolean): AwsError {
  if (isMember) return badRequest(`Invalid ${wrong.op} operation with path: ${wrong.path}`);
  return badRequest(
    `Invalid method setting path: ${wrong.path}. Must be one of: [${stagePaths.join("")}]`,
  );
}

/** The list as API Gateway prints it, including its missing commas (recorded). */
const stagePaths: readonly string[] = [
  "/deploymentId, /description, /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, ",
  "/accessLogSettings, /accessLogSettings/destinationArn, /accessLogSettings/format, ",
  ...["/{resourcePath}/{httpMethod}", "/*/*"].flatMap((method) => {
    const gap = method === "/*/*" ? " " : "";
    return [
      `${method}/metrics/enabled, ${method}/logging/dataTrace, ${method}/logging/loglevel, `,
      `${method}/throttling/burstLimit${gap}${method}/throttling/rateLimit${gap}`,
      `${method}/caching/ttlInSeconds, ${method}/caching/enabled, ${method}/caching/dataEncrypted, `,
      `${method}/caching/requireAuthorizationForCacheControl, `,
      `${method}/caching/unauthorizedCacheControlHeaderStrategy, `,
    ];
  }),
  "/variables/{variable_name}, /tracingEnabled",
];
