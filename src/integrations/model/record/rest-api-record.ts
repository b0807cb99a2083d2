/**
 * What API Gateway stores for a REST API, with AWS's member names.
 *
 * It can hold any API that AWS stores: incomplete APIs, a GET on a Lambda function, a null
 * template. A missing member means AWS's default. Source: the shapes of
 * `@aws-sdk/client-api-gateway` 3.1142.0.
 */
export interface RestApiRecord {
  readonly restApi: RestApiSettings;
  /** By resource id. One resource has the path `/`. */
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

/** Members of the SDK's `RestApi` that a caller sets. */
export interface RestApiSettings {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly version?: string | undefined;
  readonly binaryMediaTypes?: readonly string[] | undefined;
  /** Bytes, 0 to 10 485 760. Without it, responses are not compressed. */
  readonly minimumCompressionSize?: number | undefined;
  readonly apiKeySource?: string | undefined;
  readonly endpointConfiguration?: EndpointConfigurationRecord | undefined;
  /** Resource policy, as JSON text. */
  readonly policy?: string | undefined;
  readonly tags?: ById<string> | undefined;
  readonly disableExecuteApiEndpoint?: boolean | undefined;
  readonly securityPolicy?: string | undefined;
  readonly endpointAccessMode?: string | undefined;
}

export interface EndpointConfigurationRecord {
  readonly types?: readonly string[] | undefined;
  readonly ipAddressType?: string | undefined;
  readonly vpcEndpointIds?: readonly string[] | undefined;
}

/** A resource, as `GetResource` returns it with its methods. */
export interface ResourceRecord {
  readonly id: string;
  /** Undefined for the root. */
  readonly parentId?: string | undefined;
  /** Undefined for the root. */
  readonly pathPart?: string | undefined;
  readonly path: string;
  /** By HTTP method. */
  readonly resourceMethods: ById<MethodRecord>;
}

/** A method, as `GetMethod` returns it. */
export interface MethodRecord {
  readonly httpMethod: string;
  readonly authorizationType?: string | undefined;
  readonly authorizerId?: string | undefined;
  readonly authorizationScopes?: readonly string[] | undefined;
  readonly apiKeyRequired?: boolean | undefined;
  readonly operationName?: string | undefined;
  readonly requestValidatorId?: string | undefined;
  /** Declared parameters, and whether they are required. */
  readonly requestParameters?: ById<boolean> | undefined;
  /** Model names by media type. */
  readonly requestModels?: ById<string> | undefined;
  /** By status code. */
  readonly methodResponses?: ById<MethodResponseRecord> | undefined;
  readonly methodIntegration?: IntegrationRecord | undefined;
}

/** A method response, as `GetMethodResponse` returns it. */
export interface MethodResponseRecord {
  readonly statusCode: string;
  readonly responseParameters?: ById<boolean> | undefined;
  readonly responseModels?: ById<string> | undefined;
}

/** An integration, as `GetIntegration` returns it. */
export interface IntegrationRecord {
  readonly type: string;
  /** HTTP method for the backend; the SDK's input calls it `integrationHttpMethod`. */
  readonly httpMethod?: string | undefined;
  readonly uri?: string | undefined;
  readonly connectionType?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly integrationTarget?: string | undefined;
  readonly credentials?: string | undefined;
  readonly requestParameters?: ById<string> | undefined;
  /** AWS stores an empty template as null. */
  readonly requestTemplates?: ById<string | null> | undefined;
  readonly passthroughBehavior?: string | undefined;
  readonly contentHandling?: string | undefined;
  readonly timeoutInMillis?: number | undefined;
  readonly cacheNamespace?: string | undefined;
  readonly cacheKeyParameters?: readonly string[] | undefined;
  readonly tlsConfig?: TlsConfigRecord | undefined;
  readonly responseTransferMode?: string | undefined;
  /** By status code. */
  readonly integrationResponses?: ById<IntegrationResponseRecord> | undefined;
}

export interface TlsConfigRecord {
  readonly insecureSkipVerification?: boolean | undefined;
}

/** An integration response, as `GetIntegrationResponse` returns it. */
export interface IntegrationResponseRecord {
  readonly statusCode: string;
  readonly selectionPattern?: string | undefined;
  readonly responseParameters?: ById<string> | undefined;
  readonly responseTemplates?: ById<string | null> | undefined;
  readonly contentHandling?: string | undefined;
}

export interface ModelRecord {
  readonly id?: string | undefined;
  readonly name: string;
  readonly description?: string | undefined;
  /** JSON Schema, draft 4, as text. */
  readonly schema?: string | undefined;
  readonly contentType?: string | undefined;
}

export interface RequestValidatorRecord {
  readonly id: string;
  readonly name?: string | undefined;
  readonly validateRequestBody?: boolean | undefined;
  readonly validateRequestParameters?: boolean | undefined;
}

export interface AuthorizerRecord {
  readonly id: string;
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly providerARNs?: readonly string[] | undefined;
  readonly authType?: string | undefined;
  readonly authorizerUri?: string | undefined;
  readonly authorizerCredentials?: string | undefined;
  readonly identitySource?: string | undefined;
  readonly identityValidationExpression?: string | undefined;
  /** Seconds, 0 to 3600. */
  readonly authorizerResultTtlInSeconds?: number | undefined;
}

export interface GatewayResponseRecord {
  readonly responseType: string;
  readonly statusCode?: string | undefined;
  readonly responseParameters?: ById<string> | undefined;
  readonly responseTemplates?: ById<string> | undefined;
}

export interface DeploymentRecord {
  readonly id: string;
  readonly description?: string | undefined;
  /** Epoch milliseconds. */
  readonly createdDate?: number | undefined;
  /** The API that the deployment's stages serve, without later changes. */
  readonly snapshot?: DeploymentSnapshot | undefined;
}

/** The parts of a record that a deployment freezes. */
export type DeploymentSnapshot = Pick<
  RestApiRecord,
  "restApi" | "resources" | "models" | "requestValidators" | "authorizers" | "gatewayResponses"
>;

export interface StageRecord {
  readonly stageName: string;
  readonly deploymentId?: string | undefined;
  readonly description?: string | undefined;
  readonly variables?: ById<string> | undefined;
  readonly cacheClusterEnabled?: boolean | undefined;
  readonly cacheClusterSize?: string | undefined;
  readonly documentationVersion?: string | undefined;
  readonly clientCertificateId?: string | undefined;
  readonly tracingEnabled?: boolean | undefined;
  readonly webAclArn?: string | undefined;
  readonly methodSettings?: ById<MethodSettingRecord> | undefined;
  readonly accessLogSettings?: AccessLogSettingsRecord | undefined;
  readonly canarySettings?: CanarySettingsRecord | undefined;
  readonly tags?: ById<string> | undefined;
  /** Epoch milliseconds. */
  readonly createdDate?: number | undefined;
  /** Epoch milliseconds. */
  readonly lastUpdatedDate?: number | undefined;
}

/**
 * A stage's settings for one method, by `path/METHOD` with `~1` for slashes, or by two asterisks
 * for all.
 */
export interface MethodSettingRecord {
  readonly metricsEnabled?: boolean | undefined;
  readonly loggingLevel?: string | undefined;
  readonly dataTraceEnabled?: boolean | undefined;
  readonly throttlingBurstLimit?: number | undefined;
  readonly throttlingRateLimit?: number | undefined;
  readonly cachingEnabled?: boolean | undefined;
  /** Seconds, 0 to 3600. */
  readonly cacheTtlInSeconds?: number | undefined;
  readonly cacheDataEncrypted?: boolean | undefined;
  readonly requireAuthorizationForCacheControl?: boolean | undefined;
  readonly unauthorizedCacheControlHeaderStrategy?: string | undefined;
}

export interface AccessLogSettingsRecord {
  readonly format?: string | undefined;
  readonly destinationArn?: string | undefined;
}

export interface CanarySettingsRecord {
  /** 0 to 100. */
  readonly percentTraffic?: number | undefined;
  readonly deploymentId?: string | undefined;
  readonly stageVariableOverrides?: ById<string> | undefined;
  readonly useStageCache?: boolean | undefined;
}

/** Creates a record with settings only. */
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
