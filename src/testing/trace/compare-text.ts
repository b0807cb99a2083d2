import type { NamePlace } from "../../core/secrets/secret-names.ts";
import type { LogMap } from "../log/execution-log.ts";
import { truncation } from "../log/log-map.ts";
import { isVolatileHeader, normalizeText } from "./volatile.ts";

/** The first difference between two texts: its place and both values. */
export interface TextDifference {
  /** `body at $.total`, `header Accept`. */
  readonly part: string;
  /** Missing if the run has no such part. */
  readonly local?: string;
  readonly real?: string;
  /** The header, parameter or member that holds it. */
  readonly name?: string;
  readonly place?: NamePlace;
}

/** Makes a text comparable: replaces whatever differs from run to run. */
export type Normalizer = (text: string) => string;

/** Builds a normalizer that also replaces the caller's patterns. */
export function createNormalizer(patterns: readonly RegExp[] = []): Normalizer {
  const everywhere = patterns.map(
    ({ source, flags }) => new RegExp(source, flags.includes("g") ? flags : `${flags}g`),
  );
  return (text) =>
    everywhere.reduce((rest, each) => rest.replaceAll(each, "…"), normalizeText(text));
}

/** Compares bodies: as JSON if both are, and up to the shorter length if one was truncated. */
export function compareText(
  part: string,
  local: string | undefined,
  real: string | undefined,
  normalize: Normalizer,
): readonly TextDifference[] {
  if (local === undefined || real === undefined) {
    return local === real ? [] : [difference(part, local, real)];
  }
  const [here, there] = [normalize(local), normalize(real)];
  if (here === there) return [];
  if (isCut(local) || isCut(real)) return compareCut(part, here, there);
  const [left, right] = [parseStructure(here), parseStructure(there)];
  if (left === undefined || right === undefined) return [difference(part, here, there)];
  return compareJson(`${part} at $`, left, right, normalize, 0).slice(0, maxDifferences);
}

/** Compares the entries of Java's maps, ignoring the case and the order of names. */
export function compareMaps(
  part: string,
  local: LogMap,
  real: LogMap,
  normalize: Normalizer,
): readonly TextDifference[] {
  const [here, there] = [valuesOf(local), valuesOf(real)];
  const names = [...new Set([...here.keys(), ...there.keys()])];
  return names.flatMap((name) => {
    if (part === "header" && isVolatileHeader(name)) return [];
    const [left, right] = [here.get(name), there.get(name)];
    // An entry that is missing from a truncated map may have been cut off.
    if (left === undefined && local.isTruncated) return [];
    if (right === undefined && real.isTruncated) return [];
    if ([left, right].some((each) => each && isSignature(each.text))) return [];
    const label = `${part} ${(left ?? right)?.name ?? name}`;
    const place: NamePlace = part === "path parameter" ? "member" : "parameter";
    return compareText(label, left?.text, right?.text, normalize).map((each) => ({
      name,
      place,
      ...each,
    }));
  });
}

// More than a screen of differences adds nothing to the first ones.
const maxDifferences = 20;
const maxDepth = 64;

function difference(part: string, local?: string, real?: string): TextDifference {
  return { part, ...(local !== undefined && { local }), ...(real !== undefined && { real }) };
}

/** Returns whether API Gateway truncated the text. */
export function isCut(text: string): boolean {
  return text.endsWith(truncation);
}

/** Ids differ in length before they are normalized, so two truncated texts end in different places. */
function compareCut(part: string, here: string, there: string): readonly TextDifference[] {
  const [left, right] = [whole(here), whole(there)];
  const length = Math.min(left.length, right.length);
  return left.slice(0, length) === right.slice(0, length) ? [] : [difference(part, here, there)];
}

/** Returns the text up to its last complete member. */
function whole(text: string): string {
  if (!isCut(text)) return text;
  const kept = text.slice(0, -truncation.length);
  const comma = kept.lastIndexOf(',"');
  return comma === -1 ? kept.slice(0, -64) : kept.slice(0, comma);
}

function valuesOf({ entries, isTruncated }: LogMap) {
  const values = new Map<string, { readonly name: string; readonly text: string }>();
  for (const [name, value] of isTruncated ? entries.slice(0, -1) : entries) {
    const key = name.toLowerCase();
    const earlier = values.get(key);
    values.set(key, { name, text: earlier ? `${earlier.text}, ${value}` : value });
  }
  return values;
}

/** API Gateway masks its own signature with stars, except for the last characters. */
function isSignature(text: string): boolean {
  return /^\*{20,}.{6}$/.test(text);
}

/** Parses an object or an array. Other JSON is compared as text. */
function parseStructure(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    // Text that starts like this is an object or an array, or does not parse.
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}

function compareJson(
  at: string,
  local: unknown,
  real: unknown,
  normalize: Normalizer,
  depth: number,
): TextDifference[] {
  if (Object.is(local, real)) return [];
  if (depth < maxDepth && isStructure(local) && isStructure(real)) {
    if (Array.isArray(local) === Array.isArray(real)) {
      return compareMembers(at, local, real, normalize, depth);
    }
  }
  // The body of a proxy response is JSON inside JSON.
  if (typeof local === "string" && typeof real === "string") {
    const [left, right] = [normalize(local), normalize(real)];
    if (left === right) return [];
    const [here, there] = [parseStructure(left), parseStructure(right)];
    if (here && there) return compareJson(`${at}, in it $`, here, there, normalize, depth + 1);
  }
  return [difference(at, show(local), show(real))];
}

function compareMembers(
  at: string,
  local: object,
  real: object,
  normalize: Normalizer,
  depth: number,
): TextDifference[] {
  const found: TextDifference[] = [];
  for (const name of new Set([...Object.keys(local), ...Object.keys(real)])) {
    if (found.length >= maxDifferences) break;
    const path = Array.isArray(local) ? `${at}[${name}]` : at + member(name);
    const [here, there] = [own(local, name), own(real, name)];
    const inside = compareJson(path, here, there, normalize, depth + 1);
    found.push(...inside.map((each) => (Array.isArray(local) ? each : { name, ...each })));
  }
  return found;
}

function own(structure: object, name: string): unknown {
  return Object.hasOwn(structure, name) ? Reflect.get(structure, name) : undefined;
}

function member(name: string): string {
  return /^[a-z_]\w*$/i.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function isStructure(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Prints a value as JSON, and only the keys or the length of a structure, which may be deep. */
function show(value: unknown): string | undefined {
  if (Array.isArray(value)) return `[${value.length} items]`;
  if (isStructure(value)) return `{${Object.keys(value).slice(0, 8).join(", ")}}`;
  return value === undefined ? undefined : JSON.stringify(value);
}
