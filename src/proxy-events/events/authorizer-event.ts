import type { HttpEvent, HttpRequestContext } from "./http.ts";
import type { MultiValueMap, StageVariables, ValueMap } from "./maps.ts";
import type { HttpV1Event, RestIdentity, RestRequestContext } from "./rest.ts";
import type { WebSocketRequestContext } from "./web-socket.ts";

/** The event of a TOKEN authorizer of a REST API. */
export interface TokenAuthorizerEvent {
  readonly type: "TOKEN";
  /** `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{verb}/{path}`. */
  readonly methodArn: string;
  /** The header as sent, including `Bearer ` if present. */
  readonly authorizationToken: string;
}

/** The event of a REQUEST authorizer of a REST API. */
export interface RestAuthorizerEvent<StageNames extends string = string> {
  readonly version?: undefined;
  readonly type: "REQUEST";
  readonly methodArn: string;
  readonly resource: string;
  readonly path: string;
  readonly httpMethod: string;
  readonly headers: ValueMap | null;
  readonly multiValueHeaders?: MultiValueMap | null | undefined;
  readonly queryStringParameters: ValueMap | null;
  readonly multiValueQueryStringParameters?: MultiValueMap | null | undefined;
  readonly pathParameters: ValueMap | null;
  readonly stageVariables: StageVariables<StageNames> | null;
  readonly requestContext: Omit<RestRequestContext<undefined>, "identity"> & {
    readonly identity: Partial<RestIdentity>;
  };
}

/** The event of a REQUEST authorizer of an HTTP API with payload 1.0. */
export interface HttpV1AuthorizerEvent
  extends Pick<
    HttpV1Event<undefined>,
    | "version"
    | "resource"
    | "path"
    | "httpMethod"
    | "headers"
    | "multiValueHeaders"
    | "queryStringParameters"
    | "pathParameters"
    | "stageVariables"
  > {
  readonly type: "REQUEST";
  readonly methodArn: string;
  /** The values of all identity sources, joined with a comma. */
  readonly identitySource: string;
  /** The same text. */
  readonly authorizationToken: string;
  readonly requestContext: RestAuthorizerEvent["requestContext"];
}

/** The event of a REQUEST authorizer of an HTTP API with payload 2.0. */
export interface HttpAuthorizerEvent
  extends Omit<HttpEvent<undefined>, "body" | "headers" | "isBase64Encoded" | "requestContext"> {
  readonly type: "REQUEST";
  readonly routeArn: string;
  /** The values of the identity sources. Missing if the authorizer has none. */
  readonly identitySource?: string[] | null | undefined;
  readonly headers?: ValueMap | undefined;
  readonly requestContext: Omit<HttpRequestContext, "authorizer">;
}

/** The event of a REQUEST authorizer of a WebSocket API. Only `$connect` is authorized. */
export interface WebSocketAuthorizerEvent<StageNames extends string = string> {
  readonly version?: undefined;
  readonly type: "REQUEST";
  /** Ends with `/$connect`. */
  readonly methodArn: string;
  /** With `Connection` and `Upgrade`, which the `$connect` event lacks. */
  readonly headers: ValueMap;
  readonly multiValueHeaders: MultiValueMap;
  readonly queryStringParameters: ValueMap;
  readonly multiValueQueryStringParameters: MultiValueMap;
  readonly stageVariables: StageVariables<StageNames>;
  readonly requestContext: WebSocketRequestContext<undefined>;
}
