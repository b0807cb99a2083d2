import { defined } from "../../core/json.ts";
import type { RestApi } from "../model/api/rest-api.ts";
import type { MethodResponse, Route } from "../model/api/rest-route.ts";
import { methodParametersFor } from "../model/method-parameters.ts";
import { resourceTree } from "../model/record/resource-tree.ts";
import {
  type ById,
  emptyRestApiRecord,
  type MethodRecord,
  type MethodResponseRecord,
  type ResourceRecord,
  type RestApiRecord,
  type RestApiSettings,
} from "../model/record/rest-api-record.ts";
import { lowerBodies } from "./body-models.ts";
import { lowerIntegration } from "./lower-integration.ts";
import { methodResponsesFor } from "./method-responses.ts";

/**
 * Converts a definition to the record that API Gateway would store.
 *
 * Resource ids derive from paths, so the same definition gives the same record.
 *
 * @example
 * lower(orders).resources; // by id: what GetResources returns
 */
export function lower(api: RestApi): RestApiRecord {
  const { kind: _, routes, endpointType, ...same } = api;
  const settings: RestApiSettings = defined({
    ...same,
    endpointConfiguration: endpointType && { types: [endpointType] },
  });
  const bodies = new Map(routes.flatMap(({ key, body }) => (body ? [[key, body] as const] : [])));
  const { models, requestValidators, methods } = lowerBodies(bodies);
  const resources = lowerResources(routes, methods);
  return { ...emptyRestApiRecord(settings), resources, models, requestValidators };
}

function lowerResources(
  routes: readonly Route[],
  parts: ById<Partial<MethodRecord>>,
): ById<ResourceRecord> {
  const byPath = new Map<string, Record<string, MethodRecord>>();
  for (const { key, ...settings } of routes) {
    const space = key.indexOf(" ");
    const httpMethod = key.slice(0, space);
    const path = key.slice(space + 1);
    const method = { ...lowerMethod(httpMethod, settings), ...parts[key] };
    const methods = { ...byPath.get(path), [httpMethod]: method };
    byPath.set(path, methods);
  }
  return resourceTree(byPath);
}

function lowerMethod(httpMethod: string, route: Omit<Route, "key">): MethodRecord {
  const methodIntegration = lowerIntegration(route.integration);
  const declared = route.methodResponses
    ? lowerMethodResponses(route.methodResponses)
    : methodResponsesFor(methodIntegration);
  const parameters = {
    ...methodParametersFor(methodIntegration),
    ...route.requestParameters,
  };
  return defined({
    httpMethod,
    authorizationType: "NONE",
    operationName: route.operationName,
    apiKeyRequired: route.apiKeyRequired,
    requestParameters: Object.keys(parameters).length > 0 ? parameters : undefined,
    methodResponses: Object.keys(declared).length > 0 ? declared : undefined,
    methodIntegration,
  });
}

function lowerMethodResponses(
  responses: Readonly<Record<string, MethodResponse>>,
): Record<string, MethodResponseRecord> {
  const entries = Object.entries(responses).map(([statusCode, response]) => [
    statusCode,
    defined({ statusCode, ...response }),
  ]);
  return Object.fromEntries(entries);
}
