import { GatewrightError } from "../../../core/errors.ts";
import type { Json } from "../../../core/json.ts";
import { checkSize } from "../check-size.ts";
import { parseSourceText, type SourceText, type TextLimits } from "../source-text.ts";
import { isObject, type JsonObject, objectOf, textOf } from "./shape.ts";

export type OpenApiVersion = "2.0" | "3.0" | "3.1";

export interface OpenApiDocument {
  readonly version: OpenApiVersion;
  readonly root: JsonObject;
}

/** Parts that later versions keep in `components`, and 2.0 at its root. */
const rootNames = { schemas: "definitions", securitySchemes: "securityDefinitions" } as const;

export type ComponentKind = keyof typeof rootNames;

/** Our own limits: AWS accepts less, but larger APIs are still read. */
const limits: TextLimits = { megabytes: 16, values: 2_000_000, depth: 200 };

/**
 * The limit of ImportRestApi:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
export const importedMegabytes = 6;

/**
 * Returns whether ImportRestApi accepts a document of that size in bytes, or in ASCII characters.
 */
export function isImportable(size: number): boolean {
  return size <= importedMegabytes * 1024 * 1024;
}

const what = "OpenAPI document";

/** Parses JSON or YAML under the limits for documents. */
export function parseText(source: string | Uint8Array): SourceText {
  return parseSourceText(source, { what, limits });
}

/** Parses an OpenAPI document. */
export function parseOpenApi(source: string | Uint8Array): OpenApiDocument {
  return documentIn(parseText(source));
}

/**
 * Reads the OpenAPI document of a parsed text.
 *
 * @throws GatewrightError `document.invalid`: not an OpenAPI 2.0, 3.0 or 3.1 document.
 */
export function documentIn({ toJson, written }: SourceText): OpenApiDocument {
  const document = documentOf(toJson("number"));
  // The API's version is always text: 1.0 must not become 1.
  const version = written(["info", "version"]);
  if (version === undefined) return document;
  const { root } = document;
  return { ...document, root: { ...root, info: { ...objectOf(root["info"]), version } } };
}

/**
 * Reads the OpenAPI document in a value of another document.
 *
 * @throws GatewrightError `document.invalid`: not an OpenAPI 2.0, 3.0 or 3.1 document;
 * `document.limit`: too large.
 */
export function documentInside(value: Json): OpenApiDocument {
  checkSize(value, limits, tooLarge);
  return documentOf(value);
}

function documentOf(root: Json): OpenApiDocument {
  if (!isObject(root))
    throw invalid("it is not an object", "Pass the text to readOpenApi, or a path to loadApi.");
  const version = versionOf(root);
  if (!version)
    throw invalid(
      'it needs swagger: "2.0", or openapi: "3.0.x" or "3.1.x"',
      "Use loadApi for CloudFormation, SAM and CDK templates.",
    );
  return { version, root };
}

/** Returns the named parts of one kind, and their path. */
export function componentsOf(
  { version, root }: OpenApiDocument,
  kind: ComponentKind,
): { readonly at: readonly string[]; readonly members: JsonObject } {
  const at = componentPlace(version, kind);
  return { at, members: at.reduce<JsonObject>((holder, name) => objectOf(holder[name]), root) };
}

/** Returns the path of the named parts of one kind in a document of that version. */
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

/**
 * @throws GatewrightError `document.limit`: the document and its files have too many characters.
 */
export function refuseTooLarge(characters: number): void {
  if (characters > limits.megabytes * 1024 * 1024) {
    throw tooLarge(`with its files it is larger than ${limits.megabytes} MB or has too many files`);
  }
}

export function tooLarge(reason: string): GatewrightError {
  return new GatewrightError("document.limit", `Failed to read the ${what}: ${reason}`);
}
