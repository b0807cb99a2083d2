import { type LooseMap, problemOf, type Reading, readingOf } from "./reading.ts";

/** The members of an event that path parameters are read from. */
export interface PathParameterHolder {
  readonly version?: string | undefined;
  readonly pathParameters?: LooseMap | null | undefined;
}

/** The names that the event's type declares. Any name is allowed if it declares none. */
type DecodedParameters<Event extends PathParameterHolder> = {
  readonly [Name in keyof NonNullable<Event["pathParameters"]>]: string;
};

/**
 * Reads the path parameters, decoded once: REST APIs send them encoded, HTTP APIs decoded.
 *
 * A malformed escape (`%zz`) is a problem with code `path.encoding`.
 *
 * @example
 * const path = readPathParameters(event);
 * if (path.ok) console.log(path.value.id); // "Jane Doe"
 */
export function readPathParameters<Event extends PathParameterHolder>(
  event: Event,
): Reading<DecodedParameters<Event>> {
  const isEncoded = event.version === undefined;
  // The names are those of the route, which its author wrote: no client chooses a key.
  const decoded: Record<string, string> = {};
  for (const [name, value] of Object.entries(event.pathParameters ?? {})) {
    if (value === undefined || value === null) continue;
    try {
      decoded[name] = isEncoded ? decodeURIComponent(value) : value;
    } catch {
      return problemOf("path.encoding", `The path parameter "${name}" is badly percent-encoded`);
    }
  }
  // The keys are those of the event's own map, which a loop cannot tell the compiler.
  return readingOf(decoded as DecodedParameters<Event>);
}
