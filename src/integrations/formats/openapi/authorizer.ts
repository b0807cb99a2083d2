import { defined } from "../../../core/json.ts";
import type { AuthorizerRecord } from "../../model/record/rest-api-record.ts";
import type { DocumentReading } from "./document-reading.ts";
import { parameterLocation } from "./parameter-location.ts";
import { isObject, type JsonObject, objectOf, textOf, textsOf } from "./shape.ts";

/** What a security scheme requires of methods. */
export type SecurityScheme =
  | { readonly type: "authorizer"; readonly record: AuthorizerRecord }
  | { readonly type: "iam" }
  | { readonly type: "api-key" };

/**
 * Reads a security scheme; returns undefined and adds a finding if it has no effect on a REST API.
 */
export function readSecurityScheme(
  name: string,
  scheme: JsonObject,
  reading: DocumentReading,
  at: readonly string[],
): SecurityScheme | undefined {
  const authType = textOf(scheme["x-amazon-apigateway-authtype"]);
  if (authType?.toLowerCase() === "awssigv4") return { type: "iam" };
  if (isObject(scheme["x-amazon-apigateway-authorizer"])) {
    const record = readAuthorizer(name, scheme, reading);
    if (isRestAuthorizer(record)) return { type: "authorizer", record };
    reading.ignore(at, `REST APIs do not support authorizers of type ${record.type}`, {
      problem: "authorizer-type",
      type: record.type,
    });
    return undefined;
  }
  const type = textOf(scheme["type"]);
  if (type === "apiKey") {
    if (isApiKeyHeader(scheme)) return { type: "api-key" };
    reading.ignore(at, "API Gateway reads API keys only from the header x-api-key", {
      problem: "api-key-place",
    });
    return undefined;
  }
  reading.warn(at, `Unsupported security definition type '${type}' for '${name}'. Ignoring.`, {
    problem: "security-type",
    name,
    type,
  });
  return undefined;
}

/**
 * The header name, which OpenAPI requires, for an authorizer that reads no header:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
export const unusedName = "Unused";

function readAuthorizer(
  name: string,
  scheme: JsonObject,
  reading: DocumentReading,
): AuthorizerRecord {
  const authorizer = objectOf(scheme["x-amazon-apigateway-authorizer"]);
  const ttl = Number(textOf(authorizer["authorizerResultTtlInSeconds"]) ?? Number.NaN);
  const providerARNs = textsOf(authorizer["providerARNs"]);
  return defined({
    id: reading.ids.of("authorizer", name),
    name,
    type: textOf(authorizer["type"])?.toUpperCase(),
    providerARNs: providerARNs.length > 0 ? providerARNs : undefined,
    authType: textOf(scheme["x-amazon-apigateway-authtype"]),
    authorizerUri: textOf(authorizer["authorizerUri"]),
    authorizerCredentials: textOf(authorizer["authorizerCredentials"]),
    identitySource: textOf(authorizer["identitySource"]) ?? identitySourceOf(scheme),
    identityValidationExpression: textOf(authorizer["identityValidationExpression"]),
    authorizerResultTtlInSeconds: Number.isNaN(ttl) ? undefined : ttl,
  });
}

/** Returns the identity source from the scheme itself (recorded for Cognito). */
function identitySourceOf(scheme: JsonObject): string | undefined {
  const location = parameterLocation(scheme);
  const name = textOf(scheme["name"]);
  return location && name !== undefined && name !== unusedName
    ? `method.request.${location}.${name}`
    : undefined;
}

export function isRestAuthorizer({ type = "" }: AuthorizerRecord): boolean {
  return ["TOKEN", "REQUEST", "COGNITO_USER_POOLS"].includes(type);
}

function isApiKeyHeader(scheme: JsonObject): boolean {
  return scheme["in"] === "header" && textOf(scheme["name"])?.toLowerCase() === "x-api-key";
}
