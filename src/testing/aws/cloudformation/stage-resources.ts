import type {
  CreateApiKeyRequest,
  CreateDeploymentRequest,
  CreateStageRequest,
  CreateUsagePlanRequest,
} from "@aws-sdk/client-api-gateway";
import {
  type ResourceTable,
  restTables,
  same,
  stageDescriptionMembers,
} from "../../../integrations/formats/cloudformation/rest-members.ts";
import { objectOf } from "../../../integrations/formats/member-conversion.ts";
import type { Members } from "../../../integrations/formats/members.ts";
import { listOf } from "../../../integrations/formats/openapi/shape.ts";
import type { StageRecord } from "../../../integrations/model/record/rest-api-record.ts";
import { badRequest } from "../account/aws-error.ts";
import type { Account } from "../account/store.ts";
import { createApiKey, deleteApiKey } from "../operations/api-keys.ts";
import { createDeployment, deleteDeployment } from "../operations/deployments.ts";
import { createStage, deleteStage } from "../operations/stages.ts";
import { createUsagePlanKey, deleteUsagePlanKey } from "../operations/usage-plan-keys.ts";
import { createUsagePlan, deleteUsagePlan } from "../operations/usage-plans.ts";
import { inputOf, type Properties, partOf, textIn } from "./properties.ts";
import type { CreateRequest, ResourceHandler } from "./resource-handler.ts";

const canary = same({
  percentTraffic: "number",
  stageVariableOverrides: "map",
  useStageCache: "boolean",
});

const deploymentTable: ResourceTable<keyof CreateDeploymentRequest> = {
  members: {
    ...restTables["AWS::ApiGateway::Deployment"].members,
    ...same({ stageName: "text" }),
    DeploymentCanarySettings: { to: "canarySettings", shape: objectOf(canary) },
  },
  aside: ["RestApiId", "StageDescription"],
};

const { Variables, CacheClusterEnabled, CacheClusterSize, TracingEnabled } =
  stageDescriptionMembers;

/** A deployment's settings for the stage that it creates or updates. */
const describedStage: Members<keyof CreateDeploymentRequest> = {
  Description: { to: "stageDescription", shape: "text" },
  Variables,
  CacheClusterEnabled,
  CacheClusterSize,
  TracingEnabled,
};

const deployment: ResourceHandler = {
  async create({ account, properties }) {
    const restApiId = textIn(properties, "RestApiId");
    const described = Object(properties["StageDescription"]);
    rejectUnsupported("StageDescription", described, stageDescriptionMembers, describedStage);
    const { id = "" } = await createDeployment(account, {
      ...partOf<CreateDeploymentRequest>(described, describedStage),
      ...inputOf<CreateDeploymentRequest>(properties, deploymentTable),
      restApiId,
    });
    return { ref: id, attributes: { DeploymentId: id } };
  },
  async remove({ account, physicalId, properties }) {
    const restApiId = textIn(properties, "RestApiId");
    const stageName = textIn(properties, "StageName");
    const stages = account.restApis.get(restApiId)?.record.stages ?? {};
    // The stage that it created is deleted with it.
    if (stages[stageName]?.deploymentId === physicalId) {
      await deleteStage(account, { restApiId, stageName });
    }
    await deleteDeployment(account, { restApiId, deploymentId: physicalId });
  },
};

const stageTable = restTables["AWS::ApiGateway::Stage"];
const { MethodSettings: _, AccessLogSetting: __, ...stageMembers } = stageTable.members;

const stage: ResourceHandler = {
  replaces: "before",
  async create({ account, properties, name, tags }) {
    rejectUnsupported("stage", properties, stageTable.members, stageMembers);
    // On AWS, a second call sets the client certificate.
    type Input = CreateStageRequest & Pick<StageRecord, "clientCertificateId">;
    const input = inputOf<Input>(properties, { ...stageTable, members: stageMembers });
    const { stageName = "" } = await createStage(account, {
      ...input,
      stageName: input.stageName ?? name,
      tags: { ...input.tags, ...tags },
      restApiId: textIn(properties, "RestApiId"),
    });
    return { ref: stageName, attributes: {} };
  },
  /**
   * Not with DeleteStage: a domain may be mapped to the stage, and keeps that if it is replaced.
   */
  remove({ account, physicalId, properties }) {
    const api = account.restApis.get(textIn(properties, "RestApiId"));
    if (api) delete api.record.stages[physicalId];
  },
};

/** Rejects a known property that is not emulated, with an error that names it. */
function rejectUnsupported(
  what: string,
  given: Properties,
  known: Members,
  emulated: Members,
): void {
  const other = Object.keys(given).find(
    (name) => Object.hasOwn(known, name) && !Object.hasOwn(emulated, name),
  );
  if (other === undefined) return;
  throw badRequest(`gatewright: ${other} of a stack's ${what} is not emulated yet`);
}

const usagePlanMembers = {
  ...same({
    description: "text",
    tags: "tags",
    quota: objectOf(same({ limit: "number", offset: "number", period: "word" })),
    throttle: objectOf(same({ burstLimit: "number", rateLimit: "number" })),
  }),
  UsagePlanName: { to: "name", shape: "text" },
} as const;

const usagePlan: ResourceHandler = {
  async create(request) {
    const id = await createPlan(request);
    return { ref: id, attributes: { Id: id } };
  },
  async update(request, physicalId) {
    const { account } = request;
    const before = account.usagePlans.get(physicalId);
    // The settings of a new plan, stored under the existing id with the existing keys.
    const id = await createPlan(request);
    const after = account.usagePlans.get(id);
    account.usagePlans.delete(id);
    if (!after) return;
    account.usagePlans.set(physicalId, {
      ...after,
      id: physicalId,
      keyIds: before?.keyIds ?? [],
    });
  },
  async remove({ account, physicalId }) {
    const plan = account.usagePlans.get(physicalId);
    // A plan with stages cannot be deleted, so CloudFormation removes them first.
    if (plan) account.usagePlans.set(physicalId, { ...plan, apiStages: [] });
    await deleteUsagePlan(account, { usagePlanId: physicalId });
  },
};

async function createPlan({ account, properties, name, tags }: CreateRequest): Promise<string> {
  const { ApiStages, ...own } = properties;
  const input = partOf<CreateUsagePlanRequest>(own, usagePlanMembers);
  const { quota } = input;
  const { id = "" } = await createUsagePlan(account, {
    ...input,
    name: input.name ?? name,
    ...(quota && { quota: { offset: 0, ...quota } }),
    apiStages: listOf(ApiStages).map((each) => ({
      apiId: textIn(Object(each), "ApiId"),
      stage: textIn(Object(each), "Stage"),
    })),
    tags: { ...input.tags, ...tags },
  });
  return id;
}

const apiKeyMembers = same({
  name: "text",
  description: "text",
  customerId: "text",
  enabled: "boolean",
  value: "text",
  tags: "tags",
});

const apiKey: ResourceHandler = {
  async create({ account, properties, name, tags }) {
    const { StageKeys: _, GenerateDistinctId: __, ...own } = properties;
    const input = partOf<CreateApiKeyRequest>(own, apiKeyMembers);
    const { id = "" } = await createApiKey(account, {
      ...input,
      name: input.name ?? name,
      tags: { ...input.tags, ...tags },
    });
    return { ref: id, attributes: { APIKeyId: id } };
  },
  remove: ({ account, physicalId }) => deleteApiKey(account, { apiKey: physicalId }),
};

const usagePlanKey: ResourceHandler = {
  async create({ account, properties }) {
    const key = planKey(properties);
    const keyType = textIn(properties, "KeyType");
    const { id = "" } = await createUsagePlanKey(account, { ...key, keyType });
    return { ref: `${id}:${key.usagePlanId}`, attributes: { Id: id } };
  },
  remove: ({ account, properties }: { account: Account; properties: Properties }) =>
    deleteUsagePlanKey(account, planKey(properties)),
};

function planKey(properties: Properties) {
  return {
    usagePlanId: textIn(properties, "UsagePlanId"),
    keyId: textIn(properties, "KeyId"),
  };
}

/** Handlers of deployments, stages, usage plans and API keys. */
export const stageResources: Readonly<Record<string, ResourceHandler>> = {
  "AWS::ApiGateway::Deployment": deployment,
  "AWS::ApiGateway::Stage": stage,
  "AWS::ApiGateway::UsagePlan": usagePlan,
  "AWS::ApiGateway::ApiKey": apiKey,
  "AWS::ApiGateway::UsagePlanKey": usagePlanKey,
};
