import { type ParsedNode, parseDocument, type YAMLParseError } from "yaml";
import { strictText } from "../../core/bytes.ts";
import { GatewrightError } from "../../core/errors.ts";
import { isObject, type Json } from "../../core/json.ts";
import { lazy } from "../../core/memoize.ts";
import { checkSize } from "./check-size.ts";
import { jsonOffsets } from "./json-offset.ts";
import { refuseDeepYaml } from "./yaml-depth.ts";
import { type NumberSpelling, namesIn, nodeAt, sourceAt, YamlReading } from "./yaml-json.ts";

/** A position in a text. */
export interface TextPlace {
  /** Starts at 1. */
  readonly line: number;
  /** Starts at 1. */
  readonly column: number;
}

/** A JSON or YAML text, parsed once, with positions. */
export interface SourceText {
  /** Size in bytes, or in characters of a string. */
  readonly size: number;
  /** Names of the root's members. */
  readonly names: ReadonlySet<string>;
  /**
   * Returns the content as JSON.
   *
   * @param numbers defaults to `text`, as CloudFormation reads them
   * @throws GatewrightError `document.limit`: too many aliased values
   */
  readonly toJson: (numbers?: NumberSpelling) => Json;
  /** Finds the position of the value at the path, or of the nearest enclosing value. */
  readonly placeOf: (path: readonly string[]) => TextPlace;
  /** Returns the source text of a plain YAML value, such as `1.0`; undefined for JSON. */
  readonly written: (path: readonly string[]) => string | undefined;
}

export interface SourceTextOptions {
  /** Name of the document in errors. Defaults to `text`. */
  readonly what?: string | undefined;
  /** Defaults to 16 MB, two million values and 200 levels. */
  readonly limits?: TextLimits | undefined;
}

export interface TextLimits {
  readonly megabytes: number;
  /** Values of an alias count once per use, against alias bombs. */
  readonly values: number;
  readonly depth: number;
}

// Sixteen times CloudFormation's limit; a document of ten thousand resources has 5 MB.
const ample: TextLimits = { megabytes: 16, values: 2_000_000, depth: 200 };

/**
 * Parses JSON or YAML with CloudFormation's short functions: `!Ref Orders` becomes `{ Ref: "Orders"
 * }`.
 *
 * @throws GatewrightError `document.invalid`: neither JSON nor YAML; `document.limit`: larger than
 * 16 MB, or nested deeper than 200 levels.
 */
export function parseSourceText(
  source: string | Uint8Array,
  { what = "text", limits = ample }: SourceTextOptions = {},
): SourceText {
  const fail = failures(what);
  const text = decode(source, limits, fail);
  const json = parseJson(text);
  const yaml = json === undefined ? parseYaml(text, limits, fail) : undefined;
  const toJson = (numbers: NumberSpelling = "text") => {
    const root = json ?? new YamlReading(limits, numbers, fail.tooLarge).toJson(yaml, 0);
    checkSize(root, limits, fail.tooLarge);
    return root;
  };
  const placeOf = lazy(() => {
    const toPlace = linesOf(text);
    const toOffset = yaml === undefined ? jsonOffsets(text) : (path: Path) => nodeAt(yaml, path);
    return (path: Path) => toPlace(toOffset(path));
  });
  return {
    size: source.length,
    names: new Set(yaml ? namesIn(yaml) : isObject(json) ? Object.keys(json) : []),
    toJson,
    placeOf: (path) => placeOf()(path),
    written: (path) => (yaml ? sourceAt(yaml, path) : undefined),
  };
}

type Path = readonly string[];

interface Failures {
  readonly invalid: (reason: string, cause?: unknown, place?: TextPlace) => GatewrightError;
  readonly tooLarge: (reason: string) => GatewrightError;
}

function failures(what: string): Failures {
  return {
    invalid: (reason, cause, place) =>
      new GatewrightError("document.invalid", `Failed to read the ${what}: ${reason}`, {
        ...(cause !== undefined && { cause }),
        details: place,
      }),
    tooLarge: (reason) =>
      new GatewrightError("document.limit", `Failed to read the ${what}: ${reason}`),
  };
}

function decode(source: string | Uint8Array, { megabytes }: TextLimits, fail: Failures): string {
  // A UTF-16 unit is at least one byte of UTF-8.
  if (source.length > megabytes * 1024 * 1024) {
    throw fail.tooLarge(`it is larger than ${megabytes} MB`);
  }
  if (typeof source === "string") return source.replace(/^\uFEFF/, "");
  try {
    return strictText(source).replace(/^\uFEFF/, "");
  } catch (cause) {
    throw fail.invalid("it is not UTF-8", cause);
  }
}

/** Parses JSON; returns undefined for invalid JSON, which may be YAML that starts alike. */
function parseJson(text: string): Json | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Parses YAML; returns null for a text without a value. */
function parseYaml(text: string, limits: TextLimits, fail: Failures): ParsedNode | null {
  refuseDeepYaml(text, limits, fail.tooLarge);
  let given = text;
  let spent = 0;
  for (;;) {
    const document = parseOnce(given, fail);
    const [error] = document.errors;
    if (!error) return document.contents;
    const line = missingIndentation(given, error);
    spent += given.length;
    if (line === undefined || spent > patience) {
      const place = linesOf(given)(error.pos[0]);
      const where = `at line ${place.line}, column ${place.column}`;
      throw fail.invalid(`${error.message}, ${where}`, error, place);
    }
    given = `${given.slice(0, line.start)}${line.indentation}${given.slice(line.start)}`;
  }
}

// Budget of characters to parse again because of underindented continuation lines.
const patience = 4 * 1024 * 1024;

function parseOnce(text: string, fail: Failures) {
  try {
    return parseDocument(text, {
      // Checking for unique keys is quadratic; the last duplicate wins, as in JSON.
      uniqueKeys: false,
      // Pretty errors are quadratic, too.
      prettyErrors: false,
      logLevel: "silent",
    });
  } catch (cause) {
    throw fail.invalid(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/**
 * Finds a line that continues a flow collection or quoted text at its parent's indentation, and the
 * missing indentation. AWS accepts such lines and its samples have them; strict YAML parsers reject
 * them.
 */
function missingIndentation(
  text: string,
  { code, message, pos: [offset] }: YAMLParseError,
): { readonly start: number; readonly indentation: string } | undefined {
  const isFlow = code === "BAD_INDENT" && message.startsWith("Flow ");
  const isQuoted = /quoted? string|closing .quote/.test(message);
  if (!isFlow && !isQuoted) return undefined;
  // Reported at the line itself, or at the end of the previous one.
  const start = isFlow ? text.lastIndexOf("\n", offset - 1) + 1 : text.indexOf("\n", offset) + 1;
  if (start === 0 || start >= text.length) return undefined;
  const before = text.slice(0, start).trimEnd();
  const [indent = ""] = /^[ ]*/.exec(before.slice(before.lastIndexOf("\n") + 1)) ?? [];
  return { start, indentation: `${indent}  ` };
}

/** Returns a function that converts an offset to line and column. */
function linesOf(text: string): (offset: number) => TextPlace {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
