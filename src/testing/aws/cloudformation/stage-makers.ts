import type {
  CreateApiKeyRequest,
  CreateDeploymentRequest,
  CreateStageRequest,
  CreateUsagePlanRequest,
} from "@aws-sdk/client-api-gateway";
import { stageDescriptionMembers } from "../../../integrations/formats/cloudformation/rest-members.ts";
import { objectOf } from "../../../integrations/formats/convert.ts";
import type { Members } from "../../../integrations/formats/members.ts";
import { badRequest } from "../aws-error.ts";
import { createApiKey, deleteApiKey } from "../operations/api-keys.ts";
import { createDeployment, deleteDeployment } from "../operations/deployments.ts";
import { createStage, deleteStage } from "../operations/stages.ts";
import { createUsagePlanKey, deleteUsagePlanKey } from "../operations/usage-plan-keys.ts";
import { createUsagePlan, deleteUsagePlan } from "../operations/usage-plans.ts";
import type { Account } from "../store.ts";
import type { MakeRequest, Maker } from "./maker.ts";
import { inputOf, type Properties, partOf, textIn } from "./properties.ts";

const canary: Members = {
  PercentTraffic: { to: "percentTraffic", shape: "number" },
  StageVariableOverrides: { to: "stageVariableOverrides", shape: "map" },
  UseStageCache: { to: "useStageCache", shape: "boolean" },
};

/** What a deployment says of the stage that it makes or moves. */
const deploymentStage: Members = {
  StageName: { to: "stageName", shape: "text" },
  DeploymentCanarySettings: { to: "canarySettings", shape: objectOf(canary) },
};

const deployment: Maker = {
  async make({ account, properties }) {
    const restApiId = textIn(properties, "RestApiId");
    const { StageName, DeploymentCanarySettings, StageDescription } = properties;
    const staged = partOf(
      {
        ...(StageName !== undefined && { StageName }),
        ...(DeploymentCanarySettings !== undefined && { DeploymentCanarySettings }),
      },
      deploymentStage,
    );
    const { description, ...described } = partOf(
      { ...objectIn(StageDescription) },
      stageDescriptionMembers,
    );
    const input = {
      ...inputOf(properties, "AWS::ApiGateway::Deployment"),
      ...described,
      ...staged,
      ...(description !== undefined && { stageDescription: description }),
    } as Omit<CreateDeploymentRequest, "restApiId">;
    const { id = "" } = await createDeployment(account, { ...input, restApiId });
    return { ref: id, attributes: { DeploymentId: id } };
  },
  async remove({ account, physicalId, properties }) {
    const restApiId = textIn(properties, "RestApiId");
    const stageName = textIn(properties, "StageName");
    const stages = account.restApis.get(restApiId)?.record.stages ?? {};
    // The stage that it made goes with it.
    if (stages[stageName]?.deploymentId === physicalId) {
      await deleteStage(account, { restApiId, stageName });
    }
    await deleteDeployment(account, { restApiId, deploymentId: physicalId });
  },
};

const stage: Maker = {
  replaces: "before",
  async make({ account, properties, name, tags }) {
    const restApiId = textIn(properties, "RestApiId");
    const { methodSettings, accessLogSettings, ...input } = inputOf(
      properties,
      "AWS::ApiGateway::Stage",
    );
    if (methodSettings !== undefined) {
      throw badRequest("gatewright: MethodSettings of a stack's stage are not emulated yet");
    }
    if (accessLogSettings !== undefined) {
      throw badRequest("gatewright: AccessLogSetting of a stack's stage is not emulated yet");
    }
    const given = input as unknown as CreateStageRequest;
    const { stageName = "" } = await createStage(account, {
      ...given,
      stageName: given.stageName ?? name,
      tags: { ...given.tags, ...tags },
      restApiId,
    });
    return { ref: stageName, attributes: {} };
  },
  remove: ({ account, physicalId, properties }) =>
    deleteStage(account, {
      restApiId: textIn(properties, "RestApiId"),
      stageName: physicalId,
    }),
};

const usagePlanMembers: Members = {
  UsagePlanName: { to: "name", shape: "text" },
  Description: { to: "description", shape: "text" },
  Tags: { to: "tags", shape: "tags" },
  Quota: {
    to: "quota",
    shape: objectOf({
      Limit: { to: "limit", shape: "number" },
      Offset: { to: "offset", shape: "number" },
      Period: { to: "period", shape: "word" },
    }),
  },
  Throttle: {
    to: "throttle",
    shape: objectOf({
      BurstLimit: { to: "burstLimit", shape: "number" },
      RateLimit: { to: "rateLimit", shape: "number" },
    }),
  },
};

const usagePlan: Maker = {
  async make(request) {
    const id = await createPlan(request);
    return { ref: id, attributes: { Id: id } };
  },
  async update(request, physicalId) {
    const { account } = request;
    const before = account.usagePlans.get(physicalId);
    // What a new plan would be, under the id that is there, with the keys that it has.
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
    // A plan with stages cannot be deleted; CloudFormation takes them off first.
    if (plan) account.usagePlans.set(physicalId, { ...plan, apiStages: [] });
    await deleteUsagePlan(account, { usagePlanId: physicalId });
  },
};

async function createPlan({ account, properties, name, tags }: MakeRequest): Promise<string> {
  const { ApiStages, ...own } = properties;
  const input = partOf(own, usagePlanMembers) as unknown as CreateUsagePlanRequest;
  const { quota } = input;
  const { id = "" } = await createUsagePlan(account, {
    ...input,
    name: input.name ?? name,
    ...(quota && { quota: { offset: 0, ...quota } }),
    apiStages: listIn(ApiStages).map((each) => ({
      apiId: textIn(each, "ApiId"),
      stage: textIn(each, "Stage"),
    })),
    tags: { ...input.tags, ...tags },
  });
  return id;
}

const apiKey: Maker = {
  async make({ account, properties, name, tags }) {
    const { StageKeys: _, GenerateDistinctId: __, ...own } = properties;
    const input = partOf(own, {
      Name: { to: "name", shape: "text" },
      Description: { to: "description", shape: "text" },
      CustomerId: { to: "customerId", shape: "text" },
      Enabled: { to: "enabled", shape: "boolean" },
      Value: { to: "value", shape: "text" },
      Tags: { to: "tags", shape: "tags" },
    }) as CreateApiKeyRequest;
    const { id = "" } = await createApiKey(account, {
      ...input,
      name: input.name ?? name,
      tags: { ...input.tags, ...tags },
    });
    return { ref: id, attributes: { APIKeyId: id } };
  },
  remove: ({ account, physicalId }) => deleteApiKey(account, { apiKey: physicalId }),
};

const usagePlanKey: Maker = {
  async make({ account, properties }) {
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

function objectIn(value: unknown): Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Properties)
    : {};
}

function listIn(value: unknown): readonly Properties[] {
  return Array.isArray(value) ? value.map(objectIn) : [];
}

/** What makes an API reachable, and who may use it. */
export const stageMakers: Readonly<Record<string, Maker>> = {
  "AWS::ApiGateway::Deployment": deployment,
  "AWS::ApiGateway::Stage": stage,
  "AWS::ApiGateway::UsagePlan": usagePlan,
  "AWS::ApiGateway::ApiKey": apiKey,
  "AWS::ApiGateway::UsagePlanKey": usagePlanKey,
};
