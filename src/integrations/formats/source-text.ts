import { LineCounter, type ParsedNode, parseDocument } from "yaml";
import { GatewrightError } from "../../errors.ts";
import type { Json } from "../../json.ts";
import { checkSize } from "./check-size.ts";
import { nodeAt, YamlReading } from "./yaml-json.ts";

/** Where something stands in a text. */
export interface TextPlace {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
}

/** What a JSON or YAML text says, and where. */
export interface SourceText {
  readonly root: Json;
  /** Where the value at the path begins, or the nearest value around it. */
  readonly placeOf: (path: readonly string[]) => TextPlace;
}

const limits = {
  // Sixteen times what CloudFormation takes; a document of ten thousand resources has five.
  bytes: 16 * 1024 * 1024,
  values: 2_000_000,
  depth: 200,
} as const;

/**
 * Parses a text, JSON or YAML with CloudFormation's short functions: `!Ref Orders` is
 * `{ Ref: "Orders" }`.
 *
 * @throws GatewrightError `document.invalid`: neither JSON nor YAML; `document.limit`: larger than
 * 16 MB, nested deeper than 200 levels, or aliases that multiply.
 */
export function parseSourceText(source: string | Uint8Array): SourceText {
  const text = decode(source);
  const json = parseJson(text);
  // The places of a JSON text are looked up only where something is found.
  let yaml = json === undefined ? parseYaml(text) : undefined;
  const root = json ?? (yaml ? toJson(yaml.node) : null);
  checkSize(root, limits, tooLarge);
  return {
    root,
    placeOf(path) {
      yaml ??= parseYaml(text);
      const { line, col } = yaml.lines.linePos(nodeAt(yaml.node, path));
      return { line, column: col };
    },
  };
}

function decode(source: string | Uint8Array): string {
  // A UTF-16 unit is at least one byte of UTF-8.
  if (source.length > limits.bytes) throw tooLarge("it is larger than 16 MB");
  if (typeof source === "string") return source.replace(/^\uFEFF/, "");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(source);
  } catch (cause) {
    throw invalid("it is not UTF-8", cause);
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

function parseYaml(text: string): {
  readonly node: ParsedNode | null;
  readonly lines: LineCounter;
} {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      // Comparing each key with all others is quadratic; the last one wins, as in JSON.
      uniqueKeys: false,
      logLevel: "silent",
      prettyErrors: true,
    });
    // AWS's own samples continue flow maps and quoted text at the indentation of their parent.
    const error = document.errors.find(({ code }) => code !== "BAD_INDENT");
    if (error) throw error;
    return { node: document.contents, lines };
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function toJson(node: ParsedNode | null): Json {
  const reading = new YamlReading({ ...limits, refuse: (reason) => tooLarge(reason) });
  return reading.toJson(node, 0);
}

function invalid(reason: string, cause?: unknown): GatewrightError {
  const options = cause === undefined ? {} : { cause };
  return new GatewrightError("document.invalid", `Failed to read the text: ${reason}`, options);
}

function tooLarge(reason: string): GatewrightError {
  return new GatewrightError("document.limit", `Failed to read the text: ${reason}`);
}
