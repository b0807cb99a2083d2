import { textOf } from "../openapi/shape.ts";
import type { SourceText } from "../source-text.ts";
import { readRestApi, type TemplateRestApi } from "./read-rest-api.ts";
import { readV2Api, type TemplateV2Api } from "./read-v2-api.ts";
import type { ResolvedTemplate } from "./resolve.ts";
import type { NamedResource } from "./rest.ts";
import { type RestType, restTables } from "./rest-members.ts";
import type { TemplateReading } from "./template-reading.ts";
import { type V2Type, v2Tables } from "./v2-tables.ts";

/** Reads the REST APIs of a template, each with its resources. */
export function readRestApis(
  template: ResolvedTemplate,
  reading: TemplateReading,
  bodies: ReadonlyMap<string, SourceText>,
): readonly TemplateRestApi[] {
  const types = Object.keys(restTables).filter(isRestType);
  return apisOf("AWS::ApiGateway::RestApi", "RestApiId", types, template, reading).map(
    ({ name, resource, parts }) => readRestApi(name, resource, parts, reading, bodies.get(name)),
  );
}

/** Reads the HTTP and WebSocket APIs of a template. */
export function readV2Apis(
  template: ResolvedTemplate,
  reading: TemplateReading,
  bodies: ReadonlyMap<string, SourceText>,
): readonly TemplateV2Api[] {
  return apisOf("AWS::ApiGatewayV2::Api", "ApiId", v2Types, template, reading).map(
    ({ name, resource, parts }) => readV2Api(name, resource, parts, reading, bodies.get(name)),
  );
}

const v2Types: readonly V2Type[] = [
  "AWS::ApiGatewayV2::Integration",
  ...Object.keys(v2Tables).filter((type): type is keyof typeof v2Tables =>
    Object.hasOwn(v2Tables, type),
  ),
];

function isRestType(type: string): type is RestType {
  return Object.hasOwn(restTables, type);
}

/** Groups the resources of the given types by API. */
function apisOf<Type extends string>(
  apiType: Type,
  owner: string,
  types: readonly Type[],
  { resources }: ResolvedTemplate,
  reading: TemplateReading,
) {
  const byApi = new Map<string, Record<Type, NamedResource[]>>();
  const partsOf = (api: string) => {
    const parts = byApi.get(api) ?? emptyParts(types);
    byApi.set(api, parts);
    return parts;
  };
  for (const [name, resource] of Object.entries(resources)) {
    const type = types.find((each) => each === resource.type);
    if (type === undefined || type === apiType) continue;
    partsOf(textOf(resource.properties[owner]) ?? "")[type].push({ name, resource });
  }
  const apis = Object.entries(resources).flatMap(([name, resource]) => {
    if (resource.type !== apiType) return [];
    const id = textOf(resource.physical?.ref) ?? name;
    const parts = partsOf(id);
    byApi.delete(id);
    return [{ name, resource, parts }];
  });
  for (const [api, parts] of byApi) {
    foreignParts(api, owner, Object.values<NamedResource[]>(parts).flat(), reading);
  }
  return apis;
}

function emptyParts<Type extends string>(types: readonly Type[]): Record<Type, NamedResource[]> {
  // One list for each of the types.
  return Object.fromEntries(types.map((type) => [type, []])) as unknown as Record<
    Type,
    NamedResource[]
  >;
}

/** Reports resources whose API is in another stack. */
function foreignParts(
  api: string,
  owner: string,
  [first]: readonly NamedResource[],
  reading: TemplateReading,
): void {
  if (!first) return;
  reading.find({
    code: "cloudformation.foreign-api",
    severity: "warning",
    at: [...first.resource.at, "Properties", owner],
    message: `${first.name} belongs to an API outside the template (${api || `${owner} is missing`}) and is ignored`,
    fix: "Load the template with the API, or refer to the API with Ref.",
    details: { resource: first.name, api: api || undefined },
  });
}
