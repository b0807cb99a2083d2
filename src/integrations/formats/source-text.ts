import { type ParsedNode, parseDocument, type YAMLParseError } from "yaml";
import { strictText } from "../../core/bytes.ts";
import { GatewrightError } from "../../core/errors.ts";
import { isObject, type Json } from "../../core/json.ts";
import { lazy } from "../../core/memoize.ts";
import { checkSize } from "./check-size.ts";
import { jsonOffsets } from "./json-offset.ts";
import { refuseDeepYaml } from "./yaml-depth.ts";
import { type NumberSpelling, namesIn, nodeAt, sourceAt, YamlReading } from "./yaml-json.ts";

/** Where something stands in a text. */
export interface TextPlace {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
}

/** A JSON or YAML text, parsed once: what it says, and where. */
export interface SourceText {
  /** Bytes, or characters of a text. */
  readonly size: number;
  /** Names of the members at its root. */
  readonly names: ReadonlySet<string>;
  /**
   * What it says.
   *
   * @param numbers defaults to `text`, as CloudFormation takes them
   * @throws GatewrightError `document.limit`: aliases that multiply
   */
  readonly toJson: (numbers?: NumberSpelling) => Json;
  /** Where the value at the path begins, or the nearest value around it: looked up when asked. */
  readonly placeOf: (path: readonly string[]) => TextPlace;
  /** The plain value at the path as it is written: `1.0` of YAML; undefined in JSON. */
  readonly written: (path: readonly string[]) => string | undefined;
}

export interface SourceTextOptions {
  /** What errors call it. Absent: `text`. */
  readonly what?: string | undefined;
  /** Absent: 16 MB, two million values, 200 levels. */
  readonly limits?: TextLimits | undefined;
}

export interface TextLimits {
  readonly megabytes: number;
  /** Those of an alias count as often as it is used: that is what a bomb multiplies. */
  readonly values: number;
  readonly depth: number;
}

// Sixteen times what CloudFormation takes; a document of ten thousand resources has five.
const ample: TextLimits = { megabytes: 16, values: 2_000_000, depth: 200 };

/**
 * Parses a text, JSON or YAML with CloudFormation's short functions: `!Ref Orders` is
 * `{ Ref: "Orders" }`.
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

/** Undefined for what is no JSON: it may be YAML that begins like it. */
function parseJson(text: string): Json | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Null for a text without a value. */
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

// Characters that are parsed again for the sake of lines that continue too far to the left.
const patience = 4 * 1024 * 1024;

function parseOnce(text: string, fail: Failures) {
  try {
    return parseDocument(text, {
      // Comparing each key with all others is quadratic; the last one wins, as in JSON.
      uniqueKeys: false,
      // Showing each error in its line is quadratic too.
      prettyErrors: false,
      logLevel: "silent",
    });
  } catch (cause) {
    throw fail.invalid(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/**
 * The line that continues a flow collection or quoted text at the indentation of its parent, and
 * what it lacks. AWS and its samples take such lines; YAML, and its strict parsers, do not.
 */
function missingIndentation(
  text: string,
  { code, message, pos: [offset] }: YAMLParseError,
): { readonly start: number; readonly indentation: string } | undefined {
  const isFlow = code === "BAD_INDENT" && message.startsWith("Flow ");
  const isQuoted = /quoted? string|closing .quote/.test(message);
  if (!isFlow && !isQuoted) return undefined;
  // Told at the line itself, or at the end of the one before.
  const start = isFlow ? text.lastIndexOf("\n", offset - 1) + 1 : text.indexOf("\n", offset) + 1;
  if (start === 0 || start >= text.length) return undefined;
  const before = text.slice(0, start).trimEnd();
  const [indent = ""] = /^[ ]*/.exec(before.slice(before.lastIndexOf("\n") + 1)) ?? [];
  return { start, indentation: `${indent}  ` };
}

/** Line and column of an offset. */
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
