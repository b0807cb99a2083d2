/** A value that a REST or WebSocket Lambda authorizer may put into its context. */
export type AuthorizerContextValue = string | number | boolean;

/**
 * The context that a Lambda authorizer adds to a REST or WebSocket event.
 *
 * API Gateway turns every context value into a string: `tenant: 7` arrives as `"7"`. Source:
 * "Output from an API Gateway Lambda authorizer", API Gateway developer guide.
 *
 * @example
 * type Event = RestEvent<LambdaAuthorizer<{ tenant: string }>>;
 */
export type LambdaAuthorizer<
  Context extends Readonly<Record<string, string | number | undefined>> = Readonly<
    Record<string, string | number | undefined>
  >,
> = Readonly<Context> & {
  readonly principalId: string;
  /** The authorizer's duration in milliseconds. Missing if its result came from the cache. */
  readonly integrationLatency?: number | undefined;
};

/** The context that a Cognito user pool authorizer adds to a REST event. Claims are strings. */
export type CognitoAuthorizer<
  Claims extends Readonly<Record<string, string | undefined>> = Readonly<
    Record<string, string | undefined>
  >,
> = {
  readonly claims: Claims;
  readonly scopes?: string[] | null | undefined;
};

/** The context that a JWT authorizer of an HTTP API adds to an event. Every claim is a string. */
export interface JwtAuthorizer<
  Claims extends object = Readonly<Record<string, string | undefined>>,
> {
  readonly jwt: {
    /** Numbers and booleans arrive as text; arrays as `[a b]`. */
    readonly claims: Claims;
    /** `null` if the route requires no scopes, otherwise all scopes of the token. */
    readonly scopes?: string[] | null | undefined;
  };
}

/** The context that a Lambda authorizer adds to an HTTP API event (payload 2.0). Values keep their types. */
export interface HttpLambdaAuthorizer<Context = Readonly<Record<string, unknown>>> {
  /** `null` if the authorizer returned no context. */
  readonly lambda: Context | null;
}

/** The context that IAM authorization adds to an HTTP API or function URL event. */
export interface IamAuthorizer {
  readonly iam: {
    readonly accessKey?: string | null | undefined;
    readonly accountId?: string | null | undefined;
    readonly callerId?: string | null | undefined;
    readonly cognitoIdentity?: {
      readonly amr: string[];
      readonly identityId: string;
      readonly identityPoolId: string;
    } | null;
    readonly principalOrgId?: string | null | undefined;
    readonly userArn?: string | null | undefined;
    readonly userId?: string | null | undefined;
  };
}

/** No authorizer: `RestEvent<NoAuthorizer>`. */
export type NoAuthorizer = undefined;

/** The default type of `requestContext.authorizer` in a payload 1.0 event. */
export type RestAuthorizer =
  | {
      readonly principalId?: string | undefined;
      readonly integrationLatency?: number | undefined;
      /** `null` on HTTP APIs without a JWT authorizer. */
      readonly claims?: Readonly<Record<string, string | undefined>> | null | undefined;
      readonly scopes?: string[] | null | undefined;
      readonly [contextValue: string]: unknown;
    }
  | null
  | undefined;

/** The default type of `requestContext.authorizer` in an HTTP API event. */
export type HttpAuthorizer = Partial<HttpLambdaAuthorizer & JwtAuthorizer & IamAuthorizer>;

/**
 * The member `authorizer` of a request context: always there when its type is named, and optional
 * when it may be undefined.
 */
export type AuthorizerMember<Authorizer> = undefined extends Authorizer
  ? { readonly authorizer?: Authorizer }
  : { readonly authorizer: Authorizer };
