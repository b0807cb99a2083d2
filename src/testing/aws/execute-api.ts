import type { MessageBody, RequestMessage, ResponseMessage } from "../../core/message.ts";
import { serveStage } from "../gateway/rest/serve-stage.ts";
import { unsupported } from "../gateway/rest/unsupported.ts";
import {
  type DomainMapping,
  hostOf,
  type ResolvedStage,
  resolveByDomain,
  resolveByHost,
} from "../gateway/shared/resolve-stage.ts";
import { forbidden } from "../gateway/shared/service-headers.ts";
import type { StageAddress } from "../request/stage-address.ts";
import type { DomainNameRecord } from "./account/account-records.ts";
import { apiKeysOf } from "./account/api-keys-of.ts";
import { domainNamesAt } from "./account/domain-name-store.ts";
import type { Account } from "./account/store.ts";

/** Answers a client's request to a stage, by its host or, on loopback, by its path. */
export async function answerExecuteApi(
  account: Account,
  message: RequestMessage,
  address: StageAddress,
): Promise<ResponseMessage<MessageBody>> {
  const domainName = `${address.apiId}.execute-api.${account.region}.amazonaws.com`;
  const visit = { ...resolveByHost(address, domainName, message), isDefaultEndpoint: true };
  return answerVisit(account, message, visit);
}

/** Checks whether a request is for one of the account's custom domains. */
export function isDomainName(account: Account, message: RequestMessage): boolean {
  return account.domainNames.size > 0 && domainNamesAt(account, hostOf(message)).length > 0;
}

/** Answers a request to a custom domain with the stage that its base path is mapped to. */
export async function answerDomainName(
  account: Account,
  message: RequestMessage,
): Promise<ResponseMessage<MessageBody>> {
  for (const domain of domainNamesAt(account, hostOf(message))) {
    const visit = resolveByDomain(domain.domainName, mappingsOf(domain), message.target);
    if (!visit) continue;
    rejectUnsupportedDomain(domain, account.ignore);
    // The domain decides what is in front, regardless of the API's endpoint type (inferred).
    const isEdge = domain.endpointConfiguration.types?.[0] === "EDGE";
    return answerVisit(account, message, { ...visit, isEdge });
  }
  return forbidden(account.ports);
}

/** Routing rules use a control plane that the fake does not have, so a domain never has any. */
function mappingsOf({ routingMode, mappings }: DomainNameRecord): DomainMapping[] {
  if (routingMode === "ROUTING_RULE_ONLY") return [];
  return [...mappings.values()].map(({ basePath, restApiId, stage }) => ({
    basePath: basePath === "(none)" ? "" : basePath,
    apiId: restApiId,
    ...(stage !== undefined && { stageName: stage }),
  }));
}

interface AccountVisit extends ResolvedStage {
  readonly isDefaultEndpoint?: boolean;
  readonly isEdge?: boolean;
}

/** @throws GatewrightError `gateway.unsupported`: AWS might reject this client. */
function rejectUnsupportedDomain(
  { domainName, policy, mutualTlsAuthentication }: DomainNameRecord,
  ignore: Account["ignore"],
): void {
  const what = `Failed to answer at the custom domain "${domainName}": it has`;
  if (policy !== undefined && !ignore.includes("resource-policy")) {
    throw unsupported("resource-policy", `${what} a resource policy`);
  }
  if (mutualTlsAuthentication && !ignore.includes("mutual-tls")) {
    throw unsupported("mutual-tls", `${what} mutual TLS`);
  }
}

async function answerVisit(
  account: Account,
  message: RequestMessage,
  visit: AccountVisit,
): Promise<ResponseMessage<MessageBody>> {
  const { apiId, stageName, domainName, clientTarget, target, isDefaultEndpoint = false } = visit;
  const api = account.restApis.get(apiId);
  const stage = api?.record.stages[stageName];
  if (!api || !stage) return forbidden(account.ports);

  const { percentTraffic = 0, deploymentId: canaryId } = stage.canarySettings ?? {};
  const isCanaryRequest = account.ports.random() * 100 < percentTraffic;
  const deploymentId = (isCanaryRequest ? canaryId : undefined) ?? stage.deploymentId ?? "";
  const deployment = api.record.deployments[deploymentId]?.snapshot;
  if (!deployment) return forbidden(account.ports);
  // This response is not sourced; that the API has to be deployed again is documented.
  if (isDefaultEndpoint && deployment.restApi.disableExecuteApiEndpoint) {
    return forbidden(account.ports);
  }
  const served = {
    apiId,
    accountId: account.accountId,
    region: account.region,
    front: account.fronts.of(apiId, stageName),
    domainName,
    ...(visit.isEdge !== undefined && { isEdge: visit.isEdge }),
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
  const request = { ...message, target: clientTarget };
  return (await serveStage(served, request, target)).response;
}
