import { defined, type Json } from "../../../core/json.ts";
import type { RestApiSettings } from "../../model/record/rest-api-record.ts";
import { isObject, type JsonObject } from "./shape.ts";
import type { DocumentWriting } from "./writing.ts";

/** Writes `info`. */
export function writeInfo({ record, form, documentation }: DocumentWriting): JsonObject {
  const { name: title, description, version } = record.restApi;
  // In a document to import, they would become the description of the API.
  const documented = form === "export" ? documentation.info() : {};
  return { ...defined({ title, description, version }), ...documented };
}

/** Writes the API's tags as document tags with a value. */
export function writeTags({ tags = {} }: RestApiSettings): JsonObject[] | undefined {
  const written = Object.entries(tags).map(([name, value]) => ({
    name,
    "x-amazon-apigateway-tag-value": value,
  }));
  return written.length > 0 ? written : undefined;
}

/** Writes the endpoint extension: in the first server, or at the root in OpenAPI 2.0. */
export function writeEndpoint({
  endpointConfiguration = {},
  disableExecuteApiEndpoint,
}: RestApiSettings): JsonObject {
  const { types, vpcEndpointIds, ipAddressType } = endpointConfiguration;
  const members = defined({ types, vpcEndpointIds, ipAddressType, disableExecuteApiEndpoint });
  if (Object.keys(members).length === 0) return {};
  return { "x-amazon-apigateway-endpoint-configuration": members };
}

/** Writes the extensions at the root of a document. */
export function writeSettings({ record }: DocumentWriting): JsonObject {
  const { restApi, requestValidators, gatewayResponses } = record;
  return defined({
    "x-amazon-apigateway-api-key-source": restApi.apiKeySource,
    "x-amazon-apigateway-binary-media-types": restApi.binaryMediaTypes,
    "x-amazon-apigateway-minimum-compression-size": restApi.minimumCompressionSize,
    "x-amazon-apigateway-security-policy": restApi.securityPolicy,
    "x-amazon-apigateway-endpoint-access-mode": restApi.endpointAccessMode,
    "x-amazon-apigateway-policy": restApi.policy === undefined ? undefined : toJson(restApi.policy),
    "x-amazon-apigateway-request-validators": named(
      Object.values(requestValidators).map(({ id, name = id, ...flags }) => [
        name,
        {
          validateRequestBody: flags.validateRequestBody === true,
          validateRequestParameters: flags.validateRequestParameters === true,
        },
      ]),
    ),
    "x-amazon-apigateway-gateway-responses": named(
      Object.values(gatewayResponses).map(({ responseType, ...response }) => [
        responseType,
        defined({
          statusCode: response.statusCode,
          responseParameters: response.responseParameters,
          responseTemplates: response.responseTemplates,
        }),
      ]),
    ),
  });
}

function named(entries: readonly (readonly [string, JsonObject])[]): JsonObject | undefined {
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Parses a policy: an object in a document, text in the API. */
function toJson(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return isObject(value) ? value : text;
  } catch {
    return text;
  }
}
