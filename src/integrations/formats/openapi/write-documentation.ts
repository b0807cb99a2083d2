import { defined, type Json, jsonOf } from "../../../core/json.ts";
import {
  type DocumentationLocation,
  type DocumentationPart,
  fillLocation,
  shortLocation,
} from "../../model/record/documentation.ts";
import { type JsonObject, memberOf, objectOf } from "./shape.ts";

/** A part of an API that documentation may describe: a location in which nothing is left open. */
export type Documented = DocumentationLocation & { readonly type: keyof typeof vocabulary };

/**
 * The words of OpenAPI for each part, which go into the part itself; the others are in the extension
 * only. What API Gateway takes is documented as "OpenAPI-compliant", and shown for some of these:
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

/** Of `info`; the title and the version are the API's own. */
const infoWords: readonly string[] = ["description", "termsOfService", "contact", "license"];

/** Finds what is said of a part: the whole of the most specific part, and nothing of general ones. */
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

  /** What is said of the part in OpenAPI's words. */
  words(documented: Documented): JsonObject {
    return inWords(this.#find(documented), vocabulary[documented.type]);
  }

  /** What is said of the API in `info`. */
  info(): JsonObject {
    return inWords(objectOf(this.#find({ type: "API" })["info"]), infoWords);
  }

  /** The path counts before the method, the method before the status. */
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

/** The extension's list of all parts as they are. */
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

/** `/pets/{id}`, `/pets`, `/`: what is said of a resource is for those below it too. */
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
