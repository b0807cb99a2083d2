import type { NamePlace } from "../../core/secrets/secret-names.ts";
import type { LogMap } from "../log/execution-log.ts";
import { truncation } from "../log/log-map.ts";
import { isVolatileHeader, steadyText } from "./volatile.ts";

/** What two texts have in common not: where, and what stands there. */
export interface TextDifference {
  /** `body at $.total`, `header Accept`. */
  readonly part: string;
  /** Absent: it is not there. */
  readonly local?: string;
  readonly real?: string;
  /** The header, parameter or member that has the value. */
  readonly name?: string;
  readonly place?: NamePlace;
}

/** Makes a text comparable: puts aside what differs from run to run. */
export type Steady = (text: string) => string;

/** The patterns of a caller, beside what is volatile in every API. */
export function steadyWith(patterns: readonly RegExp[] = []): Steady {
  const everywhere = patterns.map(
    ({ source, flags }) => new RegExp(source, flags.includes("g") ? flags : `${flags}g`),
  );
  return (text) => everywhere.reduce((rest, each) => rest.replaceAll(each, "…"), steadyText(text));
}

/** Compares bodies: as JSON where both are, as far as both go where one was cut off. */
export function compareText(
  part: string,
  local: string | undefined,
  real: string | undefined,
  steady: Steady,
): readonly TextDifference[] {
  if (local === undefined || real === undefined) {
    return local === real ? [] : [difference(part, local, real)];
  }
  const [here, there] = [steady(local), steady(real)];
  if (here === there) return [];
  if (isCut(local) || isCut(real)) return compareCut(part, here, there);
  const [left, right] = [parseStructure(here), parseStructure(there)];
  if (left === undefined || right === undefined) return [difference(part, here, there)];
  return compareJson(`${part} at $`, left, right, steady, 0).slice(0, mostDifferences);
}

/** Compares what Java's maps hold, names in any case and order. */
export function compareMaps(
  part: string,
  local: LogMap,
  real: LogMap,
  steady: Steady,
): readonly TextDifference[] {
  const [here, there] = [valuesOf(local), valuesOf(real)];
  const names = [...new Set([...here.keys(), ...there.keys()])];
  return names.flatMap((name) => {
    if (part === "header" && isVolatileHeader(name)) return [];
    const [left, right] = [here.get(name), there.get(name)];
    // Of a map that was cut off, what is not there may have been.
    if (left === undefined && local.isTruncated) return [];
    if (right === undefined && real.isTruncated) return [];
    if ([left, right].some((each) => each && isSignature(each.text))) return [];
    const label = `${part} ${(left ?? right)?.name ?? name}`;
    const place: NamePlace = part === "path parameter" ? "member" : "parameter";
    return compareText(label, left?.text, right?.text, steady).map((each) => ({
      name,
      place,
      ...each,
    }));
  });
}

// More than a screen of them tells no more than the first.
const mostDifferences = 20;
const deepest = 64;

function difference(part: string, local?: string, real?: string): TextDifference {
  return { part, ...(local !== undefined && { local }), ...(real !== undefined && { real }) };
}

/** Whether API Gateway cut the text off. */
export function isCut(text: string): boolean {
  return text.endsWith(truncation);
}

/** Ids differ in length before they are settled, so two texts that were cut end in other places. */
function compareCut(part: string, here: string, there: string): readonly TextDifference[] {
  const [left, right] = [whole(here), whole(there)];
  const length = Math.min(left.length, right.length);
  return left.slice(0, length) === right.slice(0, length) ? [] : [difference(part, here, there)];
}

/** The text up to its last member that is whole. */
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

/** API Gateway stars its own signature, of which the last characters are left. */
function isSignature(text: string): boolean {
  return /^\*{20,}.{6}$/.test(text);
}

/** An object or an array; other JSON is compared as the text that it is. */
function parseStructure(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    // Text that starts so is an object or an array, or does not parse.
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}

function compareJson(
  at: string,
  local: unknown,
  real: unknown,
  steady: Steady,
  depth: number,
): TextDifference[] {
  if (Object.is(local, real)) return [];
  if (depth < deepest && isStructure(local) && isStructure(real)) {
    if (Array.isArray(local) === Array.isArray(real)) {
      return compareMembers(at, local, real, steady, depth);
    }
  }
  // The body of a proxy answer is JSON inside JSON.
  if (typeof local === "string" && typeof real === "string") {
    const [left, right] = [steady(local), steady(real)];
    if (left === right) return [];
    const [here, there] = [parseStructure(left), parseStructure(right)];
    if (here && there) return compareJson(`${at}, in it $`, here, there, steady, depth + 1);
  }
  return [difference(at, show(local), show(real))];
}

function compareMembers(
  at: string,
  local: object,
  real: object,
  steady: Steady,
  depth: number,
): TextDifference[] {
  const found: TextDifference[] = [];
  for (const name of new Set([...Object.keys(local), ...Object.keys(real)])) {
    if (found.length >= mostDifferences) break;
    const path = Array.isArray(local) ? `${at}[${name}]` : at + member(name);
    const [here, there] = [own(local, name), own(real, name)];
    const inside = compareJson(path, here, there, steady, depth + 1);
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

/** A value as JSON; of a structure what it holds, since it may be deep. */
function show(value: unknown): string | undefined {
  if (Array.isArray(value)) return `[${value.length} items]`;
  if (isStructure(value)) return `{${Object.keys(value).slice(0, 8).join(", ")}}`;
  return value === undefined ? undefined : JSON.stringify(value);
}
