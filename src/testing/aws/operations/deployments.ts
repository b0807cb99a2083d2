import {
  CacheClusterSize,
  type CreateDeploymentRequest,
  type DeleteDeploymentRequest,
  type Deployment,
  type GetDeploymentRequest,
  type GetDeploymentsRequest,
  type MethodSnapshot,
  type UpdateDeploymentRequest,
} from "@aws-sdk/client-api-gateway";
import { defined } from "../../../core/json.ts";
import { methodDefaults } from "../../../integrations/model/record/defaults.ts";
import type {
  DeploymentRecord,
  DeploymentSnapshot,
} from "../../../integrations/model/record/rest-api-record.ts";
import { deploymentRules } from "../../../integrations/model/rules/deployment.ts";
import { stageRules } from "../../../integrations/model/rules/stage.ts";
import { randomId } from "../../request/ports.ts";
import { badRequest, notFound } from "../account/aws-error.ts";
import { checkConstraints, enumerations } from "../account/constraints.ts";
import { type Account, collection, findRestApi, type RestApiDraft } from "../account/store.ts";
import { applyPatches, type PatchTable, patchConstraints, text } from "../patches/patch.ts";
import { fillCanary } from "../patches/stage-patches.ts";
import { type Bound, checkRules, type Operation, page } from "./operation.ts";
import { putStage } from "./stages.ts";

/**
 * Freezes the API's current state. With a stage name, the stage is created for the deployment or
 * moved to it, or gets it as its canary.
 */
export const createDeployment: Operation<
  Bound<CreateDeploymentRequest, "restApiId">,
  Deployment
> = (account, input) => {
  checkConstraints(enumerations("createDeployment", input, { cacheClusterSize: CacheClusterSize }));
  const { record } = findRestApi(account, input.restApiId);
  if (input.canarySettings) checkCanaryStage(record, input.stageName);
  if (input.stageName) {
    checkRules(stageRules, { stageName: input.stageName, variables: input.variables });
  }
  checkRules(deploymentRules, record);
  const { restApi, ...parts } = record;
  const deployment: DeploymentRecord = defined({
    id: randomId(account.ports, 6),
    description: input.description,
    createdDate: account.ports.clock(),
    snapshot: {
      restApi,
      resources: collection(parts.resources),
      models: collection(parts.models),
      requestValidators: collection(parts.requestValidators),
      authorizers: collection(parts.authorizers),
      gatewayResponses: collection(parts.gatewayResponses),
    },
  });
  record.deployments[deployment.id] = deployment;
  if (input.stageName) {
    const { stageName, canarySettings } = input;
    // That deploying to the stage as a whole ends its canary is from another emulator.
    if (!canarySettings) endCanary(record, stageName);
    const deployed = canarySettings
      ? { canarySettings: fillCanary({ ...canarySettings, deploymentId: deployment.id }) }
      : { deploymentId: deployment.id };
    putStage(account, record, {
      stageName,
      ...deployed,
      description: input.stageDescription,
      variables: input.variables,
      cacheClusterEnabled: input.cacheClusterEnabled,
      cacheClusterSize: input.cacheClusterSize,
      tracingEnabled: input.tracingEnabled,
    });
  }
  return toOutput(deployment);
};

/** The texts are recorded. */
function checkCanaryStage({ stages }: RestApiDraft, stageName: string | undefined): void {
  const invalid = "Invalid deployment content specified.";
  if (!stageName) {
    throw badRequest(
      `${invalid}Non null and non empty stageName must be provided for canary deployment. Provided value is ${stageName ?? "null"}`,
    );
  }
  if (!stages[stageName]) {
    throw badRequest(
      `${invalid}Stage ${stageName} must already be created before making a canary release deployment`,
    );
  }
}

function endCanary({ stages }: RestApiDraft, stageName: string): void {
  const { [stageName]: stage } = stages;
  if (!stage?.canarySettings) return;
  const { canarySettings: _, ...others } = stage;
  stages[stageName] = others;
}

export const getDeployment: Operation<
  Bound<GetDeploymentRequest, "restApiId" | "deploymentId">,
  Deployment
> = (account, { embed, ...key }) => toOutput(findDeployment(account, key), embed);

export const getDeployments: Operation<
  Bound<GetDeploymentsRequest, "restApiId">,
  { items: Deployment[]; position?: string }
> = (account, input) => {
  const { record } = findRestApi(account, input.restApiId);
  const { items, ...next } = page(Object.values(record.deployments), input);
  return { items: items.map((deployment) => toOutput(deployment)), ...next };
};

/**
 * Updates the description, the only member that can change (documented; no error text is recorded).
 */
const deploymentPatches: PatchTable = {
  dialect: "paths",
  rows: { "/description": text("description") },
};

export const updateDeployment: Operation<
  Bound<UpdateDeploymentRequest, "restApiId" | "deploymentId">,
  Deployment
> = (account, { restApiId, deploymentId, patchOperations }) => {
  checkConstraints(patchConstraints("updateDeployment", patchOperations));
  const current = findDeployment(account, { restApiId, deploymentId });
  const deployment = applyPatches(deploymentPatches, current, patchOperations);
  findRestApi(account, restApiId).record.deployments[deploymentId] = deployment;
  return toOutput(deployment);
};

export const deleteDeployment: Operation<
  Bound<DeleteDeploymentRequest, "restApiId" | "deploymentId">,
  object
> = (account, key) => {
  const { id } = findDeployment(account, key);
  const { record } = findRestApi(account, key.restApiId);
  // Recorded for a stage's own deployment; a canary's deployment is assumed to be in use as well.
  const isUsed = Object.values(record.stages).some(
    ({ deploymentId, canarySettings }) =>
      deploymentId === id || canarySettings?.deploymentId === id,
  );
  if (isUsed) {
    throw badRequest("Active stages pointing to this deployment must be moved or deleted");
  }
  delete record.deployments[id];
  return {};
};

function findDeployment(
  account: Account,
  { restApiId, deploymentId }: { restApiId: string; deploymentId: string },
): DeploymentRecord {
  const deployment = findRestApi(account, restApiId).record.deployments[deploymentId];
  if (deployment) return deployment;
  throw notFound("Invalid Deployment identifier specified");
}

function toOutput(
  { snapshot, createdDate, ...same }: DeploymentRecord,
  embed: readonly string[] = [],
): Deployment {
  return {
    ...same,
    ...(createdDate !== undefined && { createdDate: new Date(createdDate) }),
    ...(snapshot && embed.includes("apisummary") && { apiSummary: summaryOf(snapshot) }),
  };
}

/** Summarizes the deployed methods, by path and HTTP method. */
function summaryOf({ resources }: DeploymentSnapshot) {
  const summary: Record<string, Record<string, MethodSnapshot>> = collection();
  for (const { path, resourceMethods } of Object.values(resources)) {
    for (const method of Object.values(resourceMethods)) {
      const { httpMethod, authorizationType } = method;
      const { apiKeyRequired = methodDefaults.apiKeyRequired } = method;
      const methods = (summary[path] ??= collection());
      methods[httpMethod] = defined({ authorizationType, apiKeyRequired });
    }
  }
  return summary;
}
