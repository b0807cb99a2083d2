import { defined, type Json } from "../../../../core/json.ts";
import { isObject, type JsonObject, objectOf, textOf } from "../../openapi/shape.ts";
import { isIntrinsic } from "../../unresolved-text.ts";
import type { ResourcesByName, TemplateResource } from "../template.ts";
import { securityOf } from "./authorizers.ts";
import type { ApiEvent } from "./events.ts";
import { pick } from "./properties.ts";

/** Logical id of the implicit HTTP API, for events without an API. */
export const implicitHttpApi = "ServerlessHttpApi";

/**
 * Expands an `AWS::Serverless::HttpApi`. SAM generates an OpenAPI document from its events;
 * equivalent routes and integrations need no second reader.
 */
export function expandHttpApi(
  logicalId: string,
  { properties, at, condition, dependsOn }: TemplateResource,
  events: readonly ApiEvent[],
  functionArnOf: (event: ApiEvent) => Json,
): { readonly resources: ResourcesByName; readonly stage: string } {
  const settings = objectOf(properties);
  const shared = { at, dependsOn: [], ...(condition !== undefined && { condition }) };
  const { DefinitionBody, DefinitionUri, StageName, StageVariables, Tags } = settings;
  const stage = `${logicalId}ApiGatewayDefaultStage`;
  const hasDocument = DefinitionBody !== undefined || DefinitionUri !== undefined;
  return {
    stage,
    resources: {
      [logicalId]: {
        ...shared,
        dependsOn,
        type: "AWS::ApiGatewayV2::Api",
        properties: {
          Name: settings["Name"] ?? { Ref: "AWS::StackName" },
          ProtocolType: "HTTP",
          ...pick(settings, ["Description", "DisableExecuteApiEndpoint", "FailOnWarnings"]),
          ...defined({
            CorsConfiguration: corsOf(settings["CorsConfiguration"]),
            Body: DefinitionBody,
            BodyS3Location: isObject(DefinitionUri)
              ? DefinitionUri
              : DefinitionUri && { Location: DefinitionUri },
            Tags,
          }),
        },
      },
      [stage]: {
        ...shared,
        type: "AWS::ApiGatewayV2::Stage",
        properties: {
          ApiId: { Ref: logicalId },
          StageName: StageName ?? "$default",
          AutoDeploy: true,
          ...(StageVariables !== undefined && { StageVariables }),
        },
      },
      ...authorizers(logicalId, settings, at),
      ...Object.assign(
        {},
        ...(hasDocument
          ? []
          : events.map((event) => route(logicalId, settings, event, functionArnOf(event)))),
      ),
    },
  };
}

function route(
  api: string,
  settings: JsonObject,
  event: ApiEvent,
  functionArn: Json,
): ResourcesByName {
  const { source, name, path, method, at, properties } = event;
  const integration = `${source}${name}Integration`;
  const key =
    path === undefined || path === "$default" ? "$default" : `${method.toUpperCase()} ${path}`;
  const shared = { at, dependsOn: [] };
  return {
    [integration]: {
      ...shared,
      type: "AWS::ApiGatewayV2::Integration",
      properties: {
        ApiId: { Ref: api },
        IntegrationType: "AWS_PROXY",
        IntegrationUri: functionArn,
        IntegrationMethod: "POST",
        PayloadFormatVersion: properties["PayloadFormatVersion"] ?? "2.0",
        ...pick(properties, ["TimeoutInMillis"]),
      },
    },
    [`${source}${name}Route`]: {
      ...shared,
      type: "AWS::ApiGatewayV2::Route",
      properties: {
        ApiId: { Ref: api },
        RouteKey: key,
        Target: { "Fn::Sub": `integrations/\${${integration}}` },
        ...authorization(api, settings, event),
      },
    },
  };
}

function authorization(api: string, settings: JsonObject, event: ApiEvent): JsonObject {
  const [requirement = {}] = securityOf(event.properties, settings);
  const [name] = Object.keys(requirement);
  if (name === undefined) return {};
  if (name === "AWS_IAM") return { AuthorizationType: "AWS_IAM" };
  const declared = objectOf(objectOf(objectOf(settings["Auth"])["Authorizers"])[name]);
  const scopes = requirement[name];
  return {
    AuthorizationType: isLambda(declared) ? "CUSTOM" : "JWT",
    AuthorizerId: { Ref: authorizerId(api, name) },
    ...(Array.isArray(scopes) && scopes.length > 0 && { AuthorizationScopes: scopes }),
  };
}

function authorizers(api: string, settings: JsonObject, at: readonly string[]): ResourcesByName {
  const declared = Object.entries(objectOf(objectOf(settings["Auth"])["Authorizers"]));
  const resources = declared.map(([name, each]) => {
    const authorizer = objectOf(each);
    const { JwtConfiguration: jwt, IdentitySource, FunctionArn } = authorizer;
    const properties: JsonObject = {
      ApiId: { Ref: api },
      Name: name,
      ...(isLambda(authorizer)
        ? defined({ AuthorizerType: "REQUEST", AuthorizerUri: FunctionArn })
        : defined({ AuthorizerType: "JWT", JwtConfiguration: jwt && jwtOf(objectOf(jwt)) })),
      ...(textOf(IdentitySource) !== undefined && { IdentitySource: [IdentitySource ?? ""] }),
    };
    const resource = { type: "AWS::ApiGatewayV2::Authorizer", properties, dependsOn: [], at };
    return [authorizerId(api, name), resource] as const;
  });
  return Object.fromEntries(resources);
}

function isLambda(authorizer: JsonObject): boolean {
  return authorizer["FunctionArn"] !== undefined;
}

function authorizerId(api: string, name: string): string {
  return `${api}${name}Authorizer`;
}

/** Accepts members in lower case, as in OpenAPI, and in upper case. */
function jwtOf({ issuer, audience, Issuer, Audience }: JsonObject): JsonObject {
  return defined({ Issuer: Issuer ?? issuer, Audience: Audience ?? audience });
}

/** Converts CORS settings; `true` allows every origin. */
function corsOf(cors: Json | undefined): Json | undefined {
  if (cors === true) return { AllowOrigins: ["*"] };
  return isObject(cors) && !isIntrinsic(cors) ? cors : undefined;
}
