import type { Json } from "../../../core/json.ts";
import type {
  ApiV2Record,
  IntegrationV2Record,
  RouteV2Record,
} from "../../model/record/api-v2-record.ts";
import { v2Members } from "../members.ts";
import type { JsonObject } from "../openapi/shape.ts";
import { refTo, type TemplateWriting } from "./template-writing.ts";
import { v2Tables } from "./v2-tables.ts";

/** Adds the resources of an HTTP or WebSocket API to a template. */
export function writeV2Api(record: ApiV2Record, writing: TemplateWriting): void {
  const type = "AWS::ApiGatewayV2::Api";
  const api = writing.ids.of("Api", "");
  writing.add(api, type, writing.properties(record.Api, v2Tables[type].members, ["Api"]));
  const integrations = new Map(
    Object.entries(record.Integrations).map(([key, integration]) => {
      const id = writing.ids.of("", "Integration");
      writeIntegrationOf(id, integration, refTo(api), writing);
      return [key, id] as const;
    }),
  );
  for (const route of Object.values(record.Routes)) writeRoute(route, api, integrations, writing);
}

function writeIntegrationOf(
  id: string,
  integration: IntegrationV2Record,
  ApiId: JsonObject,
  writing: TemplateWriting,
): void {
  const silent = [
    "IntegrationId",
    "ApiGatewayManaged",
    "IntegrationResponses",
    "IntegrationResponseSelectionExpression",
  ];
  const own = writing.properties(integration, v2Members.cfn, [id], silent);
  writing.add(id, "AWS::ApiGatewayV2::Integration", { ApiId, ...own });
  const type = "AWS::ApiGatewayV2::IntegrationResponse";
  for (const [key, response] of Object.entries(integration.IntegrationResponses ?? {})) {
    const { members } = v2Tables[type];
    const said = writing.properties(response, members, [id, key], ["IntegrationResponseId"]);
    writing.add(writing.ids.of(id, "Response"), type, {
      ApiId,
      IntegrationId: refTo(id),
      ...said,
    });
  }
}

function writeRoute(
  route: RouteV2Record,
  api: string,
  integrations: ReadonlyMap<string, string>,
  writing: TemplateWriting,
): void {
  const at = [route.RouteKey];
  const { members } = v2Tables["AWS::ApiGatewayV2::Route"];
  const silent = ["RouteId", "ApiGatewayManaged", "RouteResponses", "RequestParameters"];
  const own = writing.properties(route, members, at, silent);
  const integration = integrations.get(route.Target?.replace(/^integrations\//, "") ?? "");
  const id = writing.ids.of(route.RouteKey, "Route");
  const { RequestParameters: parameters } = route;
  writing.add(id, "AWS::ApiGatewayV2::Route", {
    ApiId: refTo(api),
    ...own,
    // The record's shape is JSON.
    ...(parameters && { RequestParameters: parameters as unknown as Json }),
    ...(integration !== undefined && { Target: { "Fn::Sub": `integrations/\${${integration}}` } }),
  });
  const type = "AWS::ApiGatewayV2::RouteResponse";
  for (const [key, response] of Object.entries(route.RouteResponses ?? {})) {
    const known = v2Tables[type].members;
    const said = writing.properties(response, known, [...at, key], ["RouteResponseId"]);
    writing.add(writing.ids.of(id, "Response"), type, {
      ApiId: refTo(api),
      RouteId: refTo(id),
      ...said,
    });
  }
}
