import { defined, type Json } from "../../../core/json.ts";
import { pathVariables } from "../../../core/route-key.ts";
import type { ResourceRecord } from "../../model/record/rest-api-record.ts";
import { wordOfMethod } from "./http-methods.ts";
import type { JsonObject } from "./shape.ts";
import { writeModels } from "./write-models.ts";
import { writeOperation } from "./write-operation.ts";
import { type SecurityWriting, securityWriting } from "./write-security.ts";
import { writeEndpoint, writeInfo, writeSettings, writeTags } from "./write-settings.ts";
import type { DocumentWriting } from "./writing.ts";

/** Additional members from the caller. */
export interface AroundDocument {
  /** OpenAPI 3: the first server, without extensions. */
  readonly server?: JsonObject | undefined;
  /** OpenAPI 2.0: `host`, `basePath`, `schemes`. */
  readonly host?: JsonObject | undefined;
  /** Members at the end. */
  readonly last?: JsonObject | undefined;
}

const versions = {
  "2.0": { swagger: "2.0" },
  "3.0": { openapi: "3.0.1" },
  "3.1": { openapi: "3.1.0" },
};

/** Writes the document of an API, its members in conventional order. */
export function writeDocument(writing: DocumentWriting, around: AroundDocument = {}): JsonObject {
  const { record, version } = writing;
  const security = securityWriting(writing);
  const paths = writePaths(security, writing);
  const schemas = writeModels(writing);
  const endpoint = writeEndpoint(record.restApi);
  const isSwagger = version === "2.0";
  return defined({
    ...versions[version],
    info: writeInfo(writing),
    ...(isSwagger ? around.host : { servers: writeServers(endpoint, around) }),
    tags: writeTags(record.restApi),
    paths,
    ...writeComponents(schemas, security.schemes(), writing),
    ...(isSwagger && endpoint),
    ...writeSettings(writing),
    ...around.last,
    ...writing.documentation.words({ type: "API" }),
  });
}

function writeServers(endpoint: JsonObject, { server }: AroundDocument): Json[] | undefined {
  if (!server && Object.keys(endpoint).length === 0) return undefined;
  return [{ ...(server ?? { url: "/" }), ...endpoint }];
}

function writePaths(security: SecurityWriting, writing: DocumentWriting): JsonObject {
  const resources = Object.values(writing.record.resources);
  const parents = new Set(resources.map(({ parentId }) => parentId));
  const entries = resources.flatMap((resource) => {
    const item = writePathItem(resource, security, writing);
    // A parent resource is implied; a leaf without methods must be written.
    const isImplied = Object.keys(item).length === 0 && parents.has(resource.id);
    return isImplied || isEmptyRoot(resource) ? [] : [[resource.path, item] as const];
  });
  return Object.fromEntries(entries);
}

function isEmptyRoot({ path, resourceMethods }: ResourceRecord): boolean {
  return path === "/" && Object.keys(resourceMethods).length === 0;
}

function writePathItem(
  { id, path, resourceMethods }: ResourceRecord,
  security: SecurityWriting,
  writing: DocumentWriting,
): JsonObject {
  const variables = pathVariables(path);
  const operations = Object.values(resourceMethods).flatMap((method) => {
    const at = [`${method.httpMethod} ${path}`];
    const word = wordOfMethod(method.httpMethod);
    if (word === undefined) {
      writing.omit("openapi.method", at, "OpenAPI does not support this method");
      return [];
    }
    const written = { method, resourceId: id, path, pathVariables: variables, at };
    return [[word, writeOperation(written, security, writing)] as const];
  });
  return {
    ...Object.fromEntries(operations),
    ...writing.documentation.words({ type: "RESOURCE", path }),
  };
}

/**
 * Writes components; GetExport always has components (recorded), but definitions only if not empty.
 */
function writeComponents(
  schemas: JsonObject,
  securitySchemes: JsonObject,
  { version, form }: DocumentWriting,
): JsonObject {
  const filled = defined({
    schemas: omitEmpty(schemas),
    securitySchemes: omitEmpty(securitySchemes),
  });
  if (version === "2.0") {
    return defined({
      securityDefinitions: filled.securitySchemes,
      definitions: filled.schemas,
    });
  }
  const isSaid = Object.keys(filled).length > 0 || form === "export";
  return isSaid ? { components: filled } : {};
}

function omitEmpty(members: JsonObject): JsonObject | undefined {
  return Object.keys(members).length > 0 ? members : undefined;
}
