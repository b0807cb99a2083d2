import type {
  FlushStageAuthorizersCacheRequest,
  FlushStageCacheRequest,
} from "@aws-sdk/client-api-gateway";
import type { Bound, Operation } from "./operation.ts";
import { findStage } from "./stages.ts";

/**
 * Stages keep no answers of backends here, so that there is nothing to forget. What AWS says of a
 * stage without a cache cluster is not sourced.
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
