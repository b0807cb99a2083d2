import type { ById } from "./rest-api-record.ts";

/**
 * What API Gateway stores for an HTTP or WebSocket API, with AWS's member names. It can hold any
 * API that AWS stores; a missing member means AWS's default.
 *
 * Source: the shapes of `@aws-sdk/client-apigatewayv2` 3.1169.0.
 */
export interface ApiV2Record {
  readonly Api: ApiV2Settings;
  /** By integration id. */
  readonly Integrations: ById<IntegrationV2Record>;
  /** By route key: `GET /orders/{id}`, `$default`. */
  readonly Routes: ById<RouteV2Record>;
}

/** Members of the SDK's `Api` that a caller sets. */
export interface ApiV2Settings {
  readonly Name: string;
  /** `HTTP` or `WEBSOCKET`. */
  readonly ProtocolType: string;
  readonly Description?: string | undefined;
  readonly Version?: string | undefined;
  /**
   * `$request.body.action` for example; HTTP APIs always have `${request.method} ${request.path}`.
   */
  readonly RouteSelectionExpression?: string | undefined;
  readonly ApiKeySelectionExpression?: string | undefined;
  readonly DisableExecuteApiEndpoint?: boolean | undefined;
  readonly DisableSchemaValidation?: boolean | undefined;
  readonly IpAddressType?: string | undefined;
  readonly Tags?: ById<string> | undefined;
}

/** An integration of an HTTP or a WebSocket API, as `GetIntegration` returns it. */
export interface IntegrationV2Record {
  readonly IntegrationType: string;
  readonly IntegrationId?: string | undefined;
  /** Set on integrations from quick create; read-only. */
  readonly ApiGatewayManaged?: boolean | undefined;
  readonly IntegrationSubtype?: string | undefined;
  readonly IntegrationUri?: string | undefined;
  readonly IntegrationMethod?: string | undefined;
  readonly PayloadFormatVersion?: string | undefined;
  readonly ConnectionType?: string | undefined;
  readonly ConnectionId?: string | undefined;
  readonly CredentialsArn?: string | undefined;
  readonly Description?: string | undefined;
  readonly RequestParameters?: ById<string> | undefined;
  /** HTTP APIs: mappings by backend status. */
  readonly ResponseParameters?: ById<ById<string>> | undefined;
  readonly RequestTemplates?: ById<string> | undefined;
  readonly TemplateSelectionExpression?: string | undefined;
  readonly PassthroughBehavior?: string | undefined;
  readonly ContentHandlingStrategy?: string | undefined;
  readonly TimeoutInMillis?: number | undefined;
  readonly TlsConfig?: { readonly ServerNameToVerify?: string | undefined } | undefined;
  /** WebSocket APIs: set by AWS, with varying values; read-only. */
  readonly IntegrationResponseSelectionExpression?: string | undefined;
  /** WebSocket APIs: by key, `$default` or `/^4/`. Created by a separate command. */
  readonly IntegrationResponses?: ById<IntegrationResponseV2Record> | undefined;
}

/** An integration response of a WebSocket API, as `GetIntegrationResponse` returns it. */
export interface IntegrationResponseV2Record {
  readonly IntegrationResponseKey: string;
  readonly IntegrationResponseId?: string | undefined;
  readonly ContentHandlingStrategy?: string | undefined;
  readonly ResponseParameters?: ById<string> | undefined;
  readonly ResponseTemplates?: ById<string> | undefined;
  readonly TemplateSelectionExpression?: string | undefined;
}

/** A route, as `GetRoute` returns it. */
export interface RouteV2Record {
  readonly RouteKey: string;
  readonly RouteId?: string | undefined;
  /** `integrations/ID`. */
  readonly Target?: string | undefined;
  readonly OperationName?: string | undefined;
  readonly ApiGatewayManaged?: boolean | undefined;
  readonly ApiKeyRequired?: boolean | undefined;
  readonly AuthorizationType?: string | undefined;
  readonly AuthorizationScopes?: readonly string[] | undefined;
  readonly AuthorizerId?: string | undefined;
  readonly ModelSelectionExpression?: string | undefined;
  readonly RequestModels?: ById<string> | undefined;
  readonly RequestParameters?: ById<{ readonly Required?: boolean | undefined }> | undefined;
  /** `$default` makes a WebSocket route send responses. */
  readonly RouteResponseSelectionExpression?: string | undefined;
  /** By key; only `$default` is supported. */
  readonly RouteResponses?: ById<RouteResponseV2Record> | undefined;
}

/** A route response of a WebSocket API, as `GetRouteResponse` returns it. */
export interface RouteResponseV2Record {
  readonly RouteResponseKey: string;
  readonly RouteResponseId?: string | undefined;
  readonly ModelSelectionExpression?: string | undefined;
  readonly ResponseModels?: ById<string> | undefined;
  readonly ResponseParameters?: ById<{ readonly Required?: boolean | undefined }> | undefined;
}
