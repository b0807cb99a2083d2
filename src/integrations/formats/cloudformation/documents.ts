import type { Json } from "../../../core/json.ts";
import { parseText } from "../openapi/document.ts";
import { isObject, type JsonObject, objectOf, textOf } from "../openapi/shape.ts";
import { besides, leadsOutside, type ReadFile } from "../read-file.ts";
import type { SourceText } from "../source-text.ts";
import type { ResolvedTemplate } from "./resolve.ts";
import type { CloudFormationTemplate } from "./template.ts";
import type { TemplateReading } from "./template-reading.ts";

export interface DocumentOptions {
  readonly readFile: ReadFile;
  /** The template's path; other paths are relative to it. */
  readonly file?: string | undefined;
  /** Whether a template may name files outside its own folder. */
  readonly allowFilesOutside?: boolean | undefined;
}

type FileRead =
  | { readonly ok: true; readonly source: SourceText }
  | { readonly ok: false; readonly reason: string };

/** Reads the documents that a template refers to, each once. */
export class TemplateFiles {
  readonly #options: DocumentOptions;
  readonly #reading: TemplateReading;
  readonly #files = new Map<string, Promise<FileRead>>();

  constructor(options: DocumentOptions, reading: TemplateReading) {
    this.#options = options;
    this.#reading = reading;
  }

  /**
   * Reads the document at a location; returns undefined and adds a finding if it is remote or
   * missing.
   */
  async parse(location: Json | undefined, at: readonly string[]): Promise<SourceText | undefined> {
    const path = textOf(location);
    if (path === undefined || /^s3:|\$\{/.test(path)) {
      this.#reading.find({
        code: "cloudformation.document-elsewhere",
        severity: "warning",
        at,
        message: `the API's document at ${path ?? "an unknown location"} is not available: its methods are not read`,
        fix: "Load a template that refers to a local file, or load the document itself.",
        details: { location: path },
      });
      return undefined;
    }
    if (leadsOutside(path) && !this.#options.allowFilesOutside) {
      this.#reading.find({
        code: "cloudformation.document-outside",
        severity: "error",
        at,
        message: `${path} is outside the folder of the template: it is not read`,
        fix: "If you trust the template, pass allowFilesOutside: true, or --allow-files-outside.",
        details: { location: path },
      });
      return undefined;
    }
    const file = this.#files.get(path) ?? this.#read(path);
    this.#files.set(path, file);
    const read = await file;
    if (read.ok) return read.source;
    this.#reading.find({
      code: "cloudformation.no-document",
      severity: "error",
      at,
      message: read.reason,
      details: { location: path },
    });
    return undefined;
  }

  async #read(path: string): Promise<FileRead> {
    const { readFile, file } = this.#options;
    try {
      return { ok: true, source: parseText(await readFile(besides(file, path))) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { ok: false, reason: reason.includes(path) ? reason : `${path}: ${reason}` };
    }
  }
}

/** Replaces `Fn::Transform` with `AWS::Include` by the content of the file. */
export async function withIncludes(
  template: CloudFormationTemplate,
  files: TemplateFiles,
): Promise<CloudFormationTemplate> {
  const entries = Object.entries(template.resources).map(async ([name, resource]) => {
    const properties = { ...objectOf(resource.properties) };
    for (const member of ["DefinitionBody", "Body"]) {
      const location = includeOf(properties[member]);
      if (location === undefined) continue;
      const source = await files.parse(location, [...resource.at, "Properties", member]);
      if (source) properties[member] = source.toJson();
    }
    return [name, { ...resource, properties }] as const;
  });
  return { ...template, resources: Object.fromEntries(await Promise.all(entries)) };
}

function includeOf(value: Json | undefined): Json | undefined {
  const transform = objectOf(objectOf(value)["Fn::Transform"]);
  if (transform["Name"] !== "AWS::Include") return undefined;
  return objectOf(transform["Parameters"])["Location"];
}

/** Reads the API documents in separate files, by the API's logical id. */
export async function readBodies(
  template: ResolvedTemplate,
  files: TemplateFiles,
): Promise<ReadonlyMap<string, SourceText>> {
  const bodies = new Map<string, SourceText>();
  for (const [name, { properties, at }] of Object.entries(template.resources)) {
    const location = properties["BodyS3Location"];
    if (location === undefined) continue;
    const place = [...at, "Properties", "BodyS3Location"];
    const source = await files.parse(locationOf(location), place);
    if (source) bodies.set(name, source);
  }
  return bodies;
}

/** Reads a path, `s3://bucket/key`, or bucket and key. */
function locationOf(location: Json): Json {
  if (!isObject(location)) return location;
  const { Location, Bucket, Key }: JsonObject = location;
  if (Location !== undefined) return Location;
  return `s3://${textOf(Bucket) ?? ""}/${textOf(Key) ?? ""}`;
}
