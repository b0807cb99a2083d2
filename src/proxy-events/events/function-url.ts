import type { IamAuthorizer } from "./authorizer-context.ts";
import type { HttpEvent } from "./http.ts";

/**
 * The event of a Lambda function URL: payload 2.0 with route key and stage `$default`.
 *
 * Behind CloudFront the members of `requestContext.authorizer.iam` may be `null`.
 */
export interface FunctionUrlEvent<Authorizer = Partial<IamAuthorizer> | null | undefined>
  extends HttpEvent<Authorizer> {
  /** As the client sent it, still encoded; `requestContext.http.path` is decoded. */
  readonly rawPath: string;
  /** `name=value`, one for each cookie. The headers have `cookie` as well. */
  readonly cookies?: string[] | null | undefined;
}
