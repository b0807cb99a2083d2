import { defined, type Json } from "../../../../json.ts";
import { type JsonObject, listOf, objectOf, textOf, textsOf } from "../../openapi/shape.ts";

/** The URI by which API Gateway calls a function. */
export function invocationUri(functionArn: Json): JsonObject {
  const uri =
    "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${__FunctionArn__}/invocations";
  return { "Fn::Sub": [uri, { __FunctionArn__: functionArn }] };
}

/** OpenAPI's security schemes for the authorizers that an `Auth` of SAM lists, and what it implies. */
export function securitySchemes(auth: JsonObject): JsonObject {
  const entries = Object.entries(objectOf(auth["Authorizers"])).map(([name, each]) => [
    name,
    schemeOf(objectOf(each)),
  ]);
  return { ...Object.fromEntries(entries), ...implied };
}

/** Named by events without being declared. */
const implied: JsonObject = {
  AWS_IAM: {
    type: "apiKey",
    name: "Authorization",
    in: "header",
    "x-amazon-apigateway-authtype": "awsSigv4",
  },
  api_key: { type: "apiKey", name: "x-api-key", in: "header" },
};

function schemeOf(authorizer: JsonObject): JsonObject {
  const identity = objectOf(authorizer["Identity"]);
  const ttl = identity["ReauthorizeEvery"];
  const header = textOf(identity["Header"]) ?? "Authorization";
  const shared = {
    authorizerResultTtlInSeconds: ttl,
    identityValidationExpression: identity["ValidationExpression"],
  };
  if (authorizer["UserPoolArn"] !== undefined) {
    const { UserPoolArn: pool } = authorizer;
    const providerARNs = Array.isArray(pool) ? pool : [pool ?? ""];
    return scheme(header, "cognito_user_pools", {
      type: "cognito_user_pools",
      providerARNs,
      ...shared,
    });
  }
  const isRequest = textOf(authorizer["FunctionPayloadType"])?.toUpperCase() === "REQUEST";
  const own = {
    type: isRequest ? "request" : "token",
    authorizerUri: invocationUri(authorizer["FunctionArn"] ?? ""),
    authorizerCredentials: authorizer["FunctionInvokeRole"],
    identitySource: isRequest ? identitySources(identity) : undefined,
    ...shared,
  };
  return scheme(isRequest ? "Unused" : header, "custom", own);
}

function scheme(name: string, authtype: string, authorizer: object): JsonObject {
  return {
    type: "apiKey",
    name,
    in: "header",
    "x-amazon-apigateway-authtype": authtype,
    // Members are JSON: they come from the template.
    "x-amazon-apigateway-authorizer": defined(authorizer) as JsonObject,
  };
}

function identitySources(identity: JsonObject): string | undefined {
  const of = (member: string, prefix: string) =>
    textsOf(identity[member]).map((name) => `${prefix}.${name}`);
  const sources = [
    ...of("Headers", "method.request.header"),
    ...of("QueryStrings", "method.request.querystring"),
    ...of("StageVariables", "stageVariables"),
    ...of("Context", "context"),
  ];
  return sources.length > 0 ? sources.join(", ") : undefined;
}

/** Who may call an operation: what the event says, or else what its API says to all. */
export function securityOf(event: JsonObject, api: JsonObject): readonly JsonObject[] {
  const own = objectOf(event["Auth"]);
  const auth = objectOf(api["Auth"]);
  const name = textOf(own["Authorizer"]) ?? textOf(auth["DefaultAuthorizer"]);
  const declared = name === undefined ? {} : objectOf(objectOf(auth["Authorizers"])[name]);
  const scopes = listOf(own["AuthorizationScopes"] ?? declared["AuthorizationScopes"]);
  const keyed = own["ApiKeyRequired"] ?? auth["ApiKeyRequired"];
  return [
    ...(name === undefined || name === "NONE" ? [] : [{ [name]: scopes }]),
    ...(keyed === true ? [{ api_key: [] }] : []),
  ];
}
