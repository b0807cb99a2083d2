import { defined, type Json } from "../../../../core/json.ts";
import { type JsonObject, listOf, objectOf, textOf, textsOf } from "../../openapi/shape.ts";

/** Returns the URI by which API Gateway invokes a function. */
export function invocationUri(functionArn: Json): JsonObject {
  const uri =
    "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${__FunctionArn__}/invocations";
  return { "Fn::Sub": [uri, { __FunctionArn__: functionArn }] };
}

/**
 * Converts the authorizers of SAM's `Auth`, including implied ones, to OpenAPI security schemes.
 */
export function securitySchemes(auth: JsonObject): JsonObject {
  const entries = Object.entries(objectOf(auth["Authorizers"])).map(([name, each]) => [
    name,
    schemeOf(objectOf(each)),
  ]);
  return { ...Object.fromEntries(entries), ...implied };
}

/** Authorizers that events use without declaring them. */
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

/** Returns the security of an operation: the event's setting, or its API's default. */
export function securityOf(event: JsonObject, api: JsonObject): readonly JsonObject[] {
  const own = objectOf(event["Auth"]);
  const auth = objectOf(api["Auth"]);
  const name = textOf(own["Authorizer"]) ?? textOf(auth["DefaultAuthorizer"]);
  const scopes = listOf(own["AuthorizationScopes"] ?? scopesOf(auth, name));
  const keyed = own["ApiKeyRequired"] ?? auth["ApiKeyRequired"];
  return [
    ...(name === undefined || name === "NONE" ? [] : [{ [name]: scopes }]),
    ...(keyed === true ? [{ api_key: [] }] : []),
  ];
}

/**
 * Applies the API's `Auth` to an operation without an event: one of the author's document, or a
 * preflight.
 */
export function defaultSecurity(
  existing: readonly Json[],
  auth: JsonObject,
  method: string,
): readonly Json[] {
  const names = new Set(existing.flatMap((each) => Object.keys(objectOf(each))));
  const isPreflight = method === "options";
  const authorizer =
    isPreflight && auth["AddDefaultAuthorizerToCorsPreflight"] === false
      ? undefined
      : textOf(auth["DefaultAuthorizer"]);
  const others = ["AWS_IAM", "NONE", ...Object.keys(objectOf(auth["Authorizers"]))];
  const isOpen = authorizer === undefined || others.some((name) => names.has(name));
  const isKeyed = auth["ApiKeyRequired"] === true;
  const withoutKey = isPreflight && auth["AddApiKeyRequiredToCorsPreflight"] === false;
  const replaced = [
    ...(authorizer === undefined ? [] : ["NONE"]),
    ...(isKeyed ? ["api_key", "api_key_false"] : []),
  ];
  return [
    ...existing.filter((each) => !replaced.some((name) => name in objectOf(each))),
    ...(isOpen ? [] : [{ [authorizer]: listOf(scopesOf(auth, authorizer)) }]),
    ...(isKeyed && !withoutKey && !names.has("api_key_false") ? [{ api_key: [] }] : []),
  ];
}

function scopesOf(auth: JsonObject, authorizer: string | undefined): Json | undefined {
  if (authorizer === undefined) return undefined;
  return objectOf(objectOf(auth["Authorizers"])[authorizer])["AuthorizationScopes"];
}
