import * as z from "zod/mini";
import { defined } from "../../core/json.ts";
import { type HttpApi, httpApiSchema } from "../model/api/http-api.ts";
import { type WebSocketApi, webSocketApiSchema } from "../model/api/web-socket-api.ts";
import type {
  ApiV2Record,
  RouteResponseV2Record,
  RouteV2Record,
} from "../model/record/api-v2-record.ts";
import {
  classifyHttpIntegration,
  classifyWebSocketIntegration,
} from "./classify-v2-integration.ts";
import {
  type Classified,
  type Finding,
  invalidFindings,
  invalidPart,
  notExpressible,
} from "./finding.ts";

/**
 * Converts a record to an HTTP API, or returns findings: the inverse of `lowerHttpApi`. Never
 * throws.
 *
 * @example
 * const classified = classifyHttpApi(lowerHttpApi(pets));
 * if (classified.ok) console.log(classified.definition.routes);
 * else console.log(classified.findings);
 */
export function classifyHttpApi(record: ApiV2Record): Classified<HttpApi> {
  return classify<HttpApi>(record, "http-api", httpApiSchema, classifyHttpIntegration);
}

/**
 * Converts a record to a WebSocket API, or returns findings: the inverse of `lowerWebSocketApi`.
 * Never throws.
 *
 * @example
 * classifyWebSocketApi(lowerWebSocketApi(chat)).ok; // true
 */
export function classifyWebSocketApi(record: ApiV2Record): Classified<WebSocketApi> {
  const classifyOne = classifyWebSocketIntegration;
  return classify<WebSocketApi>(record, "web-socket-api", webSocketApiSchema, classifyOne);
}

function classify<Definition>(
  { Api, Integrations, Routes }: ApiV2Record,
  kind: "http-api" | "web-socket-api",
  schema: z.core.$ZodType,
  classifyOne: (record: unknown) => Classified<object>,
): Classified<Definition> {
  const findings: Finding[] = [];
  const routes = Object.values(Routes).map((route) => {
    const id = route.Target?.replace(/^integrations\//, "");
    const found = id === undefined ? undefined : Integrations[id];
    if (id !== undefined && !found) {
      const message = `the integration ${route.Target} does not exist`;
      findings.push(invalidPart([route.RouteKey], message));
    }
    const integration = found && classifyOne(found);
    if (integration && !integration.ok) findings.push(...placed(route, integration.findings));
    findings.push(...unsaid([route.RouteKey], route, routeMembers));
    return defined({
      key: route.RouteKey,
      integration: integration?.ok ? integration.definition : undefined,
      operationName: route.OperationName,
      routeResponse: routeResponseOf(route.RouteResponses?.["$default"]),
    });
  });
  findings.push(...unsaid(["Api"], Api, apiMembers));

  const candidate = defined({
    kind,
    name: Api.Name,
    description: Api.Description,
    version: Api.Version,
    routeSelectionExpression: kind === "web-socket-api" ? Api.RouteSelectionExpression : undefined,
    ipAddressType: Api.IpAddressType,
    disableExecuteApiEndpoint: Api.DisableExecuteApiEndpoint,
    disableSchemaValidation: Api.DisableSchemaValidation,
    tags: Api.Tags,
    routes,
  });
  if (findings.length > 0) return { ok: false, findings };
  const parsed = z.safeParse(schema, candidate);
  // The two callers above pair each schema with its definition type.
  if (parsed.success) return { ok: true, definition: parsed.data as Definition };
  return { ok: false, findings: invalidFindings(schema, parsed.error, candidate) };
}

const routeMembers = [
  "RouteKey",
  "RouteId",
  "Target",
  "OperationName",
  "ApiGatewayManaged",
  "RouteResponseSelectionExpression",
  "RouteResponses",
];

const apiMembers = [
  "Name",
  "ProtocolType",
  "Description",
  "Version",
  "RouteSelectionExpression",
  "IpAddressType",
  "DisableExecuteApiEndpoint",
  "DisableSchemaValidation",
  "Tags",
];

function routeResponseOf(record: RouteResponseV2Record | undefined) {
  return (
    record &&
    defined({
      modelSelectionExpression: record.ModelSelectionExpression,
      responseModels: record.ResponseModels,
    })
  );
}

function placed({ RouteKey }: RouteV2Record, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((each) => ({ ...each, at: [RouteKey, ...each.at] }));
}

/**
 * Reports members that a definition cannot express. AWS's defaults `NONE` and `false` are ignored.
 */
function unsaid(
  at: readonly string[],
  holder: object,
  known: readonly string[],
): readonly Finding[] {
  const silent = new Set<unknown>([undefined, null, false, "NONE"]);
  return Object.entries(holder).flatMap(([name, value]) =>
    known.includes(name) || silent.has(value)
      ? []
      : [notExpressible([...at, name], JSON.stringify(value))],
  );
}
