import type {
  FlushStageAuthorizersCacheRequest,
  FlushStageCacheRequest,
} from "@aws-sdk/client-api-gateway";
import type { Bound, Operation } from "./operation.ts";
import { findStage } from "./stages.ts";

/**
 * Does nothing, because stages do not cache backend responses here. AWS's answer for a stage
 * without a cache cluster is not sourced.
 */
export const flushStageCache: Operation<
  Bound<FlushStageCacheRequest, "restApiId" | "stageName">,
  object
> = (account, key) => {
  findStage(account, key);
  return {};
};

export const flushStageAuthorizersCache: Operation<
  Bound<FlushStageAuthorizersCacheRequest, "restApiId" | "stageName">,
  object
> = (account, key) => {
  findStage(account, key);
  account.fronts.flush(key.restApiId, key.stageName);
  return {};
};
