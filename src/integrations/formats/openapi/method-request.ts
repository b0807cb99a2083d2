import { defined, type Json } from "../../../core/json.ts";
import { pathVariables } from "../../../core/route-key.ts";
import type { MethodRecord } from "../../model/record/rest-api-record.ts";
import type { DocumentReading } from "./document-reading.ts";
import type { Models } from "./models.ts";
import { parameterLocation } from "./parameter-location.ts";
import { type JsonObject, listOf, objectOf, textOf, textsOf } from "./shape.ts";

/** An operation, and what stands around it. */
export interface Operation {
  /** As the resource has it, base path included. */
  readonly path: string;
  readonly members: JsonObject;
  /** Of the path item: they are parameters of each of its operations. */
  readonly sharedParameters: readonly Json[];
  /** Where it stands in the document. */
  readonly at: readonly string[];
}

type MethodRequest = Pick<MethodRecord, "requestParameters" | "requestModels">;

/** What an operation's parameters and body are to its method. */
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
  // The variables of the path are parameters, declared or not (recorded).
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

/** The models by media type of a body or response of OpenAPI 3; undefined for none. */
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

/** The same for the media types of OpenAPI 2.0, which stand beside the schema. */
export function namedModels(
  entries: readonly (readonly [type: string, model: string | undefined])[],
): Record<string, string> | undefined {
  const named = entries.flatMap(([type, model]) => (model === undefined ? [] : [[type, model]]));
  return named.length > 0 ? Object.fromEntries(named) : undefined;
}

/** `consumes` or `produces`: of the operation, else of the document, else JSON. */
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
