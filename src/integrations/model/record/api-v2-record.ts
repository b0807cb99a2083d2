import type { ById } from "./rest-api-record.ts";

/**
 * What API Gateway stores for an HTTP or WebSocket API, in AWS's own member names. Total, like the
 * record of a REST API: an absent member means what AWS does without it.
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

/** Members of the SDK's `Api` that a caller decides. */
export interface ApiV2Settings {
  readonly Name: string;
  /** `HTTP` or `WEBSOCKET`. */
  readonly ProtocolType: string;
  readonly Description?: string | undefined;
  readonly Version?: string | undefined;
  /** Of WebSocket APIs: `$request.body.action`. HTTP APIs have `${request.method} ${request.path}`. */
  readonly RouteSelectionExpression?: string | undefined;
  readonly ApiKeySelectionExpression?: string | undefined;
  readonly DisableExecuteApiEndpoint?: boolean | undefined;
  readonly DisableSchemaValidation?: boolean | undefined;
  readonly IpAddressType?: string | undefined;
  readonly Tags?: ById<string> | undefined;
}

/** An integration of an HTTP or a WebSocket API, as `GetIntegration` answers it. */
export interface IntegrationV2Record {
  readonly IntegrationType: string;
  readonly IntegrationId?: string | undefined;
  /** Set on what quick create made; read-only. */
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
  /** Of HTTP APIs: backend status to mapping. */
  readonly ResponseParameters?: ById<ById<string>> | undefined;
  readonly RequestTemplates?: ById<string> | undefined;
  readonly TemplateSelectionExpression?: string | undefined;
  readonly PassthroughBehavior?: string | undefined;
  readonly ContentHandlingStrategy?: string | undefined;
  readonly TimeoutInMillis?: number | undefined;
  readonly TlsConfig?: { readonly ServerNameToVerify?: string | undefined } | undefined;
  /** Of WebSocket APIs; AWS decides it, and answers differ: read-only. */
  readonly IntegrationResponseSelectionExpression?: string | undefined;
  /** Of WebSocket APIs, by key: `$default`, `/^4/`. A command of their own creates them. */
  readonly IntegrationResponses?: ById<IntegrationResponseV2Record> | undefined;
}

/** An integration response of a WebSocket API, as `GetIntegrationResponse` answers it. */
export interface IntegrationResponseV2Record {
  readonly IntegrationResponseKey: string;
  readonly IntegrationResponseId?: string | undefined;
  readonly ContentHandlingStrategy?: string | undefined;
  readonly ResponseParameters?: ById<string> | undefined;
  readonly ResponseTemplates?: ById<string> | undefined;
  readonly TemplateSelectionExpression?: string | undefined;
}

/** A route, as `GetRoute` answers it. */
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
  /** `$default` makes a WebSocket route answer. */
  readonly RouteResponseSelectionExpression?: string | undefined;
  /** By key; only `$default` is known. */
  readonly RouteResponses?: ById<RouteResponseV2Record> | undefined;
}

/** A route response of a WebSocket API, as `GetRouteResponse` answers it. */
export interface RouteResponseV2Record {
  readonly RouteResponseKey: string;
  readonly RouteResponseId?: string | undefined;
  readonly ModelSelectionExpression?: string | undefined;
  readonly ResponseModels?: ById<string> | undefined;
  readonly ResponseParameters?: ById<{ readonly Required?: boolean | undefined }> | undefined;
}
