import type { Json } from "../../../core/json.ts";
import { type OpenApiDocument, parseText, refuseTooLarge } from "./document.ts";
import { decodePart, toReference } from "./pointer.ts";
import { isObject, type JsonObject } from "./shape.ts";

/**
 * Reads a file that a document refers to, by its path relative to the document: `schemas/pet.yaml`.
 * The function decides which files may be read: paths may lead out of the document's folder.
 * Returns undefined for a missing file.
 */
export type ReadReferredFile = (path: string) => string | Uint8Array | undefined;

/** The member of the document that holds its other files, by path. */
const filesMember = "x-gatewright-files";

const maxFiles = 1_000;

/**
 * Includes the files that a document refers to, directly or indirectly, and converts references to
 * them into references into the document. References to remote or unreadable files stay unchanged.
 *
 * @throws GatewrightError `document.limit`: more than 1 000 files, or too large together;
 * `document.invalid`: a file is neither JSON nor YAML.
 */
export function withFiles(document: OpenApiDocument, readFile: ReadReferredFile): OpenApiDocument {
  const files = new Map<string, Json>();
  const waiting: (readonly [path: string, root: Json])[] = [];
  let characters = 0;

  function load(path: string): boolean {
    if (files.has(path)) return true;
    const source = readFile(path);
    if (source === undefined) return false;
    characters += source.length;
    refuseTooLarge(characters);
    if (files.size === maxFiles) refuseTooLarge(Number.POSITIVE_INFINITY);
    const root = parseText(source).toJson("number");
    files.set(path, root);
    waiting.push([path, root]);
    return true;
  }

  function inside(path: string | undefined, value: Json): Json {
    if (Array.isArray(value)) return value.map((each: Json) => inside(path, each));
    if (!isObject(value)) return value;
    const entries = Object.entries(value).map(([name, each]) => [
      name,
      name === "$ref" && typeof each === "string" ? refer(path, each) : inside(path, each),
    ]);
    return Object.fromEntries(entries);
  }

  /** @param from the referring file; undefined for the document itself */
  function refer(from: string | undefined, reference: string): string {
    const [file = "", pointer = ""] = reference.split("#", 2);
    const path = file === "" ? from : relativePath(from, file);
    if (path === undefined || (file !== "" && !load(path))) return reference;
    const parts = pointer.split("/").slice(1).map(decodePart);
    return toReference([filesMember, path, ...parts]);
  }

  const root = Object.entries(document.root).map(([name, each]) => [name, inside(undefined, each)]);
  const read = new Map<string, Json>();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [path, json] = next;
    read.set(path, inside(path, json));
  }
  if (read.size === 0) return document;
  const all: JsonObject = Object.fromEntries([...root, [filesMember, Object.fromEntries(read)]]);
  return { ...document, root: all };
}

/** Returns whether a reference leads into a file that was read. */
export function isIntoFile(reference: string): boolean {
  return reference.startsWith(`#/${filesMember}/`);
}

/** Returns the path relative to the document; undefined for remote or absolute paths. */
function relativePath(from: string | undefined, file: string): string | undefined {
  if (isRemote(file) || file.startsWith("/")) return undefined;
  const folders = from === undefined ? [] : from.split("/").slice(0, -1);
  const parts: string[] = [];
  for (const part of [...folders, ...decodePart(file).split("/")]) {
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** Returns whether a reference has a scheme or host; such references are not fetched. */
export function isRemote(reference: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(reference);
}
