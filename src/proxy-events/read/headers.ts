import type { LooseMap, LooseMultiMap } from "./reading.ts";

/** The members of an event that headers are read from; every kind has them. */
export interface HeaderHolder {
  readonly headers?: LooseMap | null | undefined;
  readonly multiValueHeaders?: LooseMultiMap | null | undefined;
}

/**
 * Reads the values of a header in the order they were sent, ignoring the case of its name.
 *
 * HTTP APIs and function URLs join repeated headers with a comma before the function sees them:
 * there the list has one value, since a comma may also be part of a value.
 *
 * @example
 * readHeaderValues(event, "x-forwarded-for"); // ["203.0.113.7, 198.51.100.2"]
 */
export function readHeaderValues(
  { headers, multiValueHeaders }: HeaderHolder,
  name: string,
): readonly string[] {
  const wanted = name.toLowerCase();
  // Typed captures carry an empty map beside a full `headers`, so presence of the name decides.
  return collect(multiValueHeaders, wanted) ?? collect(headers, wanted) ?? [];
}

/**
 * Reads the value of a header, ignoring the case of its name. Several values are joined with `, `.
 *
 * @example
 * readHeader(event, "content-type"); // "application/json"
 */
export function readHeader(event: HeaderHolder, name: string): string | undefined {
  const values = readHeaderValues(event, name);
  return values.length > 1 ? values.join(", ") : values[0];
}

/**
 * Reads all headers, with names as in the event and repeated headers as several lines.
 *
 * @example
 * readHeaders({ headers: { Accept: "text/html" } }); // [["Accept", "text/html"]]
 */
export function readHeaders(event: HeaderHolder): readonly (readonly [string, string])[] {
  const maps = [event.multiValueHeaders ?? {}, event.headers ?? {}];
  const names = new Map(maps.flatMap(Object.keys).map((name) => [name.toLowerCase(), name]));
  return [...names].flatMap(([wanted, name]) =>
    readHeaderValues(event, wanted).map((value) => [name, value] as const),
  );
}

/** Undefined, and not an empty list, when the map has no value under that name. */
function collect(
  map: LooseMap | LooseMultiMap | null | undefined,
  wanted: string,
): readonly string[] | undefined {
  let found: string[] | undefined;
  for (const name in map) {
    // Most names differ in length already: no lower-case copy is made of them.
    if (name.length !== wanted.length || name.toLowerCase() !== wanted) continue;
    const value = Object.hasOwn(map, name) ? map[name] : undefined;
    if (typeof value === "string") (found ??= []).push(value);
    else if (value) found = [...(found ?? []), ...value];
  }
  return found;
}
