import type {
  Api,
  CreateApiRequest,
  CreateIntegrationRequest,
  CreateRouteRequest,
  GetApisRequest,
  GetIntegrationsRequest,
  GetRoutesRequest,
  Integration,
  Route,
} from "@aws-sdk/client-apigatewayv2";
import { defined } from "../../../core/json.ts";
import { fillV2Defaults, routeV2Defaults } from "../../../integrations/model/record/v2-defaults.ts";
import { randomId } from "../../request/ports.ts";
import { AwsError, badRequest, conflict } from "../account/aws-error.ts";
import type { Account } from "../account/store.ts";
import type { StoredApiV2 } from "../account/stored-api-v2.ts";
import { type Operation, page } from "../operations/operation.ts";
import { findApi, findItem } from "./find.ts";

interface ApiKey {
  readonly ApiId: string;
}

type IntegrationKey = ApiKey & { readonly IntegrationId: string };
type RouteKey = ApiKey & { readonly RouteId: string };

const protocols = ["HTTP", "WEBSOCKET"] as const;

/** Creates an API. Quick create (`Target` and `RouteKey` in this call) is not emulated. */
export const createApi: Operation<CreateApiRequest, Api> = (account, input) => {
  const { Name = "", ProtocolType = "", RouteKey, Target, CredentialsArn, ...settings } = input;
  if (!protocols.some((protocol) => protocol === ProtocolType)) {
    throw badRequest(`Invalid protocol specified. Must be one of [${protocols.join(", ")}]`);
  }
  if ([RouteKey, Target, CredentialsArn].some((part) => part !== undefined)) {
    const text = "gatewright: quick create of an HTTP API is not emulated yet";
    throw new AwsError("NotImplementedException", 501, text);
  }
  if (ProtocolType === "WEBSOCKET" && !settings.RouteSelectionExpression) {
    // That it is required is documented; the text is another emulator's.
    throw badRequest("RouteSelectionExpression is required for WEBSOCKET protocol");
  }
  const { CorsConfiguration, ...plain } = settings;
  const selection =
    ProtocolType === "HTTP" ? httpSelectionExpression : settings.RouteSelectionExpression;
  const api: StoredApiV2 = {
    ApiId: randomId(account.ports),
    CreatedDate: new Date(account.ports.clock()),
    settings: defined({ ...plain, Name, ProtocolType, RouteSelectionExpression: selection }),
    ...(CorsConfiguration && { CorsConfiguration }),
    integrations: new Map(),
    routes: new Map(),
  };
  account.apisV2.set(api.ApiId, api);
  return toApi(account, api);
};

// biome-ignore lint/suspicious/noTemplateCurlyInString: as AWS echoes it
const httpSelectionExpression = "${request.method} ${request.path}";

export const getApi: Operation<ApiKey, Api> = (account, { ApiId }) =>
  toApi(account, findApi(account, ApiId));

export const getApis: Operation<GetApisRequest, Page<Api>> = (account, input) =>
  pageOf(
    [...account.apisV2.values()].map((api) => toApi(account, api)),
    input,
  );

export const deleteApi: Operation<ApiKey, object> = (account, { ApiId }) => {
  findApi(account, ApiId);
  account.apisV2.delete(ApiId);
  return {};
};

function toApi({ region }: Account, api: StoredApiV2): Api {
  const { ApiId, CreatedDate, CorsConfiguration, settings } = api;
  const scheme = settings.ProtocolType === "HTTP" ? "https" : "wss";
  return {
    // The SDK types these strings as enumerations; a record does not.
    ...(settings as unknown as Api),
    ApiId,
    CreatedDate,
    ...(CorsConfiguration && { CorsConfiguration }),
    ApiEndpoint: `${scheme}://${ApiId}.execute-api.${region}.amazonaws.com`,
    ApiKeySelectionExpression: settings.ApiKeySelectionExpression ?? "$request.header.x-api-key",
    DisableExecuteApiEndpoint: settings.DisableExecuteApiEndpoint ?? false,
  };
}

export const createIntegration: Operation<CreateIntegrationRequest & ApiKey, Integration> = (
  account,
  { ApiId, ...settings },
) => {
  const api = findApi(account, ApiId);
  const protocol = api.settings.ProtocolType === "HTTP" ? "HTTP" : "WEBSOCKET";
  const { IntegrationType = "", ...others } = defined(settings);
  const stored = fillV2Defaults({ IntegrationType, ...others }, protocol);
  const IntegrationId = randomId(account.ports, 7);
  api.integrations.set(IntegrationId, { ...stored, IntegrationId });
  return toIntegration(findItem(api.integrations, IntegrationId, "integration"));
};

export const getIntegration: Operation<IntegrationKey, Integration> = (account, key) =>
  toIntegration(
    findItem(findApi(account, key.ApiId).integrations, key.IntegrationId, "integration"),
  );

export const getIntegrations: Operation<GetIntegrationsRequest & ApiKey, Page<Integration>> = (
  account,
  input,
) => pageOf([...findApi(account, input.ApiId).integrations.values()].map(toIntegration), input);

export const deleteIntegration: Operation<IntegrationKey, object> = (account, key) => {
  const { integrations, routes } = findApi(account, key.ApiId);
  findItem(integrations, key.IntegrationId, "integration");
  const target = `integrations/${key.IntegrationId}`;
  const user = [...routes.values()].find(({ Target }) => Target === target);
  if (user)
    throw badRequest(
      `Cannot delete Integration '${key.IntegrationId}' which is referenced by a Route.`,
    );
  integrations.delete(key.IntegrationId);
  return {};
};

function toIntegration({
  IntegrationResponses: _,
  ...integration
}: object & {
  readonly IntegrationResponses?: unknown;
}): Integration {
  return integration;
}

export const createRoute: Operation<CreateRouteRequest & ApiKey, Route> = (
  account,
  { ApiId, ...settings },
) => {
  const { routes } = findApi(account, ApiId);
  const { RouteKey = "", ...others } = defined(settings);
  if ([...routes.values()].some((route) => route.RouteKey === RouteKey)) {
    throw conflict(`Route with key ${RouteKey} already exists for this API`);
  }
  const RouteId = randomId(account.ports, 7);
  routes.set(RouteId, { ...routeV2Defaults, RouteKey, ...others, RouteId });
  return toRoute(findItem(routes, RouteId, "route"));
};

export const getRoute: Operation<RouteKey, Route> = (account, key) =>
  toRoute(findItem(findApi(account, key.ApiId).routes, key.RouteId, "route"));

export const getRoutes: Operation<GetRoutesRequest & ApiKey, Page<Route>> = (account, input) =>
  pageOf([...findApi(account, input.ApiId).routes.values()].map(toRoute), input);

export const deleteRoute: Operation<RouteKey, object> = (account, key) => {
  const { routes } = findApi(account, key.ApiId);
  findItem(routes, key.RouteId, "route");
  routes.delete(key.RouteId);
  return {};
};

function toRoute(route: object & { readonly RouteResponses?: unknown }): Route {
  const { RouteResponses: _, ...kept } = route;
  // Every stored route has a key, but this type does not require one.
  return kept as Route;
}

interface Page<Item> {
  Items: Item[];
  NextToken?: string;
}

interface PageRequest {
  readonly MaxResults?: string | undefined;
  readonly NextToken?: string | undefined;
}

function pageOf<Item>(all: readonly Item[], { MaxResults, NextToken }: PageRequest): Page<Item> {
  const limit = MaxResults === undefined ? undefined : Number(MaxResults);
  const { items, position } = page(all, { limit, position: NextToken });
  return { Items: items, ...(position !== undefined && { NextToken: position }) };
}
