import type {
  ApiV2Settings,
  IntegrationResponseV2Record,
  RouteResponseV2Record,
  RouteV2Record,
} from "../../model/record/api-v2-record.ts";
import type { Member, Members } from "../members.ts";
import type { ResourceTable } from "./rest-members.ts";

type Rows<Part> = Partial<{ readonly [Name in keyof Part & string]: Member["shape"] }>;

/** Maps members unchanged: records of HTTP and WebSocket APIs use CloudFormation's names. */
function same(rows: Readonly<Record<string, Member["shape"]>>): Members {
  return Object.fromEntries(Object.entries(rows).map(([to, shape]) => [to, { to, shape }]));
}

/**
 * The resource types of an HTTP or WebSocket API, except integrations. Source: the property lists
 * of https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ApiGatewayV2.html
 */
export const v2Tables = {
  "AWS::ApiGatewayV2::Api": {
    members: same({
      Name: "text",
      ProtocolType: "word",
      Description: "text",
      Version: "text",
      RouteSelectionExpression: "text",
      ApiKeySelectionExpression: "text",
      DisableExecuteApiEndpoint: "boolean",
      DisableSchemaValidation: "boolean",
      IpAddressType: "text",
      Tags: "tags",
    } satisfies Rows<ApiV2Settings>),
    aside: [
      "BasePath",
      "Body",
      "BodyS3Location",
      "CorsConfiguration",
      "CredentialsArn",
      "FailOnWarnings",
      "RouteKey",
      "Target",
    ],
  },
  "AWS::ApiGatewayV2::Route": {
    members: same({
      RouteKey: "text",
      Target: "text",
      OperationName: "text",
      ApiKeyRequired: "boolean",
      AuthorizationType: "word",
      AuthorizationScopes: "list",
      AuthorizerId: "text",
      ModelSelectionExpression: "text",
      RequestModels: "map",
      RouteResponseSelectionExpression: "text",
    } satisfies Rows<RouteV2Record>),
    aside: ["ApiId", "RequestParameters"],
  },
  "AWS::ApiGatewayV2::RouteResponse": {
    members: same({
      RouteResponseKey: "text",
      ModelSelectionExpression: "text",
      ResponseModels: "map",
    } satisfies Rows<RouteResponseV2Record>),
    aside: ["ApiId", "RouteId", "ResponseParameters"],
  },
  "AWS::ApiGatewayV2::IntegrationResponse": {
    members: same({
      IntegrationResponseKey: "text",
      ContentHandlingStrategy: "word",
      ResponseParameters: "map",
      ResponseTemplates: "map",
      TemplateSelectionExpression: "text",
    } satisfies Rows<IntegrationResponseV2Record>),
    aside: ["ApiId", "IntegrationId"],
  },
  "AWS::ApiGatewayV2::Stage": {
    members: same({ StageName: "text", StageVariables: "map" }),
    aside: [
      "AccessLogSettings",
      "AccessPolicyId",
      "ApiId",
      "AutoDeploy",
      "ClientCertificateId",
      "DefaultRouteSettings",
      "DeploymentId",
      "Description",
      "RouteSettings",
      "Tags",
    ],
  },
} as const satisfies Readonly<Record<string, ResourceTable>>;

/** Every resource type of an HTTP or WebSocket API. */
export type V2Type = keyof typeof v2Tables | "AWS::ApiGatewayV2::Integration";
