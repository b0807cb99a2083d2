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
 * Stages keep no answers here, so that there is nothing to forget. What AWS says of a stage without
 * a cache cluster is not sourced.
 */
export const flushStageCache: Flush<FlushStageCacheRequest> = (account, key) => {
  findStage(account, key);
  return {};
};

/** The answers of authorizers, of which there are none either. */
export const flushStageAuthorizersCache: Flush<FlushStageAuthorizersCacheRequest> = flushStageCache;
