import type { Json } from "../../../core/json.ts";
import { isObject, type JsonObject, objectOf, textOf } from "../openapi/shape.ts";
import { besides, type ReadFile } from "../read-file.ts";
import { parseSourceText } from "../source-text.ts";
import type { ResolvedTemplate } from "./resolve.ts";
import type { CloudFormationTemplate } from "./template.ts";
import type { TemplateReading } from "./template-reading.ts";

export interface DocumentOptions {
  readonly readFile: ReadFile;
  /** The template's own path, which others are relative to. */
  readonly file?: string | undefined;
}

/** Documents in their place that are files of their own: `Fn::Transform` with `AWS::Include`. */
export async function withIncludes(
  template: CloudFormationTemplate,
  options: DocumentOptions,
  reading: TemplateReading,
): Promise<CloudFormationTemplate> {
  const entries = Object.entries(template.resources).map(async ([name, resource]) => {
    const properties = { ...objectOf(resource.properties) };
    for (const member of ["DefinitionBody", "Body"]) {
      const location = includeOf(properties[member]);
      if (location === undefined) continue;
      const at = [...resource.at, "Properties", member];
      const text = await readBeside(location, at, options, reading);
      if (text !== undefined) properties[member] = parseSourceText(text).root;
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

/** The documents of APIs that are in files of their own, by the API's logical id. */
export async function readBodies(
  template: ResolvedTemplate,
  options: DocumentOptions,
  reading: TemplateReading,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const bodies = new Map<string, string | Uint8Array>();
  for (const [name, { properties, at }] of Object.entries(template.resources)) {
    const location = properties["BodyS3Location"];
    if (location === undefined) continue;
    const place = [...at, "Properties", "BodyS3Location"];
    const text = await readBeside(locationOf(location), place, options, reading);
    if (text !== undefined) bodies.set(name, text);
  }
  return bodies;
}

/** A path, `s3://bucket/key`, or bucket and key. */
function locationOf(location: Json): Json {
  if (!isObject(location)) return location;
  const { Location, Bucket, Key }: JsonObject = location;
  if (Location !== undefined) return Location;
  return `s3://${textOf(Bucket) ?? ""}/${textOf(Key) ?? ""}`;
}

/** The file beside the template; undefined, and a finding, for one that is elsewhere or not there. */
async function readBeside(
  location: Json | undefined,
  at: readonly string[],
  { readFile, file }: DocumentOptions,
  reading: TemplateReading,
): Promise<string | Uint8Array | undefined> {
  const path = textOf(location);
  if (path === undefined || /^s3:|\$\{/.test(path)) {
    reading.find(
      "warning",
      "cloudformation.document-elsewhere",
      at,
      `the API's document is at ${path ?? "no place"}: its methods are not read`,
      "Load the template that names the file beside it, or the document itself.",
    );
    return undefined;
  }
  try {
    return await readFile(besides(file, path));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    reading.find("error", "cloudformation.no-document", at, reason);
    return undefined;
  }
}
