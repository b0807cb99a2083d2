import type { MessageBody, RequestMessage, ResponseMessage } from "../../message.ts";
import { forbidden, serveStage } from "../gateway/serve-stage.ts";
import type { StageAddress } from "../gateway/stage-address.ts";
import { apiKeysOf } from "./api-keys-of.ts";
import type { Account } from "./store.ts";

/** Answers a client's request to a stage: at its host, or by its path on loopback. */
export async function answerExecuteApi(
  account: Account,
  message: RequestMessage,
  { apiId, stageName, target }: StageAddress,
): Promise<ResponseMessage<MessageBody>> {
  const api = account.restApis.get(apiId);
  const stage = api?.record.stages[stageName];
  if (!api || !stage) return forbidden(account.ports);

  const { percentTraffic = 0, deploymentId: canaryId } = stage.canarySettings ?? {};
  const isCanaryRequest = account.ports.random() * 100 < percentTraffic;
  const deploymentId = (isCanaryRequest ? canaryId : undefined) ?? stage.deploymentId ?? "";
  const deployment = api.record.deployments[deploymentId]?.snapshot;
  if (!deployment) return forbidden(account.ports);
  const served = {
    apiId,
    accountId: account.accountId,
    domainName: `${apiId}.execute-api.${account.region}.amazonaws.com`,
    stage,
    deployment,
    deploymentId,
    isCanaryRequest,
    findApiKey: apiKeysOf(account, { apiId, stage: stageName }),
    chooseFault: account.chooseFault,
    backends: account.backends,
    ignore: account.ignore,
    ports: account.ports,
  };
  return (await serveStage(served, message, target)).response;
}
