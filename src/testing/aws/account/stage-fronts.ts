import type { RequestMessage } from "../../../core/message.ts";
import type {
  AuthorizerResult,
  RestFront,
  WebAclVerdict,
} from "../../gateway/rest/steps/execution.ts";
import { AuthorizerCache } from "../../gateway/shared/authorizers/authorizer-cache.ts";
import type { UserPoolKeys } from "../../gateway/shared/authorizers/user-pools.ts";
import { principalFinder, type SigningPrincipal } from "../../gateway/shared/iam/principals.ts";

/**
 * Options for what handles a request before a stage: callers' identities, user pools and web ACLs.
 */
export interface StageFrontOptions {
  /**
   * The callers that may sign requests to methods with IAM authorization, with keys and policies.
   */
  readonly principals?: readonly SigningPrincipal[];
  /** The keys of the Cognito user pools that authorizers use. */
  readonly userPools?: readonly UserPoolKeys[];
  /**
   * Verdicts of web ACLs, by the ARN of the stage:
   * `arn:aws:apigateway:REGION::/restapis/API/stages/STAGE`.
   */
  readonly webAcls?: Readonly<Record<string, (request: RequestMessage) => WebAclVerdict>>;
}

/** The front of each stage of an account, each with its own authorizer cache. */
export interface StageFronts {
  readonly of: (apiId: string, stageName: string) => RestFront;
  /** Clears the cached authorizer results of a stage. */
  readonly flush: (apiId: string, stageName: string) => void;
}

export function stageFronts(
  { principals = [], userPools = [], webAcls = {} }: StageFrontOptions,
  region: string,
): StageFronts {
  const caches = new Map<string, AuthorizerCache<AuthorizerResult>>();
  const findPrincipal = principalFinder(principals);
  return {
    of(apiId, stageName) {
      const name = `${apiId}/${stageName}`;
      const authorizerCache = caches.get(name) ?? new AuthorizerCache<AuthorizerResult>();
      caches.set(name, authorizerCache);
      const arn = `arn:aws:apigateway:${region}::/restapis/${apiId}/stages/${stageName}`;
      const webAcl = Object.hasOwn(webAcls, arn) ? webAcls[arn] : undefined;
      return { authorizerCache, userPools, findPrincipal, ...(webAcl && { webAcl }) };
    },
    flush: (apiId, stageName) => caches.get(`${apiId}/${stageName}`)?.clear(),
  };
}
