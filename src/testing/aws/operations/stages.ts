import {
  CacheClusterSize,
  type CreateStageRequest,
  type DeleteStageRequest,
  type GetStageRequest,
  type GetStagesRequest,
  type Stage,
  type UpdateStageRequest,
} from "@aws-sdk/client-api-gateway";
import { defined } from "../../../core/json.ts";
import { stageDefaults } from "../../../integrations/model/record/defaults.ts";
import type {
  CanarySettingsRecord,
  StageRecord,
} from "../../../integrations/model/record/rest-api-record.ts";
import { stageRules } from "../../../integrations/model/rules/stage.ts";
import { badRequest, conflict, notFound } from "../account/aws-error.ts";
import { checkConstraints, enumerations } from "../account/constraints.ts";
import { domainNamesTo } from "../account/domain-name-store.ts";
import { type Account, findRestApi, type RestApiDraft } from "../account/store.ts";
import { patchConstraints } from "../patches/patch.ts";
import { fillCanary, patchStage, turnsLogsOn } from "../patches/stage-patches.ts";
import { findClientCertificate } from "./client-certificates.ts";
import { type Bound, checkRules, type Operation } from "./operation.ts";

export const createStage: Operation<Bound<CreateStageRequest, "restApiId">, Stage> = (
  account,
  input,
) => {
  checkConstraints(enumerations("createStage", input, { cacheClusterSize: CacheClusterSize }));
  const { restApiId, stageName = "", deploymentId = "", canarySettings, ...settings } = input;
  const { record } = findRestApi(account, restApiId);
  checkRules(stageRules, { stageName, variables: settings.variables });
  // Neither text is recorded; both are from moto.
  if (record.stages[stageName]) throw conflict("Stage already exists");
  if (!record.deployments[deploymentId]) throw notFound("Invalid Deployment identifier specified");
  const canary = canarySettings && fillCanary({ deploymentId, ...canarySettings });
  checkCanary(record, canary);
  const stage = { stageName, deploymentId, ...settings, canarySettings: canary };
  return toOutput(putStage(account, record, stage));
};

export const updateStage: Operation<Bound<UpdateStageRequest, "restApiId" | "stageName">, Stage> = (
  account,
  input,
) => {
  checkConstraints(patchConstraints("updateStage", input.patchOperations));
  const stage = findStage(account, input);
  const { record } = findRestApi(account, input.restApiId);
  const patched = (input.patchOperations ?? []).reduce(patchStage, stage);
  if (input.patchOperations?.some(turnsLogsOn) && !account.settings.cloudwatchRoleArn) {
    // A public report (aws-waf#213).
    throw badRequest("CloudWatch Logs role ARN must be set in account settings to enable logging");
  }
  checkRules(stageRules, patched);
  checkCanary(record, patched.canarySettings);
  // Recorded for canaries. That a stage's own deployment has the same text is from another
  // emulator.
  if (patched.deploymentId !== undefined && !record.deployments[patched.deploymentId]) {
    throw badRequest("Deployment id does not exist");
  }
  if (patched.clientCertificateId !== undefined) {
    findClientCertificate(account, patched.clientCertificateId);
  }
  const updated = { ...patched, lastUpdatedDate: account.ports.clock() };
  record.stages[stage.stageName] = updated;
  return toOutput(updated);
};

function checkCanary(
  { deployments }: RestApiDraft,
  canary: CanarySettingsRecord | undefined,
): void {
  if (canary && !deployments[canary.deploymentId ?? ""]) {
    throw badRequest("Deployment id does not exist");
  }
}

export const getStage: Operation<Bound<GetStageRequest, "restApiId" | "stageName">, Stage> = (
  account,
  key,
) => toOutput(findStage(account, key));

/** The only list whose member is called `item` in the SDK as well. */
export const getStages: Operation<Bound<GetStagesRequest, "restApiId">, { item: Stage[] }> = (
  account,
  { restApiId, deploymentId },
) => {
  const stages = Object.values(findRestApi(account, restApiId).record.stages);
  const wanted = stages.filter(
    (stage) => deploymentId === undefined || stage.deploymentId === deploymentId,
  );
  return { item: wanted.map(toOutput) };
};

export const deleteStage: Operation<
  Bound<DeleteStageRequest, "restApiId" | "stageName">,
  object
> = (account, key) => {
  const { stageName } = findStage(account, key);
  const { record } = findRestApi(account, key.restApiId);
  const domains = domainNamesTo(account, { restApiId: key.restApiId, stage: stageName });
  if (domains.length > 0) {
    // A public capture, from an HTTP API.
    throw badRequest(
      `Deleting stage ${stageName} failed. Please remove all base path mappings related to the stage in your domains: ${domains.join(", ")}`,
    );
  }
  delete record.stages[stageName];
  return {};
};

/** Creates a stage or updates an existing one, which keeps the settings that are not given. */
export function putStage(account: Account, record: RestApiDraft, given: StageRecord): StageRecord {
  const now = account.ports.clock();
  const stage: StageRecord = {
    ...stageDefaults,
    createdDate: now,
    ...record.stages[given.stageName],
    ...defined(given),
    lastUpdatedDate: now,
  };
  record.stages[stage.stageName] = stage;
  return stage;
}

export function findStage(
  account: Account,
  { restApiId, stageName }: { restApiId: string; stageName: string },
): StageRecord {
  const stage = findRestApi(account, restApiId).record.stages[stageName];
  if (stage) return stage;
  throw notFound("Invalid stage identifier specified");
}

function toOutput({ createdDate = 0, lastUpdatedDate = 0, ...same }: StageRecord): Stage {
  // The SDK types these strings as enumerations; a record keeps any string, as AWS does.
  return {
    ...same,
    // A cluster is available at once; on AWS it takes minutes. The default size is not sourced.
    ...(same.cacheClusterEnabled && { cacheClusterSize: same.cacheClusterSize ?? "0.5" }),
    cacheClusterStatus: same.cacheClusterEnabled ? "AVAILABLE" : "NOT_AVAILABLE",
    createdDate: new Date(createdDate),
    lastUpdatedDate: new Date(lastUpdatedDate),
  } as Stage;
}
