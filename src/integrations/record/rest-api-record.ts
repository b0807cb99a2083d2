/**
 * What API Gateway stores for a REST API, in AWS's own member names.
 *
 * A record is total: half-built APIs, a GET on a Lambda function and a null template are records,
 * because AWS stores and runs them. An absent member means what AWS does without it.
 * Source: the shapes of `@aws-sdk/client-api-gateway` 3.1142.0.
 */
export interface RestApiRecord {
  readonly restApi: RestApiSettings;
  /** By resource id. One of them has the path `/`. */
  readonly resources: ById<ResourceRecord>;
  /** By model name. */
  readonly models: ById<ModelRecord>;
  readonly requestValidators: ById<RequestValidatorRecord>;
  readonly authorizers: ById<AuthorizerRecord>;
  /** By response type: `DEFAULT_4XX`. */
  readonly gatewayResponses: ById<GatewayResponseRecord>;
  readonly deployments: ById<DeploymentRecord>;
  /** By stage name. */
  readonly stages: ById<StageRecord>;
}

export type ById<Item> = Readonly<Record<string, Item>>;

/** Members of the SDK's `RestApi` that a caller decides. */
export interface RestApiSettings {
  readonly name?: string;
  readonly description?: string;
  readonly version?: string;
  readonly binaryMediaTypes?: readonly string[];
  /** Bytes, 0 to 10 485 760. Absent: answers are not compressed. */
  readonly minimumCompressionSize?: number;
  readonly apiKeySource?: string;
  readonly endpointConfiguration?: EndpointConfigurationRecord;
  /** Resource policy, as JSON text. */
  readonly policy?: string;
  readonly tags?: ById<string>;
  readonly disableExecuteApiEndpoint?: boolean;
  readonly securityPolicy?: string;
  readonly endpointAccessMode?: string;
}

export interface EndpointConfigurationRecord {
  readonly types?: readonly string[];
  readonly ipAddressType?: string;
  readonly vpcEndpointIds?: readonly string[];
}

export interface ResourceRecord {
  readonly id: string;
  /** Absent on the root. */
  readonly parentId?: string;
  /** Absent on the root. */
  readonly pathPart?: string;
  readonly path: string;
  /** By HTTP method. */
  readonly resourceMethods: ById<MethodRecord>;
}

export interface MethodRecord {
  readonly httpMethod: string;
  readonly authorizationType?: string;
  readonly authorizerId?: string;
  readonly authorizationScopes?: readonly string[];
  readonly apiKeyRequired?: boolean;
  readonly operationName?: string;
  readonly requestValidatorId?: string;
  /** Declared parameter to whether it is required. */
  readonly requestParameters?: ById<boolean>;
  /** Media type to model name. */
  readonly requestModels?: ById<string>;
  /** By status code. */
  readonly methodResponses?: ById<MethodResponseRecord>;
  readonly methodIntegration?: IntegrationRecord;
}

export interface MethodResponseRecord {
  readonly statusCode: string;
  readonly responseParameters?: ById<boolean>;
  readonly responseModels?: ById<string>;
}

export interface IntegrationRecord {
  readonly type: string;
  /** Method towards the backend; the SDK's input calls it `integrationHttpMethod`. */
  readonly httpMethod?: string;
  readonly uri?: string;
  readonly connectionType?: string;
  readonly connectionId?: string;
  readonly integrationTarget?: string;
  readonly credentials?: string;
  readonly requestParameters?: ById<string>;
  /** AWS stores an empty template as null. */
  readonly requestTemplates?: ById<string | null>;
  readonly passthroughBehavior?: string;
  readonly contentHandling?: string;
  readonly timeoutInMillis?: number;
  readonly cacheNamespace?: string;
  readonly cacheKeyParameters?: readonly string[];
  readonly tlsConfig?: { readonly insecureSkipVerification?: boolean };
  readonly responseTransferMode?: string;
  /** By status code. */
  readonly integrationResponses?: ById<IntegrationResponseRecord>;
}

export interface IntegrationResponseRecord {
  readonly statusCode: string;
  readonly selectionPattern?: string;
  readonly responseParameters?: ById<string>;
  readonly responseTemplates?: ById<string | null>;
  readonly contentHandling?: string;
}

export interface ModelRecord {
  readonly id?: string;
  readonly name: string;
  readonly description?: string;
  /** JSON Schema, draft 4, as text. */
  readonly schema?: string;
  readonly contentType?: string;
}

export interface RequestValidatorRecord {
  readonly id: string;
  readonly name?: string;
  readonly validateRequestBody?: boolean;
  readonly validateRequestParameters?: boolean;
}

export interface AuthorizerRecord {
  readonly id: string;
  readonly name?: string;
  readonly type?: string;
  readonly providerARNs?: readonly string[];
  readonly authType?: string;
  readonly authorizerUri?: string;
  readonly authorizerCredentials?: string;
  readonly identitySource?: string;
  readonly identityValidationExpression?: string;
  /** Seconds, 0 to 3600. */
  readonly authorizerResultTtlInSeconds?: number;
}

export interface GatewayResponseRecord {
  readonly responseType: string;
  readonly statusCode?: string;
  readonly responseParameters?: ById<string>;
  readonly responseTemplates?: ById<string>;
}

export interface DeploymentRecord {
  readonly id: string;
  readonly description?: string;
  /** Epoch milliseconds. */
  readonly createdDate?: number;
  /** What the stages that point to this deployment serve: later changes of the API do not show. */
  readonly snapshot?: DeploymentSnapshot;
}

/** The parts of a record that a deployment freezes. */
export type DeploymentSnapshot = Pick<
  RestApiRecord,
  "restApi" | "resources" | "models" | "requestValidators" | "authorizers" | "gatewayResponses"
>;

export interface StageRecord {
  readonly stageName: string;
  readonly deploymentId?: string;
  readonly description?: string;
  readonly variables?: ById<string>;
  readonly cacheClusterEnabled?: boolean;
  readonly cacheClusterSize?: string;
  readonly documentationVersion?: string;
  readonly clientCertificateId?: string;
  readonly tracingEnabled?: boolean;
  readonly webAclArn?: string;
  readonly methodSettings?: ById<MethodSettingRecord>;
  readonly accessLogSettings?: { readonly format?: string; readonly destinationArn?: string };
  readonly canarySettings?: CanarySettingsRecord;
  readonly tags?: ById<string>;
  /** Epoch milliseconds. */
  readonly createdDate?: number;
  /** Epoch milliseconds. */
  readonly lastUpdatedDate?: number;
}

/** Settings of a stage for one method, by `path/METHOD` with `~1` for slashes, or `*` and `*` for all. */
export interface MethodSettingRecord {
  readonly metricsEnabled?: boolean;
  readonly loggingLevel?: string;
  readonly dataTraceEnabled?: boolean;
  readonly throttlingBurstLimit?: number;
  readonly throttlingRateLimit?: number;
  readonly cachingEnabled?: boolean;
  /** Seconds, 0 to 3600. */
  readonly cacheTtlInSeconds?: number;
  readonly cacheDataEncrypted?: boolean;
  readonly requireAuthorizationForCacheControl?: boolean;
  readonly unauthorizedCacheControlHeaderStrategy?: string;
}

export interface CanarySettingsRecord {
  /** 0 to 100. */
  readonly percentTraffic?: number;
  readonly deploymentId?: string;
  readonly stageVariableOverrides?: ById<string>;
  readonly useStageCache?: boolean;
}

/** A record with nothing in it but its settings. */
export function emptyRestApiRecord(restApi: RestApiSettings): RestApiRecord {
  return {
    restApi,
    resources: {},
    models: {},
    requestValidators: {},
    authorizers: {},
    gatewayResponses: {},
    deployments: {},
    stages: {},
  };
}
