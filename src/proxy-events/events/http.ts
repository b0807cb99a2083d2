import type { AuthorizerMember, HttpAuthorizer, IamAuthorizer } from "./authorizer-context.ts";
import type { PathParameters, StageVariables, ValueMap } from "./maps.ts";
import type { ClientCertificate } from "./rest.ts";

/**
 * The event of an HTTP API with payload format 2.0.
 *
 * @example
 * type OrderEvent = HttpEvent<JwtAuthorizer, "id">;
 */
export interface HttpEvent<
  Authorizer = HttpAuthorizer | null | undefined,
  PathNames extends string = string,
  StageNames extends string = string,
> {
  /** `"2.0"`. A string, as in `@types/aws-lambda`; `isKind` distinguishes events. */
  readonly version: string;
  /** The route's key as declared: `GET /orders/{id}`, `$default`. */
  readonly routeKey: string;
  /** Decoded; starts with the stage unless that is `$default`. */
  readonly rawPath: string;
  /** As the client sent it; empty without a query. */
  readonly rawQueryString: string;
  /** `name=value`, one for each cookie. The headers have no `cookie`. */
  readonly cookies?: string[] | null | undefined;
  /** Names in lower case, repeated values joined with a comma. */
  readonly headers: ValueMap;
  /** Decoded, with repeated values joined by a comma; `rawQueryString` keeps them separate. */
  readonly queryStringParameters?: ValueMap | null | undefined;
  /** Decoded. Missing if the route has none. */
  readonly pathParameters?:
    | PathParameters<PathNames>
    | (string extends PathNames ? null : never)
    | undefined;
  readonly stageVariables?: StageVariables<StageNames> | null | undefined;
  readonly requestContext: HttpRequestContext<Authorizer>;
  /** Missing if empty. */
  readonly body?: string | null | undefined;
  readonly isBase64Encoded: boolean;
}

export type HttpRequestContext<Authorizer = HttpAuthorizer | null | undefined> =
  AuthorizerMember<Authorizer> & {
    readonly accountId: string;
    readonly apiId: string;
    /** Only with mutual TLS. */
    readonly authentication?: { readonly clientCert?: ClientCertificate | null } | null | undefined;
    readonly domainName: string;
    readonly domainPrefix: string;
    readonly http: HttpDescription;
    readonly requestId: string;
    readonly routeKey: string;
    readonly stage: string;
    /** `dd/Mon/yyyy:HH:mm:ss +0000`. */
    readonly time: string;
    /** Milliseconds since 1970. */
    readonly timeEpoch: number;
  };

/** What came over the wire. */
export interface HttpDescription {
  readonly method: string;
  /** Decoded, with the stage as in `rawPath`. */
  readonly path: string;
  /** `HTTP/1.1` even where the client speaks HTTP/2. */
  readonly protocol: string;
  readonly sourceIp: string;
  /** Empty when the client sent none. */
  readonly userAgent: string;
}

/** What a Lambda integration of an HTTP API (payload 2.0) or a function behind a URL answers. */
export interface HttpResult {
  readonly statusCode: number;
  readonly headers?: { readonly [name: string]: string | number | boolean } | undefined;
  /** `Set-Cookie` values, one for each cookie. */
  readonly cookies?: string[] | undefined;
  readonly body?: string | undefined;
  readonly isBase64Encoded?: boolean | undefined;
}

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
