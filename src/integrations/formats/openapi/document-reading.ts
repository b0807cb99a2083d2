import type { Json } from "../../../core/json.ts";
import { idOf } from "../../model/record/id.ts";
import { componentsOf, type OpenApiDocument } from "./document.ts";
import { isIntoFile, isRemote } from "./files.ts";
import type { OpenApiFinding, OpenApiProblem } from "./finding.ts";
import { fromReference, modelNameIn } from "./pointer.ts";
import { isObject, type JsonObject, listOf, memberOf, objectOf } from "./shape.ts";

/** The kinds of API parts with ids. */
export type IdentifiedPart = "resource" | "model" | "request-validator" | "authorizer";

export interface OpenApiIds {
  /** Id of the API, which references between models contain. */
  readonly restApi: string;
  /** Returns the id of a part by its name or path; must be deterministic. */
  readonly of: (part: IdentifiedPart, name: string) => string;
}

/** Derives ids from names, so that the same document gives the same record. */
export const idsFromNames: OpenApiIds = {
  restApi: idOf("rest-api"),
  of: (part, name) => idOf(part === "resource" ? name : `${part} ${name}`),
};

/** Reads a document and collects findings. */
export class DocumentReading {
  readonly document: OpenApiDocument;
  readonly ids: OpenApiIds;
  readonly findings: OpenApiFinding[] = [];
  /** Names of the models in other files by reference, in order of occurrence. */
  readonly importedModels = new Map<string, string>();
  #modelNames: Set<string> | undefined;
  readonly #places = new Map<string, readonly string[]>();

  constructor(document: OpenApiDocument, ids: OpenApiIds) {
    this.document = document;
    this.ids = ids;
  }

  /** Records the path of a part for later findings. */
  keepPlace(part: string, at: readonly string[]): void {
    this.#places.set(part, at);
  }

  placeOf(part: string): readonly string[] | undefined {
    return this.#places.get(part);
  }

  refuse(at: readonly string[], message: string, details: OpenApiProblem): void {
    this.findings.push({ code: "openapi.refused", at, message, details });
  }

  warn(at: readonly string[], message: string, details: OpenApiProblem): void {
    this.findings.push({ code: "openapi.warning", at, message, details });
  }

  ignore(at: readonly string[], message: string, details: OpenApiProblem): void {
    this.findings.push({ code: "openapi.ignored", at, message, details });
  }

  /** Returns the object, or the target of its `$ref`; an empty object if the target is missing. */
  resolve(value: Json | undefined, at: readonly string[]): JsonObject {
    let object = objectOf(value);
    const followed = new Set<string>();
    while (typeof object["$ref"] === "string") {
      const reference: string = object["$ref"];
      const problem = followed.has(reference) ? "it is circular" : outside(reference);
      const target = problem === undefined ? this.#find(reference) : undefined;
      if (!isObject(target)) {
        this.ignore(
          at,
          `the reference ${reference} is not followed: ${problem ?? "its target does not exist"}`,
          { problem: "reference", reference },
        );
        return {};
      }
      followed.add(reference);
      object = target;
    }
    return object;
  }

  /**
   * Returns the name of the model that a schema refers to: in its document or, by URL, among the
   * models of an API. A model in another file gets a name. Undefined if it is not a model.
   */
  modelOf(reference: string): string | undefined {
    const name = modelNameIn(reference);
    if (name !== undefined || !isIntoFile(reference)) return name;
    const known = this.importedModels.get(reference);
    if (known !== undefined || !isObject(this.#find(reference))) return known;
    const made = this.#nameFor(reference);
    this.importedModels.set(reference, made);
    return made;
  }

  /** Derives an unused alphanumeric name from the last part of the reference or its file. */
  #nameFor(reference: string): string {
    const last = fromReference(reference).at(-1) ?? "";
    const file = last.slice(last.lastIndexOf("/") + 1).replace(/\.[a-z]+$/i, "");
    const stem = file.replaceAll(/[^A-Za-z0-9]/g, "") || "Model";
    this.#modelNames ??= new Set(Object.keys(componentsOf(this.document, "schemas").members));
    let name = stem;
    for (let count = 2; this.#modelNames.has(name); count += 1) name = `${stem}${count}`;
    this.#modelNames.add(name);
    return name;
  }

  /** Returns the target of a JSON Pointer after `#`. */
  #find(reference: string): Json | undefined {
    return fromReference(reference).reduce<Json | undefined>(
      (value, part) => (isObject(value) ? memberOf(value, part) : listOf(value)[Number(part)]),
      this.document.root,
    );
  }
}

/** Returns why a reference cannot be followed; undefined for one into the document. */
function outside(reference: string): string | undefined {
  if (reference.startsWith("#/")) return undefined;
  return isRemote(reference)
    ? "it is remote, and remote references are not fetched"
    : "its file was not read";
}
