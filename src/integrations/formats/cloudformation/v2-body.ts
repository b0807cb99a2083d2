import { defined, type Json } from "../../../core/json.ts";
import type {
  ApiV2Settings,
  IntegrationV2Record,
  RouteV2Record,
} from "../../model/record/api-v2-record.ts";
import { idOf } from "../../model/record/id.ts";
import { readUnchecked } from "../integration.ts";
import { isObject, type JsonObject, memberOf, objectOf, textOf } from "../openapi/shape.ts";
import type { SourceText } from "../source-text.ts";
import type { ResolvedResource } from "./resolve.ts";
import type { TemplateReading } from "./template-reading.ts";

/** The parts of an HTTP API from its OpenAPI document. */
interface V2Body {
  readonly settings: Partial<ApiV2Settings>;
  readonly integrations: Readonly<Record<string, IntegrationV2Record>>;
  readonly routes: Readonly<Record<string, RouteV2Record>>;
  readonly places: ReadonlyMap<string, readonly string[]>;
}

const extension = "x-amazon-apigateway-integration";

/** Reads the routes of an HTTP API's OpenAPI document, if it has one. */
export function readV2Body(
  { properties, at }: ResolvedResource,
  file: SourceText | undefined,
  protocol: "HTTP" | "WEBSOCKET",
  reading: TemplateReading,
): V2Body {
  const member = file === undefined ? "Body" : "BodyS3Location";
  const root = file === undefined ? properties["Body"] : file.toJson();
  const integrations: Record<string, IntegrationV2Record> = {};
  const routes: Record<string, RouteV2Record> = {};
  const places = new Map<string, readonly string[]>();
  const document = objectOf(root);
  for (const [path, item] of Object.entries(objectOf(document["paths"]))) {
    for (const [word, each] of Object.entries(objectOf(item))) {
      const operation = objectOf(each);
      const key = routeKey(word, path);
      const written = integrationOf(operation, document);
      if (key === undefined || !written) continue;
      const place = [...at, "Properties", member, "paths", path, word, extension];
      const { record, reading: read } = readUnchecked("openapi", written, protocol);
      for (const issue of read.issues) {
        reading.find({
          code: "openapi.ignored",
          severity: "warning",
          at: [...place, ...issue.path],
          message: issue.message,
          details: { problem: "member", issue },
        });
      }
      const id = idOf(place.join(" "));
      integrations[id] = { ...record, IntegrationId: id };
      routes[key] = defined({
        RouteKey: key,
        Target: `integrations/${id}`,
        OperationName: textOf(operation["operationId"]),
      });
      places.set(id, place);
    }
  }
  return { settings: settingsOf(document), integrations, routes, places };
}

/** Returns an inline integration, or a shared one by reference. */
function integrationOf(operation: JsonObject, document: JsonObject): JsonObject | undefined {
  const written = operation[extension];
  if (!isObject(written)) return undefined;
  const reference: Json | undefined = written["$ref"];
  if (typeof reference !== "string") return written;
  const named = objectOf(objectOf(document["components"])["x-amazon-apigateway-integrations"]);
  return objectOf(memberOf(named, reference.slice(reference.lastIndexOf("/") + 1)));
}

function routeKey(word: string, path: string): string | undefined {
  if (path === "/$default" || path === "$default") return "$default";
  if (word === "x-amazon-apigateway-any-method") return `ANY ${path}`;
  return /^(?:get|put|post|delete|options|head|patch)$/.test(word)
    ? `${word.toUpperCase()} ${path}`
    : undefined;
}

function settingsOf({ info }: JsonObject): Partial<ApiV2Settings> {
  const { title, version, description } = objectOf(info);
  return defined({
    Name: textOf(title),
    Version: textOf(version),
    Description: textOf(description),
  });
}
