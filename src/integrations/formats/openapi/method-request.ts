import { defined, type Json } from "../../../core/json.ts";
import { pathVariables } from "../../../core/route-key.ts";
import type { MethodRecord } from "../../model/record/rest-api-record.ts";
import type { DocumentReading } from "./document-reading.ts";
import type { Models } from "./models.ts";
import { parameterLocation } from "./parameter-location.ts";
import { type JsonObject, listOf, objectOf, textOf, textsOf } from "./shape.ts";

/** An operation and its context. */
export interface Operation {
  /** Path of the resource, including the base path. */
  readonly path: string;
  readonly members: JsonObject;
  /** Parameters of the path item, which apply to all its operations. */
  readonly sharedParameters: readonly Json[];
  /** Path in the document. */
  readonly at: readonly string[];
}

type MethodRequest = Pick<MethodRecord, "requestParameters" | "requestModels">;

/** Converts an operation's parameters and body to members of its method. */
export function readMethodRequest(
  operation: Operation,
  reading: DocumentReading,
  models: Models,
): MethodRequest {
  const parameters = [
    ...operation.sharedParameters,
    ...listOf(operation.members["parameters"]),
  ].map((each) => reading.resolve(each, [...operation.at, "parameters"]));
  const requestParameters = new Map<string, boolean>();
  for (const parameter of parameters) {
    const location = parameterLocation(parameter);
    const name = textOf(parameter["name"]);
    if (location === undefined || name === undefined) continue;
    const isRequired = location === "path" || parameter["required"] === true;
    requestParameters.set(`method.request.${location}.${name}`, isRequired);
  }
  // Path variables are parameters even if undeclared (recorded).
  for (const name of pathVariables(operation.path)) {
    requestParameters.set(`method.request.path.${name}`, true);
  }
  const requestModels =
    reading.document.version === "2.0"
      ? bodyModels(operation, parameters, reading, models)
      : contentModels(
          reading.resolve(operation.members["requestBody"], [...operation.at, "requestBody"]),
          [...operation.at, "requestBody"],
          models,
        );
  return defined({
    requestParameters:
      requestParameters.size > 0 ? Object.fromEntries(requestParameters) : undefined,
    requestModels,
  });
}

/** Returns the models of an OpenAPI 3 body or response by media type, if any. */
export function contentModels(
  holder: JsonObject,
  at: readonly string[],
  models: Models,
): Record<string, string> | undefined {
  const entries = Object.entries(objectOf(holder["content"])).map(([type, media]) => {
    const { schema } = objectOf(media);
    return [type, models.nameOf(schema, [...at, "content", type, "schema"])] as const;
  });
  return namedModels(entries);
}

/** Returns the models for the media types of OpenAPI 2.0, which are separate from the schema. */
export function namedModels(
  entries: readonly (readonly [type: string, model: string | undefined])[],
): Record<string, string> | undefined {
  const named = entries.flatMap(([type, model]) => (model === undefined ? [] : [[type, model]]));
  return named.length > 0 ? Object.fromEntries(named) : undefined;
}

/** Returns `consumes` or `produces` of the operation or the document; defaults to JSON. */
export function mediaTypes(
  word: "consumes" | "produces",
  operation: JsonObject,
  reading: DocumentReading,
): readonly string[] {
  const types = textsOf(operation[word] ?? reading.document.root[word]);
  return types.length > 0 ? types : ["application/json"];
}

function bodyModels(
  { members, at }: Operation,
  parameters: readonly JsonObject[],
  reading: DocumentReading,
  models: Models,
): Record<string, string> | undefined {
  const body = parameters.find((parameter) => parameter["in"] === "body");
  if (!body) return undefined;
  const model = models.nameOf(body["schema"], [...at, "parameters", "body", "schema"]);
  return namedModels(mediaTypes("consumes", members, reading).map((type) => [type, model]));
}
