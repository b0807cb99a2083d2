import type {
  AuthorizerRecord,
  DeploymentRecord,
  EndpointConfigurationRecord,
  GatewayResponseRecord,
  MethodRecord,
  MethodResponseRecord,
  MethodSettingRecord,
  ModelRecord,
  RequestValidatorRecord,
  RestApiSettings,
  StageRecord,
} from "../../model/record/rest-api-record.ts";
import { listBy, objectOf } from "../member-conversion.ts";
import type { Member, Members } from "../members.ts";
import { methodSettings } from "./method-settings.ts";

/** Maps one CloudFormation resource type to a part of a record. */
export interface ResourceTable<Name extends string = string> {
  /** Its properties with the record's members. */
  readonly members: Members<Name>;
  /** Properties that locate the resource or that a record cannot hold. */
  readonly aside: readonly string[];
}

type Shape = Member["shape"];

/** Members of a part of a record with their shapes. */
type Rows<Part> = Partial<{ readonly [Name in keyof Part & string]: Shape }>;

/** Maps names that differ only in the case of the first letter: `PathPart` and `pathPart`. */
export function same<Row extends Readonly<Record<string, Shape>>>(rows: Row) {
  const entries = Object.entries(rows).map(
    ([to, shape]) => [`${to.charAt(0).toUpperCase()}${to.slice(1)}`, { to, shape }] as const,
  );
  // Object.fromEntries widens the names.
  return Object.fromEntries(entries) as {
    readonly [Name in keyof Row & string as Capitalize<Name>]: Member<Name>;
  };
}

const endpointConfiguration = same({
  types: "list",
  ipAddressType: "text",
  vpcEndpointIds: "list",
} satisfies Rows<EndpointConfigurationRecord>);

const methodResponse = same({
  statusCode: "text",
  responseParameters: "flags",
  responseModels: "map",
} satisfies Rows<MethodResponseRecord>);

const accessLog = same({
  format: "text",
  destinationArn: "text",
} satisfies Rows<NonNullable<StageRecord["accessLogSettings"]>>);

const canary = same({
  percentTraffic: "number",
  deploymentId: "text",
  stageVariableOverrides: "map",
  useStageCache: "boolean",
} satisfies Rows<NonNullable<StageRecord["canarySettings"]>>);

const methodSetting = same({
  metricsEnabled: "boolean",
  loggingLevel: "text",
  dataTraceEnabled: "boolean",
  throttlingBurstLimit: "number",
  throttlingRateLimit: "number",
  cachingEnabled: "boolean",
  cacheTtlInSeconds: "number",
  cacheDataEncrypted: "boolean",
} satisfies Rows<MethodSettingRecord>);

/** Members of a stage, which a deployment may also set for the stage that it creates. */
const stageMembers = {
  ...same({
    description: "text",
    variables: "map",
    cacheClusterEnabled: "boolean",
    cacheClusterSize: "text",
    documentationVersion: "text",
    clientCertificateId: "text",
    tracingEnabled: "boolean",
    tags: "tags",
  } satisfies Rows<StageRecord>),
  AccessLogSetting: { to: "accessLogSettings", shape: objectOf(accessLog) },
  CanarySetting: { to: "canarySettings", shape: objectOf(canary) },
  MethodSettings: { to: "methodSettings", shape: methodSettings(methodSetting) },
} as const;

/**
 * The resource types of a REST API. Source: the property lists of
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ApiGateway.html
 */
export const restTables = {
  "AWS::ApiGateway::RestApi": {
    members: {
      ...same({
        name: "text",
        description: "text",
        binaryMediaTypes: "list",
        minimumCompressionSize: "number",
        endpointConfiguration: objectOf(endpointConfiguration),
        policy: "json-text",
        tags: "tags",
        disableExecuteApiEndpoint: "boolean",
        securityPolicy: "text",
        endpointAccessMode: "text",
      } satisfies Rows<RestApiSettings>),
      ApiKeySourceType: { to: "apiKeySource", shape: "word" },
    },
    aside: ["Body", "BodyS3Location", "CloneFrom", "FailOnWarnings", "Mode", "Parameters"],
  },
  "AWS::ApiGateway::Resource": {
    members: { PathPart: { to: "pathPart", shape: "text" } },
    aside: ["RestApiId", "ParentId"],
  },
  "AWS::ApiGateway::Method": {
    members: {
      ...same({
        httpMethod: "word",
        authorizationType: "word",
        authorizerId: "text",
        authorizationScopes: "list",
        apiKeyRequired: "boolean",
        operationName: "text",
        requestValidatorId: "text",
        requestParameters: "flags",
        requestModels: "map",
        methodResponses: listBy("statusCode", methodResponse),
      } satisfies Rows<MethodRecord>),
    },
    aside: ["RestApiId", "ResourceId", "Integration"],
  },
  "AWS::ApiGateway::Model": {
    members: same({
      name: "text",
      description: "text",
      contentType: "text",
      schema: "json-text",
    } satisfies Rows<ModelRecord>),
    aside: ["RestApiId"],
  },
  "AWS::ApiGateway::RequestValidator": {
    members: same({
      name: "text",
      validateRequestBody: "boolean",
      validateRequestParameters: "boolean",
    } satisfies Rows<RequestValidatorRecord>),
    aside: ["RestApiId"],
  },
  "AWS::ApiGateway::Authorizer": {
    members: same({
      name: "text",
      type: "word",
      providerARNs: "list",
      authType: "text",
      authorizerUri: "text",
      authorizerCredentials: "text",
      identitySource: "text",
      identityValidationExpression: "text",
      authorizerResultTtlInSeconds: "number",
    } satisfies Rows<AuthorizerRecord>),
    aside: ["RestApiId"],
  },
  "AWS::ApiGateway::GatewayResponse": {
    members: same({
      responseType: "word",
      statusCode: "text",
      responseParameters: "map",
      responseTemplates: "map",
    } satisfies Rows<GatewayResponseRecord>),
    aside: ["RestApiId"],
  },
  "AWS::ApiGateway::Deployment": {
    members: same({ description: "text" } satisfies Rows<DeploymentRecord>),
    aside: ["RestApiId", "StageName", "StageDescription", "DeploymentCanarySettings"],
  },
  "AWS::ApiGateway::Stage": {
    members: {
      ...stageMembers,
      ...same({ stageName: "text", deploymentId: "text" } satisfies Rows<StageRecord>),
    },
    aside: ["RestApiId"],
  },
} as const satisfies Readonly<Record<string, ResourceTable>>;

export type RestType = keyof typeof restTables;

/** Members of a deployment's StageDescription: those of a stage and of method settings. */
export const stageDescriptionMembers = { ...stageMembers, ...methodSetting };
