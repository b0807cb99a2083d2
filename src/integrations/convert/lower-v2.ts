import { defined } from "../../core/json.ts";
import type { HttpApi } from "../model/api/http-api.ts";
import type { WebSocketApi, WebSocketRoute } from "../model/api/web-socket-api.ts";
import type {
  ApiV2Record,
  ApiV2Settings,
  IntegrationV2Record,
  RouteResponseV2Record,
  RouteV2Record,
} from "../model/record/api-v2-record.ts";
import { idOf } from "../model/record/id.ts";
import { lowerHttpIntegration, lowerWebSocketIntegration } from "./lower-v2-integration.ts";

/**
 * Converts the definition of an HTTP API to the record that API Gateway would store. Each route
 * gets one integration; ids derive from route keys.
 *
 * @example
 * lowerHttpApi(pets).Routes["GET /pets"]; // what GetRoute returns
 */
export function lowerHttpApi(api: HttpApi): ApiV2Record {
  const routes = api.routes.map(({ key, integration, operationName }) => ({
    route: defined({ RouteKey: key, OperationName: operationName }),
    integration: lowerHttpIntegration(integration),
  }));
  return assemble(defined({ ...settingsOf(api), ProtocolType: "HTTP" }), routes);
}

/**
 * Converts the definition of a WebSocket API to the record that API Gateway would store.
 *
 * @example
 * lowerWebSocketApi(chat).Api.RouteSelectionExpression; // "$request.body.action"
 */
export function lowerWebSocketApi(api: WebSocketApi): ApiV2Record {
  const settings = defined({
    ...settingsOf(api),
    ProtocolType: "WEBSOCKET",
    RouteSelectionExpression: api.routeSelectionExpression,
    DisableSchemaValidation: api.disableSchemaValidation,
  });
  const routes = api.routes.map((route) => ({
    route: lowerRoute(route),
    integration: route.integration && lowerWebSocketIntegration(route.integration),
  }));
  return assemble(settings, routes);
}

function settingsOf(api: HttpApi | WebSocketApi): Omit<ApiV2Settings, "ProtocolType"> {
  return {
    Name: api.name,
    Description: api.description,
    Version: api.version,
    DisableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
    IpAddressType: api.ipAddressType,
    Tags: api.tags,
  };
}

function lowerRoute({ key, operationName, routeResponse }: WebSocketRoute): RouteV2Record {
  const response: RouteResponseV2Record | undefined =
    routeResponse &&
    defined({
      RouteResponseKey: "$default",
      ModelSelectionExpression: routeResponse.modelSelectionExpression,
      ResponseModels: routeResponse.responseModels,
    });
  return defined({
    RouteKey: key,
    OperationName: operationName,
    // Without it, API Gateway sends no response to the client.
    RouteResponseSelectionExpression: response && "$default",
    RouteResponses: response && { $default: response },
  });
}

interface LoweredRoute {
  readonly route: RouteV2Record;
  readonly integration: IntegrationV2Record | undefined;
}

function assemble(api: ApiV2Settings, routes: readonly LoweredRoute[]): ApiV2Record {
  const integrations = routes.flatMap(({ route, integration }) => {
    const id = idOf(route.RouteKey);
    return integration ? [[id, { IntegrationId: id, ...integration }] as const] : [];
  });
  const targeted = routes.map(({ route, integration }) => {
    const Target = integration && `integrations/${idOf(route.RouteKey)}`;
    return [route.RouteKey, defined({ ...route, Target })] as const;
  });
  return {
    Api: api,
    Integrations: Object.fromEntries(integrations),
    Routes: Object.fromEntries(targeted),
  };
}
