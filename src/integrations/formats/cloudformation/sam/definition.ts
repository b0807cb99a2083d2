import { defined, type Json } from "../../../../core/json.ts";
import {
  isObject,
  type JsonObject,
  listOf,
  memberOf,
  objectOf,
  textOf,
} from "../../openapi/shape.ts";
import { defaultSecurity, securityOf, securitySchemes } from "./authorizers.ts";
import { withPreflight } from "./cors.ts";
import type { ApiEvent } from "./events.ts";

const anyMethod = "x-amazon-apigateway-any-method";
const integrationName = "x-amazon-apigateway-integration";

/**
 * Returns the OpenAPI document of an `AWS::Serverless::Api`: its own, or one generated from events,
 * with additions from its properties.
 */
export function definitionOf(
  properties: JsonObject,
  events: readonly ApiEvent[],
  targetOf: (event: ApiEvent) => Json,
): JsonObject {
  const own = properties["DefinitionBody"];
  // Events do not change the author's document; they only add permissions.
  const body = isObject(own)
    ? withDefaultSecurity(own, objectOf(properties["Auth"]))
    : generated(properties, events, targetOf);
  return withAuth(withCors(withResponses(body, properties), properties), properties);
}

function withDefaultSecurity(body: JsonObject, auth: JsonObject): JsonObject {
  const { paths: written } = body;
  if (!isObject(written)) return body;
  const paths = Object.entries(written).map(([path, item]) => {
    const operations = Object.entries(objectOf(item)).map(([method, operation]) => {
      // SAM processes only operations with an integration.
      if (memberOf(objectOf(operation), integrationName) === undefined) return [method, operation];
      const { security, ...others } = objectOf(operation);
      const secured = defaultSecurity(listOf(security), auth, method);
      return [method, { ...others, ...(secured.length > 0 && { security: secured }) }];
    });
    return [path, Object.fromEntries(operations)];
  });
  return { ...body, paths: Object.fromEntries(paths) };
}

function generated(
  properties: JsonObject,
  events: readonly ApiEvent[],
  targetOf: (event: ApiEvent) => Json,
): JsonObject {
  const paths = new Map<string, Record<string, Json>>();
  const validators = new Map<string, JsonObject>();
  for (const event of events) {
    if (event.path === undefined) continue;
    const item = paths.get(event.path) ?? {};
    const word = event.method === "any" ? anyMethod : event.method;
    item[word] = operationOf(event, properties, targetOf(event), validators);
    paths.set(event.path, item);
  }
  return {
    swagger: "2.0",
    info: { version: "1.0", title: { Ref: "AWS::StackName" } },
    paths: Object.fromEntries(paths),
    definitions: objectOf(properties["Models"]),
    ...(validators.size > 0 && {
      "x-amazon-apigateway-request-validators": Object.fromEntries(validators),
    }),
  };
}

function operationOf(
  event: ApiEvent,
  api: JsonObject,
  target: Json,
  validators: Map<string, JsonObject>,
): JsonObject {
  const { properties, path = "" } = event;
  const security = securityOf(properties, api);
  const model = objectOf(properties["RequestModel"]);
  const validator = validatorOf(model);
  if (validator) validators.set(validator.name, validator.rule);
  const isIam = security.some((each) => memberOf(each, "AWS_IAM") !== undefined);
  const credentials = isIam ? invokeCredentials(properties, api) : undefined;
  return defined({
    parameters: [
      ...[...path.matchAll(/\{([^{}+]+)\+?\}/g)].map(([, name = ""]) => ({
        name,
        in: "path",
        required: true,
        type: "string",
      })),
      ...bodyParameter(model),
      ...listOf(properties["RequestParameters"]).flatMap(requestParameter),
    ],
    responses: event.target === "state-machine" ? { "200": {}, "400": {} } : {},
    ...(security.length > 0 && { security }),
    "x-amazon-apigateway-request-validator": validator?.name,
    [integrationName]: defined({
      ...objectOf(target),
      credentials: objectOf(target)["credentials"] ?? credentials,
      timeoutInMillis: properties["TimeoutInMillis"],
      responseTransferMode: properties["ResponseTransferMode"],
    }),
  });
}

/** Returns the credentials for IAM: the caller's own unless a role is set. */
function invokeCredentials(event: JsonObject, api: JsonObject): Json | undefined {
  const role =
    objectOf(event["Auth"])["InvokeRole"] ??
    objectOf(api["Auth"])["InvokeRole"] ??
    "CALLER_CREDENTIALS";
  if (role === "NONE") return undefined;
  return role === "CALLER_CREDENTIALS"
    ? { "Fn::Sub": "arn:${AWS::Partition}:iam::*:user/*" }
    : role;
}

function bodyParameter(model: JsonObject): JsonObject[] {
  const name = textOf(model["Model"]);
  if (name === undefined) return [];
  const required = model["Required"] === true;
  return [{ in: "body", name, required, schema: { $ref: `#/definitions/${name}` } }];
}

function validatorOf(
  model: JsonObject,
): { readonly name: string; readonly rule: JsonObject } | undefined {
  const { ValidateBody: body, ValidateParameters: parameters } = model;
  if (body === undefined && parameters === undefined) return undefined;
  const rule = {
    validateRequestBody: body === true,
    validateRequestParameters: parameters === true,
  };
  const words = [body === true && "body", parameters === true && "parameters"].filter(Boolean);
  return { name: words.join("-and-") || "none", rule };
}

/** Converts `method.request.header.Accept`, or that name with `{ Required, Caching }`. */
function requestParameter(written: Json): JsonObject[] {
  const [key = "", settings = {}] = isObject(written)
    ? (Object.entries(written)[0] ?? [])
    : [textOf(written)];
  const [, , location = "", ...rest] = key.split(".");
  const places: Readonly<Record<string, string>> = {
    header: "header",
    querystring: "query",
    path: "path",
  };
  const place = Object.hasOwn(places, location) ? places[location] : undefined;
  if (place === undefined) return [];
  const required = objectOf(settings)["Required"] === true || place === "path";
  return [{ name: rest.join("."), in: place, required, type: "string" }];
}

function withCors(body: JsonObject, properties: JsonObject): JsonObject {
  const { Cors: cors = null, Auth: auth } = properties;
  if (cors === null) return body;
  const security = defaultSecurity([], objectOf(auth), "options");
  return { ...body, paths: withPreflight(objectOf(body["paths"]), cors, security) };
}

function withAuth(body: JsonObject, properties: JsonObject): JsonObject {
  const schemes = securitySchemes(objectOf(properties["Auth"]));
  const named = new Set(requirementsOf(body));
  const used = Object.fromEntries(
    Object.entries(schemes).filter(
      ([name]) =>
        named.has(name) ||
        Object.hasOwn(objectOf(objectOf(properties["Auth"])["Authorizers"]), name),
    ),
  );
  if (Object.keys(used).length === 0) return body;
  if (body["openapi"] === undefined) {
    return { ...body, securityDefinitions: { ...objectOf(body["securityDefinitions"]), ...used } };
  }
  const components = objectOf(body["components"]);
  const all = { ...objectOf(components["securitySchemes"]), ...used };
  return { ...body, components: { ...components, securitySchemes: all } };
}

/** Returns the names of the security schemes that operations use. */
function requirementsOf(body: JsonObject): readonly string[] {
  const operations = Object.values(objectOf(body["paths"])).flatMap((item) =>
    Object.values(objectOf(item)),
  );
  return operations.flatMap((operation) =>
    listOf(objectOf(operation)["security"]).flatMap((each) => Object.keys(objectOf(each))),
  );
}

/** Adds `GatewayResponses` under the names of OpenAPI's extension. */
function withResponses(body: JsonObject, properties: JsonObject): JsonObject {
  const written = Object.entries(objectOf(properties["GatewayResponses"]));
  if (written.length === 0) return body;
  const responses = written.map(([type, each]) => {
    const { StatusCode, ResponseParameters, ResponseTemplates } = objectOf(each);
    const parameters = Object.entries(objectOf(ResponseParameters)).flatMap(([place, values]) =>
      Object.entries(objectOf(values)).map(
        ([name, value]) =>
          [`gatewayresponse.${responsePlaces[place] ?? place}.${name}`, value] as const,
      ),
    );
    const response = defined({
      statusCode: StatusCode,
      responseTemplates: ResponseTemplates,
      ...(parameters.length > 0 && { responseParameters: Object.fromEntries(parameters) }),
    });
    return [type, response] as const;
  });
  return { ...body, "x-amazon-apigateway-gateway-responses": Object.fromEntries(responses) };
}

const responsePlaces: Readonly<Record<string, string>> = {
  Headers: "header",
  Paths: "path",
  QueryStrings: "querystring",
};
