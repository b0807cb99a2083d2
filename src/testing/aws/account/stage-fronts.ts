import type { RequestMessage } from "../../../core/message.ts";
import type {
  AuthorizerResult,
  RestFront,
  WebAclVerdict,
} from "../../gateway/rest/steps/execution.ts";
import { AuthorizerCache } from "../../gateway/shared/authorizers/authorizer-cache.ts";
import type { UserPoolKeys } from "../../gateway/shared/authorizers/user-pools.ts";
import { principalFinder, type SigningPrincipal } from "../../gateway/shared/iam/principals.ts";

/** What stands before the stages of an account. */
export interface StageFrontOptions {
  /** Who may sign requests to stages, with their keys and policies, where methods use IAM. */
  readonly principals?: readonly SigningPrincipal[];
  /** Keys of the Cognito user pools that authorizers name. */
  readonly userPools?: readonly UserPoolKeys[];
  /** Verdicts of web ACLs, by the ARN of the stage: `arn:aws:apigateway:REGION::/restapis/API/stages/STAGE`. */
  readonly webAcls?: Readonly<Record<string, (request: RequestMessage) => WebAclVerdict>>;
}

/** The fronts of an account's stages, each with its own cache. */
export interface StageFronts {
  readonly of: (apiId: string, stageName: string) => RestFront;
  /** Forgets what authorizers answered for a stage. */
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
