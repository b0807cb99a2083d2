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
  /** Absent: nothing is called; only `$connect` and `$disconnect` may do without. */
  readonly integration?: WebSocketIntegration | undefined;
  readonly operationName?: string | undefined;
  /** Set: the answer goes back to the client. Absent: the route is one-way. */
  readonly routeResponse?: RouteResponse | undefined;
}

const routeResponse = strictObject(() => ({
  /** Chooses the model of the answer. */
  modelSelectionExpression: z.optional(written(selectionExpression)),
  /** Key to the name of a model. */
  responseModels: z.optional(z.record(z.string(), z.string())),
}));

/** The answer of a two-way route. API Gateway knows one: `$default`. */
export interface RouteResponse extends Readonly<z.infer<typeof routeResponse>> {}

/** A WebSocket API as its author writes it: plain data, strict. */
export interface WebSocketApi {
  readonly kind: "web-socket-api";
  readonly name: string;
  readonly description?: string | undefined;
  readonly version?: string | undefined;
  /** What of a message names its route. */
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
    error: "only $connect and $disconnect may go without an integration",
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
