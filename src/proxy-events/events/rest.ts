import type { AuthorizerMember, RestAuthorizer } from "./authorizer-context.ts";
import type { MultiValueMap, PathParameters, StageVariables, ValueMap } from "./maps.ts";

/**
 * The event of a REST API's Lambda proxy integration (payload 1.0).
 *
 * The type says what API Gateway really sends: a test from the console has `headers: null`, a
 * method without API key has no `identity.apiKey`.
 *
 * @example
 * type OrderEvent = RestEvent<LambdaAuthorizer<"tenant">, "id", "table">;
 */
export interface RestEvent<
  Authorizer = RestAuthorizer,
  PathNames extends string = string,
  StageNames extends string = string,
> {
  /** Missing for a REST API. An HTTP API with payload 1.0 sends `"1.0"`. */
  readonly version?: undefined;
  /** The resource's path with its parameters: `/orders/{id}`. */
  readonly resource: string;
  /** The path as the client sent it, still encoded, without the stage. */
  readonly path: string;
  readonly httpMethod: string;
  /** The last value of each name, spelled as the client sent it. `null`: a console test. */
  readonly headers: ValueMap | null;
  readonly multiValueHeaders?: MultiValueMap | null | undefined;
  /** The last value of each name, decoded. */
  readonly queryStringParameters: ValueMap | null;
  readonly multiValueQueryStringParameters?: MultiValueMap | null | undefined;
  /** Still encoded: `Jane%20Doe`. `null` when the resource has none. */
  readonly pathParameters: PathParameters<PathNames> | (string extends PathNames ? null : never);
  readonly stageVariables: StageVariables<StageNames> | null;
  readonly requestContext: RestRequestContext<Authorizer>;
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
}

export type RestRequestContext<Authorizer = RestAuthorizer> = AuthorizerMember<Authorizer> & {
  readonly accountId: string;
  readonly apiId: string;
  readonly deploymentId?: string | undefined;
  readonly domainName?: string | undefined;
  readonly domainPrefix?: string | undefined;
  readonly extendedRequestId?: string | undefined;
  readonly httpMethod: string;
  readonly identity: RestIdentity;
  readonly operationName?: string | undefined;
  /** The path with the stage, or with the mapping key of a custom domain. */
  readonly path: string;
  readonly protocol?: string | undefined;
  readonly requestId: string;
  /** `dd/Mon/yyyy:HH:mm:ss +0000`. */
  readonly requestTime?: string | undefined;
  /** Milliseconds since 1970. */
  readonly requestTimeEpoch?: number | undefined;
  readonly resourceId: string | null;
  readonly resourcePath: string;
  readonly stage: string;
};

/** Who sent the request. Members without a value are `null`; the optional ones are left out. */
export interface RestIdentity {
  readonly accessKey: string | null;
  readonly accountId: string | null;
  /** Only on methods that require an API key. */
  readonly apiKey?: string | null | undefined;
  readonly apiKeyId?: string | null | undefined;
  readonly caller: string | null;
  /** Only with mutual TLS. */
  readonly clientCert?: ClientCertificate | null | undefined;
  readonly cognitoAmr?: string | null | undefined;
  readonly cognitoAuthenticationProvider: string | null;
  readonly cognitoAuthenticationType: string | null;
  readonly cognitoIdentityId: string | null;
  readonly cognitoIdentityPoolId: string | null;
  readonly principalOrgId?: string | null | undefined;
  readonly sourceIp: string;
  readonly user: string | null;
  readonly userAgent: string | null;
  readonly userArn: string | null;
}

/**
 * What a Lambda proxy integration of a REST API answers. Any other member makes a 502.
 *
 * Source: "Output format of a Lambda function for proxy integration", API Gateway developer guide.
 */
export interface RestResult {
  readonly statusCode: number;
  readonly headers?: { readonly [name: string]: string | number | boolean } | undefined;
  /** Joined before `headers`, which do not replace them. */
  readonly multiValueHeaders?:
    | { readonly [name: string]: (string | number | boolean)[] }
    | undefined;
  readonly body: string;
  /** True: `body` is base64 and becomes bytes where the API's binary media types allow it. */
  readonly isBase64Encoded?: boolean | undefined;
}

/** The client's certificate, on a domain with mutual TLS. */
export interface ClientCertificate {
  /** PEM text. */
  readonly clientCertPem: string;
  readonly subjectDN: string;
  readonly issuerDN: string;
  readonly serialNumber: string;
  /** Dates such as `May 28 12:30:02 2019 GMT`. */
  readonly validity: { readonly notBefore: string; readonly notAfter: string };
}

/**
 * The event of an HTTP API with payload format 1.0: like a REST API's with `version`, except that
 * path parameters and `requestContext.path` come decoded, and a named stage is part of `path`.
 */
export interface HttpV1Event<
  Authorizer = RestAuthorizer,
  PathNames extends string = string,
  StageNames extends string = string,
> extends Omit<RestEvent<Authorizer, PathNames, StageNames>, "version" | "requestContext"> {
  readonly version: "1.0";
  /** `resourceId` is the route key: `POST /orders/{id}`; `extendedRequestId` the request id. */
  readonly requestContext: RestRequestContext<Authorizer>;
}
