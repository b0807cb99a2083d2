import { isScalar, parseDocument } from "yaml";
import { GatewrightError } from "../../../errors.ts";
import type { Json } from "../../../json.ts";
import { checkSize } from "../check-size.ts";
import { isObject, type JsonObject, objectOf, textOf } from "./shape.ts";

export type OpenApiVersion = "2.0" | "3.0" | "3.1";

export interface OpenApiDocument {
  readonly version: OpenApiVersion;
  readonly root: JsonObject;
}

/** What later versions keep in `components`, and 2.0 at its root. */
const rootNames = { schemas: "definitions", securitySchemes: "securityDefinitions" } as const;

export type ComponentKind = keyof typeof rootNames;

const limits = {
  /** Of ImportRestApi: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
  bytes: 6 * 1024 * 1024,
  // The others are ours. Aliases count as often as they are used: that is what a bomb multiplies.
  values: 1_000_000,
  depth: 200,
  aliases: 1_000,
} as const;

/**
 * Parses an OpenAPI document, JSON or YAML.
 *
 * @throws GatewrightError `document.invalid`: no JSON, no YAML, or no OpenAPI 2.0, 3.0 or 3.1;
 * `document.limit`: too large, too deep, or aliases that multiply.
 */
export function parseOpenApi(source: string | Uint8Array): OpenApiDocument {
  const root = parse(decode(source));
  if (!isObject(root)) throw invalid("it is no object");
  checkSize(root, limits, tooLarge);
  const version = versionOf(root);
  if (version) return { version, root };
  throw invalid('it needs swagger: "2.0", or openapi: "3.0.x" or "3.1.x"');
}

/** The named parts of one kind, and where they stand. */
export function componentsOf(
  { version, root }: OpenApiDocument,
  kind: ComponentKind,
): { readonly at: readonly string[]; readonly members: JsonObject } {
  const at = componentPlace(version, kind);
  return { at, members: at.reduce<JsonObject>((holder, name) => objectOf(holder[name]), root) };
}

/** Where the named parts of one kind stand in a document of that version. */
export function componentPlace(version: OpenApiVersion, kind: ComponentKind): readonly string[] {
  return version === "2.0" ? [rootNames[kind]] : ["components", kind];
}

function decode(source: string | Uint8Array): string {
  // A UTF-16 unit is at least one byte of UTF-8.
  if (source.length > limits.bytes) throw tooLarge("it is larger than 6 MB");
  if (typeof source === "string") return source;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(source);
  } catch (cause) {
    throw invalid("it is not UTF-8", cause);
  }
}

function parse(text: string): Json {
  try {
    return text.trimStart().startsWith("{") ? JSON.parse(text) : parseYaml(text);
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function parseYaml(text: string): Json {
  const document = parseDocument(text, {
    merge: true,
    // Comparing each key with all others is quadratic; the last one wins, as in JSON.
    uniqueKeys: false,
    logLevel: "silent",
  });
  // AWS's own samples continue flow maps and quoted text at the indentation of their parent.
  const error = document.errors.find(({ code }) => code !== "BAD_INDENT");
  if (error) throw error;
  // The API's own version is text, however it is written: 1.0 must not become 1.
  const version = document.getIn(["info", "version"], true);
  if (isScalar(version) && version.source !== undefined) version.value = version.source;
  // Maps become objects whose keys are text, which leaves what JSON can say.
  return document.toJS({ maxAliasCount: limits.aliases }) as Json;
}

/** YAML reads an unquoted 2.0 as the number 2, and 3.0 as 3. */
function versionOf({ swagger, openapi }: JsonObject): OpenApiVersion | undefined {
  if (/^2(\.0)?$/.test(textOf(swagger) ?? "")) return "2.0";
  const text = textOf(openapi) ?? "";
  if (/^3(\.0(\.|$)|$)/.test(text)) return "3.0";
  return /^3\.1(\.|$)/.test(text) ? "3.1" : undefined;
}

function invalid(reason: string, cause?: unknown): GatewrightError {
  return new GatewrightError(
    "document.invalid",
    `Failed to read the OpenAPI document: ${reason}`,
    cause === undefined ? {} : { cause },
  );
}

export function tooLarge(reason: string): GatewrightError {
  return new GatewrightError("document.limit", `Failed to read the OpenAPI document: ${reason}`);
}
