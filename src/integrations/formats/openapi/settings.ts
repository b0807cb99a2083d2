import { defined } from "../../../core/json.ts";
import type {
  ById,
  EndpointConfigurationRecord,
  GatewayResponseRecord,
  RestApiSettings,
} from "../../model/record/rest-api-record.ts";
import type { DocumentReading } from "./document-reading.ts";
import {
  booleanOf,
  isObject,
  type JsonObject,
  listOf,
  objectOf,
  textMapOf,
  textOf,
  textsOf,
} from "./shape.ts";

/** Reads the settings of the whole API. */
export function readSettings(reading: DocumentReading): RestApiSettings {
  const { root } = reading.document;
  const info = objectOf(root["info"]);
  const name = textOf(info["title"]);
  if (name === undefined) {
    reading.warn(["info", "title"], "Parse issue: attribute info.title is missing", {
      problem: "no-title",
    });
  }
  for (const [extension, reason] of notKept) {
    if (root[extension] === undefined) continue;
    reading.ignore([extension], reason, { problem: "extension", extension });
  }
  const endpoint = endpointMembers(root);
  const binaryMediaTypes = textsOf(root["x-amazon-apigateway-binary-media-types"]);
  const size = root["x-amazon-apigateway-minimum-compression-size"];
  return defined({
    name,
    // API Gateway cannot store an empty one.
    description: textOf(info["description"]) || undefined,
    version: textOf(info["version"]),
    binaryMediaTypes: binaryMediaTypes.length > 0 ? binaryMediaTypes : undefined,
    minimumCompressionSize: typeof size === "number" ? size : undefined,
    apiKeySource: textOf(root["x-amazon-apigateway-api-key-source"])?.toUpperCase(),
    endpointConfiguration: readEndpoint(endpoint),
    policy: readPolicy(root),
    tags: readTags(root),
    disableExecuteApiEndpoint: booleanOf(endpoint["disableExecuteApiEndpoint"]),
    securityPolicy: textOf(root["x-amazon-apigateway-security-policy"]),
    endpointAccessMode: textOf(root["x-amazon-apigateway-endpoint-access-mode"]),
  });
}

/** Extensions that a REST API's record cannot hold. */
const notKept: readonly (readonly [extension: string, reason: string])[] = [
  ["x-amazon-apigateway-cors", "it is for HTTP APIs; on a REST API, add an OPTIONS method"],
];

/**
 * Returns the endpoint extension: at the root in OpenAPI 2.0, in the first server later. Both are
 * read in all versions.
 */
function endpointMembers(root: JsonObject): JsonObject {
  const name = "x-amazon-apigateway-endpoint-configuration";
  const server = objectOf(listOf(root["servers"])[0]);
  return { ...objectOf(server[name]), ...objectOf(root[name]) };
}

function readEndpoint(endpoint: JsonObject): EndpointConfigurationRecord | undefined {
  const types = textsOf(endpoint["types"]);
  const vpcEndpointIds = textsOf(endpoint["vpcEndpointIds"]);
  const configuration = defined({
    types: types.length > 0 ? types : undefined,
    vpcEndpointIds: vpcEndpointIds.length > 0 ? vpcEndpointIds : undefined,
    ipAddressType: textOf(endpoint["ipAddressType"]),
  });
  return Object.keys(configuration).length > 0 ? configuration : undefined;
}

function readPolicy(root: JsonObject): string | undefined {
  const policy = root["x-amazon-apigateway-policy"];
  return isObject(policy) ? JSON.stringify(policy) : textOf(policy);
}

/** Reads the API's tags: document tags with a value. The others group operations. */
function readTags(root: JsonObject): Record<string, string> | undefined {
  const entries = listOf(root["tags"]).flatMap((each) => {
    const tag = objectOf(each);
    const key = textOf(tag["name"]);
    const value = textOf(tag["x-amazon-apigateway-tag-value"]);
    return key === undefined || value === undefined ? [] : [[key, value] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

export function readGatewayResponses(reading: DocumentReading): ById<GatewayResponseRecord> {
  const responses = objectOf(reading.document.root["x-amazon-apigateway-gateway-responses"]);
  const entries = Object.entries(responses).map(([responseType, each]) => {
    const response = objectOf(each);
    const record: GatewayResponseRecord = defined({
      responseType,
      statusCode: textOf(response["statusCode"]),
      responseParameters: textMapOf(response["responseParameters"]),
      responseTemplates: textMapOf(response["responseTemplates"]),
    });
    return [responseType, record] as const;
  });
  return Object.fromEntries(entries);
}
