import type { IamAuthorizer } from "./authorizer-context.ts";
import type { HttpEvent } from "./http.ts";

/**
 * The event of a Lambda function URL: that of an HTTP API, with route key and stage `$default`.
 *
 * Behind CloudFront the members of `requestContext.authorizer.iam` may be `null`.
 */
export type FunctionUrlEvent<Authorizer = Partial<IamAuthorizer> | null | undefined> =
  HttpEvent<Authorizer>;
