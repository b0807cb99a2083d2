import type { Json } from "../../../../core/json.ts";
import { isObject, type JsonObject, memberOf, objectOf, textOf } from "../../openapi/shape.ts";
import { isIntrinsic } from "../../unresolved-text.ts";
import type { Unresolved } from "../template.ts";

const anyMethod = "x-amazon-apigateway-any-method";
const everyMethod = "DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT";

/**
 * Adds an OPTIONS operation for browsers' preflight requests to each path, as SAM's `Cors` does. A
 * path keeps an existing OPTIONS operation.
 *
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-corsconfiguration.html
 */
export function withPreflight(
  paths: JsonObject,
  cors: Json,
  security: readonly Json[],
): JsonObject {
  const entries = Object.entries(paths).map(([path, each]) => {
    const item = objectOf(each);
    if (memberOf(item, "options") !== undefined) return [path, each] as const;
    const options = {
      ...preflight(headersOf(cors, item)),
      ...(security.length > 0 && { security }),
    };
    return [path, { ...item, options }] as const;
  });
  return Object.fromEntries(entries);
}

/** Returns the header values in quotes, as mapping expressions need. */
function headersOf(cors: Json, item: JsonObject): Readonly<Record<string, Unresolved<string>>> {
  const settings: JsonObject = isObject(cors) && !isIntrinsic(cors) ? cors : { AllowOrigin: cors };
  const { AllowOrigin, AllowHeaders, AllowMethods, MaxAge, AllowCredentials } = settings;
  const entries: readonly (readonly [string, Json | undefined])[] = [
    ["Access-Control-Allow-Origin", AllowOrigin],
    ["Access-Control-Allow-Headers", AllowHeaders],
    ["Access-Control-Allow-Methods", AllowMethods ?? `'${methodsOf(item)}'`],
    ["Access-Control-Max-Age", MaxAge],
    ["Access-Control-Allow-Credentials", AllowCredentials === true ? "'true'" : undefined],
  ];
  return Object.fromEntries(
    entries.flatMap(([name, value]) => {
      const text = isObject(value) ? value : textOf(value);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}

function methodsOf(item: JsonObject): string {
  if (memberOf(item, anyMethod) !== undefined) return everyMethod;
  const methods = Object.keys(item).filter(
    (name) => !name.startsWith("x-") && name !== "parameters",
  );
  return [...methods, "options"]
    .map((name) => name.toUpperCase())
    .sort()
    .join(",");
}

function preflight(headers: Readonly<Record<string, Unresolved<string>>>): JsonObject {
  const names = Object.keys(headers);
  const declared = names.map((name) => [name, { type: "string" }] as const);
  const mapped = names.map(
    (name) => [`method.response.header.${name}`, headers[name] ?? ""] as const,
  );
  return {
    summary: "CORS support",
    consumes: ["application/json"],
    produces: ["application/json"],
    responses: {
      "200": {
        description: "Default response for CORS method",
        headers: Object.fromEntries(declared),
      },
    },
    "x-amazon-apigateway-integration": {
      type: "mock",
      requestTemplates: { "application/json": '{\n  "statusCode" : 200\n}\n' },
      responses: {
        default: {
          statusCode: "200",
          responseParameters: Object.fromEntries(mapped),
          responseTemplates: { "application/json": "{}\n" },
        },
      },
    },
  };
}
