import type {
  FlushStageAuthorizersCacheRequest,
  FlushStageCacheRequest,
} from "@aws-sdk/client-api-gateway";
import type { Bound, Operation } from "./operation.ts";
import { findStage } from "./stages.ts";

type Flush<Request extends FlushStageCacheRequest> = Operation<
  Bound<Request, "restApiId" | "stageName">,
  object
>;

/**
 * Stages keep no answers here, neither of backends nor of authorizers, so that there is nothing to
 * forget. What AWS says of a stage without a cache cluster is not sourced.
 */
const flush: Flush<FlushStageCacheRequest> = (account, key) => {
  findStage(account, key);
  return {};
};

export const flushStageCache: Flush<FlushStageCacheRequest> = flush;
export const flushStageAuthorizersCache: Flush<FlushStageAuthorizersCacheRequest> = flush;
