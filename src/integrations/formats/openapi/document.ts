import { GatewrightError } from "../../../core/errors.ts";
import {
  parseSourceText,
  type SourceText,
  type TextLimits,
  type TextPlace,
} from "../source-text.ts";
import { isObject, type JsonObject, objectOf, textOf } from "./shape.ts";

export type OpenApiVersion = "2.0" | "3.0" | "3.1";

export interface OpenApiDocument {
  readonly version: OpenApiVersion;
  readonly root: JsonObject;
}

/** What later versions keep in `components`, and 2.0 at its root. */
const rootNames = { schemas: "definitions", securitySchemes: "securityDefinitions" } as const;

export type ComponentKind = keyof typeof rootNames;

/** Ours: AWS takes less, but a large API is read all the same. */
const limits: TextLimits = { megabytes: 16, values: 2_000_000, depth: 200 };

/** What ImportRestApi takes: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
export const importedMegabytes = 6;

/** Whether ImportRestApi takes a document of that size. A text counts as ASCII. */
export function isImportable(source: string | Uint8Array): boolean {
  return source.length <= importedMegabytes * 1024 * 1024;
}

const what = "OpenAPI document";

/**
 * Parses an OpenAPI document, JSON or YAML.
 *
 * @throws GatewrightError `document.invalid`: no JSON, no YAML, or no OpenAPI 2.0, 3.0 or 3.1;
 * `document.limit`: too large, too deep, or aliases that multiply.
 */
export function parseOpenApi(source: string | Uint8Array): OpenApiDocument {
  const { root, written } = parseText(source);
  if (!isObject(root))
    throw invalid("it is no object", "readOpenApi takes the text; loadApi takes a path.");
  const version = versionOf(root);
  if (!version)
    throw invalid(
      'it needs swagger: "2.0", or openapi: "3.0.x" or "3.1.x"',
      "loadApi reads CloudFormation, SAM and CDK templates too.",
    );
  // The API's own version is text, however it is written: 1.0 must not become 1.
  const ownVersion = written(["info", "version"]);
  if (ownVersion === undefined) return { version, root };
  return { version, root: { ...root, info: { ...objectOf(root["info"]), version: ownVersion } } };
}

/** A JSON or YAML text under the limits of documents. */
export function parseText(source: string | Uint8Array): SourceText {
  return parseSourceText(source, { what, limits, numbers: "number" });
}

/**
 * Where something stands in a document: a function of a finding's `at`. Costs nothing until it is
 * asked.
 *
 * @example
 * const place = placeIn(source);
 * for (const { at, message } of readOpenApi(source).findings) {
 *   const { line, column } = place(at);
 *   console.log(`${line}:${column} ${message}`);
 * }
 */
export function placeIn(source: string | Uint8Array): (at: readonly string[]) => TextPlace {
  let text: SourceText | undefined;
  return (at) => {
    text ??= parseText(source);
    return text.placeOf(at);
  };
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

/** YAML reads an unquoted 2.0 as the number 2, and 3.0 as 3. */
function versionOf({ swagger, openapi }: JsonObject): OpenApiVersion | undefined {
  if (/^2(\.0)?$/.test(textOf(swagger) ?? "")) return "2.0";
  const text = textOf(openapi) ?? "";
  if (/^3(\.0(\.|$)|$)/.test(text)) return "3.0";
  return /^3\.1(\.|$)/.test(text) ? "3.1" : undefined;
}

function invalid(reason: string, hint: string): GatewrightError {
  return new GatewrightError("document.invalid", `Failed to read the ${what}: ${reason}`, { hint });
}

/** @throws GatewrightError `document.limit`: the files of a document have more characters together. */
export function refuseTooLarge(characters: number): void {
  if (characters > limits.megabytes * 1024 * 1024) {
    throw tooLarge(`with its files it is larger than ${limits.megabytes} MB, or they are too many`);
  }
}

export function tooLarge(reason: string): GatewrightError {
  return new GatewrightError("document.limit", `Failed to read the ${what}: ${reason}`);
}
