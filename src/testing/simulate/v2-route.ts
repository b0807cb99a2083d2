import type * as Sdk from "@aws-sdk/client-apigatewayv2";
import type {
  ApiGatewayV2Client,
  GetApiResponse,
  GetIntegrationResult,
  Route,
} from "@aws-sdk/client-apigatewayv2";
import { GatewrightError } from "../../core/errors.ts";
import { nearest } from "../../core/nearest.ts";
import { redactText } from "../../core/secrets/redact-text.ts";

/**
 * The part of `ApiGatewayV2Client` that is used. The package is loaded on the first call, so that
 * projects with REST APIs only do not need it.
 */
export interface ApiGatewayV2Port {
  send(command: never, options?: never): Promise<unknown>;
}

/** A route of an HTTP or WebSocket API with its integration. */
export interface FoundRoute {
  readonly api: GetApiResponse;
  readonly route: Route;
  readonly integration: GetIntegrationResult;
}

interface Calls {
  readonly client: ApiGatewayV2Client;
  readonly sdk: typeof Sdk;
  readonly options: { readonly abortSignal?: AbortSignal };
}

/**
 * Reads a route by its key.
 *
 * @throws GatewrightError `test-invoke.failed`: the API has no such route, or the route has no
 * integration.
 */
export async function findRoute(
  port: ApiGatewayV2Port,
  ApiId: string,
  key: string,
  signal?: AbortSignal,
): Promise<FoundRoute> {
  const sdk = await import("@aws-sdk/client-apigatewayv2");
  // The port is an ApiGatewayV2Client, as its comment says.
  const client = port as unknown as ApiGatewayV2Client;
  const calls: Calls = { client, sdk, options: signal ? { abortSignal: signal } : {} };
  const api = await client.send(new sdk.GetApiCommand({ ApiId }), calls.options);
  const routes = await readRoutes(calls, ApiId);
  const route = routes.find(({ RouteKey }) => RouteKey === key);
  if (!route) {
    const keys = routes.flatMap(({ RouteKey }) => RouteKey ?? []);
    const meant = nearest(key, keys);
    const hint = meant ? `Did you mean "${meant}"?` : `Its routes are ${keys.join(", ")}.`;
    throw failed(key, `the API ${ApiId} has no such route`, hint);
  }
  const IntegrationId = /^integrations\/(.+)$/.exec(route.Target ?? "")?.[1];
  if (IntegrationId === undefined) {
    throw failed(key, "the route has no integration", "Set its Target: integrations/ID.");
  }
  const read = new sdk.GetIntegrationCommand({ ApiId, IntegrationId });
  return { api, route, integration: await client.send(read, calls.options) };
}

async function readRoutes({ client, sdk, options }: Calls, ApiId: string): Promise<Route[]> {
  const routes: Route[] = [];
  let NextToken: string | undefined;
  do {
    const input = { ApiId, MaxResults: "500", ...(NextToken !== undefined && { NextToken }) };
    const page = await client.send(new sdk.GetRoutesCommand(input), options);
    routes.push(...(page.Items ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return routes;
}

export function failed(route: string, reason: string, hint: string): GatewrightError {
  const message = redactText(`Failed to test-invoke "${route}": ${reason}`);
  return new GatewrightError("test-invoke.failed", message, { hint });
}
