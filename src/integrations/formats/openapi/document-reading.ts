import type { Json } from "../../../core/json.ts";
import { idOf } from "../../model/record/id.ts";
import { componentsOf, type OpenApiDocument } from "./document.ts";
import { isIntoFile, isRemote } from "./files.ts";
import type { OpenApiFinding, OpenApiProblem } from "./finding.ts";
import { fromReference, modelNameIn } from "./pointer.ts";
import { isObject, type JsonObject, listOf, memberOf, objectOf } from "./shape.ts";

/** The parts of an API that have ids of their own. */
export type IdentifiedPart = "resource" | "model" | "request-validator" | "authorizer";

export interface OpenApiIds {
  /** Of the API itself: references between models hold it. */
  readonly restApi: string;
  /** The id of a part, by its name or path. The same question has the same answer. */
  readonly of: (part: IdentifiedPart, name: string) => string;
}

/** Ids made from names, so that the same document gives the same record. */
export const idsFromNames: OpenApiIds = {
  restApi: idOf("rest-api"),
  of: (part, name) => idOf(part === "resource" ? name : `${part} ${name}`),
};

/** One reading of a document: what it says, and what was found on the way. */
export class DocumentReading {
  readonly document: OpenApiDocument;
  readonly ids: OpenApiIds;
  readonly findings: OpenApiFinding[] = [];
  /** The models that stand in other files: name by reference, in the order in which they are met. */
  readonly importedModels = new Map<string, string>();
  #modelNames: Set<string> | undefined;
  readonly #places = new Map<string, readonly string[]>();

  constructor(document: OpenApiDocument, ids: OpenApiIds) {
    this.document = document;
    this.ids = ids;
  }

  /** Remembers where a part of the API stands, for what is found later. */
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

  /** The object, or the one that its `$ref` leads to; no members for one that leads nowhere. */
  resolve(value: Json | undefined, at: readonly string[]): JsonObject {
    let object = objectOf(value);
    const followed = new Set<string>();
    while (typeof object["$ref"] === "string") {
      const reference: string = object["$ref"];
      const problem = followed.has(reference) ? "it leads back to itself" : outside(reference);
      const target = problem === undefined ? this.#find(reference) : undefined;
      if (!isObject(target)) {
        this.ignore(
          at,
          `the reference ${reference} is not followed: ${problem ?? "nothing is there"}`,
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
   * The name of the model that a schema is by reference: in its own document or, by URL, among the
   * models of an API; one in another file gets a name. Undefined for what is no model.
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

  /** After the last part of the reference, or its file: letters and digits, and none that is taken. */
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

  /** What a JSON Pointer after `#` names. */
  #find(reference: string): Json | undefined {
    return fromReference(reference).reduce<Json | undefined>(
      (value, part) => (isObject(value) ? memberOf(value, part) : listOf(value)[Number(part)]),
      this.document.root,
    );
  }
}

/** Why a reference cannot be followed; undefined for one into the document. */
function outside(reference: string): string | undefined {
  if (reference.startsWith("#/")) return undefined;
  return isRemote(reference)
    ? "it is remote, and nothing is fetched"
    : "it leads to a file that was not read";
}
