import { defined } from "../../../core/json.ts";
import type { MethodRecord } from "../../model/record/rest-api-record.ts";
import { joinPaths } from "./base-path.ts";
import { tooLarge } from "./document.ts";
import type { DocumentReading } from "./document-reading.ts";
import { methodOfWord } from "./http-methods.ts";
import { readMethodIntegration } from "./integrations.ts";
import { type Operation, readMethodRequest } from "./method-request.ts";
import { readMethodResponses } from "./method-responses.ts";
import type { Models } from "./models.ts";
import type { RequestValidators } from "./request-validators.ts";
import type { Security } from "./security.ts";
import { type JsonObject, listOf, objectOf, textOf } from "./shape.ts";

/** Parts that the operations of a document refer to. */
export interface SharedParts {
  readonly models: Models;
  readonly security: Security;
  readonly validators: RequestValidators;
}

/** Members of a path item other than operations. */
const otherMembers: ReadonlySet<string> = new Set([
  "$ref",
  "summary",
  "description",
  "servers",
  "parameters",
]);

// Each path segment may become a resource; real APIs have far fewer.
const limits = { depth: 100, resources: 200_000 } as const;

/** Reads the methods of a document by resource path and HTTP method. */
export function readMethods(
  reading: DocumentReading,
  parts: SharedParts,
  basePath: string,
): ReadonlyMap<string, Record<string, MethodRecord>> {
  const byPath = new Map<string, Record<string, MethodRecord>>();
  let resources = 0;
  for (const [written, each] of Object.entries(objectOf(reading.document.root["paths"]))) {
    if (written.startsWith("x-")) continue;
    const at = ["paths", written];
    if (!written.startsWith("/")) {
      reading.ignore(at, "a path must start with a slash", { problem: "path", path: written });
      continue;
    }
    const path = joinPaths(basePath, written);
    const depth = path.split("/").length - 1;
    if (depth > limits.depth) throw tooLarge(`a path has more than ${limits.depth} parts`);
    resources += depth;
    if (resources > limits.resources) throw tooLarge("its paths have too many parts");
    const methods: Record<string, MethodRecord> = { ...byPath.get(path) };
    reading.keepPlace(path, at);
    for (const [httpMethod, operation] of operationsOf(
      reading.resolve(each, at),
      path,
      at,
      reading,
    )) {
      methods[httpMethod] = readMethod(httpMethod, operation, reading, parts);
      reading.keepPlace(`${httpMethod} ${path}`, operation.at);
    }
    byPath.set(path, methods);
  }
  return byPath;
}

function operationsOf(
  item: JsonObject,
  path: string,
  at: readonly string[],
  reading: DocumentReading,
): (readonly [httpMethod: string, operation: Operation])[] {
  const sharedParameters = listOf(item["parameters"]);
  return Object.entries(item).flatMap(([word, each]) => {
    const httpMethod = methodOfWord(word);
    const place = [...at, word];
    if (httpMethod !== undefined) {
      return [
        [httpMethod, { path, members: objectOf(each), sharedParameters, at: place }] as const,
      ];
    }
    if (!otherMembers.has(word) && !word.startsWith("x-")) {
      reading.ignore(place, "REST APIs do not support this method", {
        problem: "method",
        method: word,
      });
    }
    return [];
  });
}

function readMethod(
  httpMethod: string,
  operation: Operation,
  reading: DocumentReading,
  { models, security, validators }: SharedParts,
): MethodRecord {
  const { members, at } = operation;
  return defined({
    httpMethod,
    ...security.of(members, at),
    operationName: textOf(members["operationId"]),
    requestValidatorId: validators.of(members, at),
    ...readMethodRequest(operation, reading, models),
    methodResponses: readMethodResponses(operation, reading, models),
    methodIntegration: readMethodIntegration(operation, httpMethod, reading),
  });
}
