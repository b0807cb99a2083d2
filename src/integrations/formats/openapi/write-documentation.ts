import { defined, type Json, jsonOf } from "../../../core/json.ts";
import {
  type DocumentationLocation,
  type DocumentationPart,
  fillLocation,
  shortLocation,
} from "../../model/record/documentation.ts";
import { type JsonObject, memberOf, objectOf } from "./shape.ts";

/** A location of documentation with all its members. */
export type Documented = DocumentationLocation & { readonly type: keyof typeof vocabulary };

/**
 * OpenAPI members per part, which are written to the part itself; others are written to the
 * extension only. API Gateway documents that it uses "OpenAPI-compliant" members, with examples for
 * some of these:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-documenting-api-quick-start-publishing.html
 */
const vocabulary = {
  API: [],
  RESOURCE: [],
  METHOD: ["tags", "summary", "description", "externalDocs", "deprecated"],
  PATH_PARAMETER: ["description"],
  QUERY_PARAMETER: ["description"],
  REQUEST_HEADER: ["description"],
  REQUEST_BODY: ["description"],
  RESPONSE: ["description"],
  RESPONSE_HEADER: ["description"],
  MODEL: ["title", "description"],
  AUTHORIZER: ["description"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Members of `info`; title and version come from the API. */
const infoWords: readonly string[] = ["description", "termsOfService", "contact", "license"];

/** Finds the documentation of a part: only the most specific match, without merging. */
export class DocumentationIndex {
  readonly #properties: ReadonlyMap<string, JsonObject>;

  constructor(parts: readonly DocumentationPart[]) {
    this.#properties = new Map(
      parts.map(({ location, properties }) => [
        keyOf(fillLocation(location)),
        objectOf(jsonOf(properties)),
      ]),
    );
  }

  /** Returns the part's documentation in OpenAPI members. */
  words(documented: Documented): JsonObject {
    return inWords(this.#find(documented), vocabulary[documented.type]);
  }

  /** Returns the API's documentation for `info`. */
  info(): JsonObject {
    return inWords(objectOf(this.#find({ type: "API" })["info"]), infoWords);
  }

  /** Yields locations by precedence: path before method before status. */
  #find(documented: DocumentationLocation): JsonObject {
    const { path, method, statusCode } = documented;
    for (const above of path === undefined ? [path] : pathAndAbove(path)) {
      for (const oneMethod of withAny(method)) {
        for (const status of withAny(statusCode)) {
          const location = { ...documented, path: above, method: oneMethod, statusCode: status };
          const found = this.#properties.get(keyOf(location));
          if (found) return found;
        }
      }
    }
    return {};
  }
}

/** Writes the extension's list of all parts. */
export function writeDocumentationParts(parts: readonly DocumentationPart[]): Json {
  return parts.map(({ location, properties }) => ({
    location: defined({ ...shortLocation(location) }),
    properties: jsonOf(properties) ?? properties,
  }));
}

function keyOf({ type, path, method, statusCode, name }: DocumentationLocation): string {
  return JSON.stringify([type, path, method, statusCode, name]);
}

function withAny(value: string | undefined): readonly (string | undefined)[] {
  return value === undefined ? [value] : [value, "*"];
}

/** Returns `/pets/{id}`, `/pets`, `/`: documentation of a resource also applies to its children. */
function pathAndAbove(path: string): string[] {
  const parts = path.split("/").filter((part) => part !== "");
  const paths = parts.map((_, index) => `/${parts.slice(0, parts.length - index).join("/")}`);
  return [...paths, "/"];
}

function inWords(properties: JsonObject, words: readonly string[]): JsonObject {
  const known = words.flatMap((word) => {
    const value = memberOf(properties, word);
    return value === undefined ? [] : [[word, value] as const];
  });
  const extensions = Object.entries(properties).filter(([name]) => name.startsWith("x-"));
  return Object.fromEntries([...known, ...extensions]);
}
