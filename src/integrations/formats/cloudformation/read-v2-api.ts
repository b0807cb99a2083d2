import { defined } from "../../../core/json.ts";
import type {
  ApiV2Record,
  IntegrationResponseV2Record,
  IntegrationV2Record,
  RouteResponseV2Record,
  RouteV2Record,
} from "../../model/record/api-v2-record.ts";
import { readUnchecked } from "../integration.ts";
import { v2Members } from "../members.ts";
import { isObject, textOf } from "../openapi/shape.ts";
import type { SourceText } from "../source-text.ts";
import { quickCreate } from "./quick-create.ts";
import type { ResolvedResource } from "./resolve.ts";
import type { NamedResource } from "./rest.ts";
import type { TemplateReading } from "./template-reading.ts";
import { readV2Body } from "./v2-body.ts";
import { type V2Type, v2Tables } from "./v2-tables.ts";

/** An HTTP or WebSocket API of a template. */
export interface TemplateV2Api {
  readonly logicalId: string;
  readonly protocol: "HTTP" | "WEBSOCKET";
  readonly record: ApiV2Record;
  readonly stages: readonly {
    readonly name: string;
    readonly variables: Readonly<Record<string, string>>;
  }[];
  /** The location of each integration, by id. */
  readonly places: ReadonlyMap<string, readonly string[]>;
  readonly routes: readonly NamedResource[];
}

type Parts = Readonly<Record<V2Type, NamedResource[]>>;

/** Reads an HTTP or WebSocket API of a template with its resources. */
export function readV2Api(
  logicalId: string,
  api: ResolvedResource,
  parts: Parts,
  reading: TemplateReading,
  body: SourceText | undefined,
): TemplateV2Api {
  const settings = reading.members(api, v2Tables["AWS::ApiGatewayV2::Api"]);
  const protocol = settings["ProtocolType"] === "WEBSOCKET" ? "WEBSOCKET" : "HTTP";
  const document = readV2Body(api, body, protocol, reading);
  const quick = quickCreate(api.properties);
  const places = new Map(document.places);
  const integrations: Record<string, IntegrationV2Record> = {
    ...document.integrations,
    ...quick.integrations,
  };
  const responses = byOwner<IntegrationResponseV2Record>(
    "AWS::ApiGatewayV2::IntegrationResponse",
    { owner: "IntegrationId", key: "IntegrationResponseKey" },
    parts,
    reading,
  );
  for (const { name, resource } of parts["AWS::ApiGatewayV2::Integration"]) {
    const id = idOfResource(name, resource);
    const integration = readIntegrationOf(resource, protocol, reading);
    const own = responses.get(id);
    integrations[id] = defined({ ...integration, IntegrationId: id, IntegrationResponses: own });
    places.set(id, [...resource.at, "Properties"]);
  }
  const record: ApiV2Record = {
    Api: { Name: logicalId, ...document.settings, ...settings, ProtocolType: protocol },
    Integrations: integrations,
    Routes: { ...document.routes, ...quick.routes, ...readRoutes(parts, reading) },
  };
  return {
    logicalId,
    protocol,
    record,
    stages: parts["AWS::ApiGatewayV2::Stage"].map(({ resource }) => readStage(resource, reading)),
    places,
    routes: parts["AWS::ApiGatewayV2::Route"],
  };
}

function readIntegrationOf(
  resource: ResolvedResource,
  protocol: "HTTP" | "WEBSOCKET",
  reading: TemplateReading,
): IntegrationV2Record {
  const { record, reading: read } = readUnchecked("cfn-v2", resource.properties, protocol);
  const at = [...resource.at, "Properties"];
  reading.issues(read, at, resource.type, Object.keys(v2Members.cfn));
  return record;
}

function readRoutes(parts: Parts, reading: TemplateReading): Record<string, RouteV2Record> {
  const responses = byOwner<RouteResponseV2Record>(
    "AWS::ApiGatewayV2::RouteResponse",
    { owner: "RouteId", key: "RouteResponseKey" },
    parts,
    reading,
  );
  const entries = parts["AWS::ApiGatewayV2::Route"].map(({ name, resource }) => {
    const id = idOfResource(name, resource);
    const members = reading.members(resource, v2Tables["AWS::ApiGatewayV2::Route"]);
    const key = textOf(resource.properties["RouteKey"]) ?? "$default";
    const parameters = resource.properties["RequestParameters"];
    const route = defined({
      ...members,
      RouteKey: key,
      RouteId: id,
      // CloudFormation uses the same format as the service.
      RequestParameters: isObject(parameters) ? parameters : undefined,
      RouteResponses: responses.get(id),
    });
    // The table of the type defines the members of the record.
    return [key, route as RouteV2Record] as const;
  });
  return Object.fromEntries(entries);
}

/** Groups responses by their integration or route, and then by key. */
function byOwner<Item>(
  type: "AWS::ApiGatewayV2::IntegrationResponse" | "AWS::ApiGatewayV2::RouteResponse",
  { owner, key }: { readonly owner: string; readonly key: string },
  parts: Parts,
  reading: TemplateReading,
): ReadonlyMap<string, Record<string, Item>> {
  const owners = new Map<string, Record<string, Item>>();
  for (const { resource } of parts[type]) {
    const id = textOf(resource.properties[owner]) ?? "";
    const members = defined(reading.members(resource, v2Tables[type]));
    const name = textOf(resource.properties[key]) ?? "$default";
    // The table of the type defines the members of the record.
    const response = members as Item;
    owners.set(id, { ...owners.get(id), [name]: response });
  }
  return owners;
}

function readStage(resource: ResolvedResource, reading: TemplateReading) {
  const { StageVariables } = reading.members(resource, v2Tables["AWS::ApiGatewayV2::Stage"]);
  const variables = { ...(StageVariables as Readonly<Record<string, string>> | undefined) };
  return { name: textOf(resource.properties["StageName"]) ?? "$default", variables };
}

function idOfResource(name: string, { physical }: ResolvedResource): string {
  return textOf(physical?.ref) ?? name;
}
