import type { RequestMessage, ResponseMessage } from "../../message.ts";
import { serveStage } from "../gateway/serve-stage.ts";
import { apiKeysOf } from "./api-keys-of.ts";
import type { Account } from "./store.ts";

/** Answers a client's request at `API.execute-api.REGION.amazonaws.com`. */
export async function answerExecuteApi(
  account: Account,
  message: RequestMessage,
  host: string,
): Promise<ResponseMessage> {
  const [apiId = ""] = host.split(".", 1);
  const api = account.restApis.get(apiId);
  const [, stageName = "", rest = ""] = /^\/+([^/?]*)(.*)$/.exec(message.target) ?? [];
  const stage = api?.record.stages[stageName];
  if (!api || !stage) return forbidden();

  const { percentTraffic = 0, deploymentId: canaryId } = stage.canarySettings ?? {};
  const isCanaryRequest = account.ports.random() * 100 < percentTraffic;
  const deploymentId = (isCanaryRequest ? canaryId : undefined) ?? stage.deploymentId ?? "";
  const deployment = api.record.deployments[deploymentId]?.snapshot;
  if (!deployment) return forbidden();
  return serveStage(
    {
      apiId,
      accountId: account.accountId,
      domainName: host,
      stage,
      deployment,
      deploymentId,
      isCanaryRequest,
      findApiKey: apiKeysOf(account, { apiId, stage: stageName }),
      backends: account.backends,
      ignore: account.ignore,
      ports: account.ports,
    },
    message,
    rest.startsWith("/") ? rest : `/${rest}`,
  );
}

/** An API or a stage that is not there. Not recorded; AWS answers so at its public hosts. */
function forbidden(): ResponseMessage {
  return {
    status: 403,
    headers: [
      ["Content-Type", "application/json"],
      ["x-amzn-ErrorType", "ForbiddenException"],
    ],
    body: new TextEncoder().encode('{"message":"Forbidden"}'),
  };
}
