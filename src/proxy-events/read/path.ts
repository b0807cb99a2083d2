import { encodeComponent } from "../../core/message.ts";

/** The members of an event that method and path are read from. */
export interface TargetHolder {
  readonly version?: string | undefined;
  readonly httpMethod?: string | undefined;
  readonly path?: string | undefined;
  readonly rawPath?: string | undefined;
  readonly requestContext: object;
}

/** What payload 2.0 and 1.0 of an HTTP API say about a request; the others lack most of it. */
interface Context {
  readonly http?: { readonly method?: string };
  readonly stage?: string;
  readonly domainName?: string;
}

/**
 * Reads the request's method, as sent.
 *
 * @example
 * readMethod(event); // "POST"
 */
export function readMethod({ httpMethod, requestContext }: TargetHolder): string {
  return httpMethod ?? contextOf(requestContext).http?.method ?? "";
}

/**
 * Reads the path as in a URL: percent-encoded, without the stage.
 *
 * HTTP APIs put a named stage at the start of the path on their `execute-api` host, and decode the
 * path of payload 2.0: both are undone, though `%2F` and `/` cannot be told apart any more. A
 * function URL leaves the path as it was sent.
 *
 * @example
 * readPath(event); // "/users/Jane%20Doe" of rawPath "/prod/users/Jane Doe"
 */
export function readPath({ path, rawPath, requestContext, version }: TargetHolder): string {
  const context = contextOf(requestContext);
  if (version === undefined) return path ?? "/";
  if (path !== undefined && version === "1.0") return withoutStage(path, context);
  return encodePath(withoutStage(rawPath ?? "/", context), context);
}

function withoutStage(path: string, { stage, domainName = "" }: Context): string {
  if (!stage || stage === "$default" || !domainName.includes(".execute-api.")) return path;
  const prefix = `/${stage}`;
  if (path === prefix) return "/";
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}

function encodePath(path: string, { domainName = "" }: Context): string {
  // A function URL's path is still encoded: there an escape stays one.
  const isEncoded = domainName.includes(".lambda-url.");
  const percents = isEncoded ? /%(?![0-9a-f]{2})/gi : /%/g;
  return path.replace(percents, "%25").replace(/[^\w%\-.~!$&'()*+,;=:@/]+/g, encodeComponent);
}

function contextOf(context: object): Context {
  return context;
}
