import * as z from "zod/mini";
import { written } from "../fields.ts";
import { selectionExpression } from "../grammar/selection-expression.ts";
import { type WebSocketIntegration, webSocketIntegration } from "../integration.ts";
import { strictObject } from "../strict-object.ts";
import { assertUnique } from "./route-keys.ts";

/** One route of a WebSocket API. */
export interface WebSocketRoute {
  /** `$connect`, `$disconnect`, `$default`, or a value of the route selection expression. */
  readonly key: string;
  /** Required except for `$connect` and `$disconnect`, which then call no backend. */
  readonly integration?: WebSocketIntegration | undefined;
  readonly operationName?: string | undefined;
  /** Sends the response to the client. Without it, the route is one-way. */
  readonly routeResponse?: RouteResponse | undefined;
}

const routeResponse = strictObject(() => ({
  /** Selects the model of the response. */
  modelSelectionExpression: z.optional(written(selectionExpression)),
  /** Model names by key. */
  responseModels: z.optional(z.record(z.string(), z.string())),
}));

/** The response of a two-way route. API Gateway supports only `$default`. */
export interface RouteResponse extends Readonly<z.infer<typeof routeResponse>> {}

/** The definition of a WebSocket API: plain data, strictly validated. */
export interface WebSocketApi {
  readonly kind: "web-socket-api";
  readonly name: string;
  readonly description?: string | undefined;
  readonly version?: string | undefined;
  /** Selects a message's route. */
  readonly routeSelectionExpression: string;
  readonly ipAddressType?: "ipv4" | "dualstack" | undefined;
  readonly disableExecuteApiEndpoint?: boolean | undefined;
  readonly disableSchemaValidation?: boolean | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly routes: readonly WebSocketRoute[];
}

export const webSocketRouteSchema = strictObject(
  () => ({
    key: z.string().check(z.minLength(1)),
    integration: z.optional(webSocketIntegration),
    operationName: z.optional(z.string().check(z.minLength(1))),
    routeResponse: z.optional(routeResponse),
  }),
  z.refine(({ key, integration }) => integration || key === "$connect" || key === "$disconnect", {
    error: "the route needs an integration: only $connect and $disconnect may omit it",
    path: ["integration"],
  }),
);

export const webSocketApiSchema = strictObject(
  () => ({
    kind: z.literal("web-socket-api"),
    name: z.string().check(z.minLength(1)),
    description: z.optional(z.string().check(z.minLength(1))),
    version: z.optional(z.string().check(z.minLength(1))),
    routeSelectionExpression: written(selectionExpression).check(
      z.minLength(1, { error: "it is empty, and names no route: write $request.body.action" }),
    ),
    ipAddressType: z.optional(z.enum(["ipv4", "dualstack"])),
    disableExecuteApiEndpoint: z.optional(z.boolean()),
    disableSchemaValidation: z.optional(z.boolean()),
    tags: z.optional(z.record(z.string(), z.string())),
    routes: z.array(webSocketRouteSchema),
  }),
  z.superRefine(assertUnique),
);
