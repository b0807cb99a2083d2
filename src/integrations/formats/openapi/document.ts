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

/** What later versions keep in `components`, and 2.0 at its root. */
const rootNames = { schemas: "definitions", securitySchemes: "securityDefinitions" } as const;

export type ComponentKind = keyof typeof rootNames;

/** Ours: AWS takes less, but a large API is read all the same. */
const limits: TextLimits = { megabytes: 16, values: 2_000_000, depth: 200 };

/** What ImportRestApi takes: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
export const importedMegabytes = 6;

/** Whether ImportRestApi takes a document of that size: bytes, or characters, which count as ASCII. */
export function isImportable(size: number): boolean {
  return size <= importedMegabytes * 1024 * 1024;
}

const what = "OpenAPI document";

/** A JSON or YAML text under the limits of documents. */
export function parseText(source: string | Uint8Array): SourceText {
  return parseSourceText(source, { what, limits });
}

/** The document of a text that is read as nothing else. */
export function parseOpenApi(source: string | Uint8Array): OpenApiDocument {
  return documentIn(parseText(source));
}

/**
 * The document that a text is.
 *
 * @throws GatewrightError `document.invalid`: no OpenAPI 2.0, 3.0 or 3.1.
 */
export function documentIn({ toJson, written }: SourceText): OpenApiDocument {
  const document = documentOf(toJson("number"));
  // The API's own version is text, however it is written: 1.0 must not become 1.
  const version = written(["info", "version"]);
  if (version === undefined) return document;
  const { root } = document;
  return { ...document, root: { ...root, info: { ...objectOf(root["info"]), version } } };
}

/**
 * The document that a value is, which some other text holds.
 *
 * @throws GatewrightError `document.invalid`: no OpenAPI 2.0, 3.0 or 3.1; `document.limit`: too large.
 */
export function documentInside(value: Json): OpenApiDocument {
  checkSize(value, limits, tooLarge);
  return documentOf(value);
}

function documentOf(root: Json): OpenApiDocument {
  if (!isObject(root))
    throw invalid("it is no object", "readOpenApi takes the text; loadApi takes a path.");
  const version = versionOf(root);
  if (!version)
    throw invalid(
      'it needs swagger: "2.0", or openapi: "3.0.x" or "3.1.x"',
      "loadApi reads CloudFormation, SAM and CDK templates too.",
    );
  return { version, root };
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
