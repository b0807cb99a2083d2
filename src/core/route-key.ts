import { encodeComponent } from "./message.ts";
import { type RestMethod, restMethods } from "./rest-methods.ts";

/**
 * `GET /orders/{id}`: a method and a resource path; `{name}` matches one segment, `{name+}` the
 * rest.
 */
export type RouteKey = `${RestMethod} /${string}`;

/** The names in a route's path: `"id" | "rest"` for `GET /orders/{id}/{rest+}`. */
export type PathParameterName<Key extends string> =
  Key extends `${string}{${infer Name}}${infer Rest}`
    ? (Name extends `${infer Greedy}+` ? Greedy : Name) | PathParameterName<Rest>
    : never;

/** The values of a route's path parameters: `{ id: string }` for `GET /orders/{id}`. */
export type PathParametersOf<Key extends string> = {
  readonly [Name in PathParameterName<Key>]: string;
};

export type PathSegment =
  | { readonly type: "static"; readonly text: string }
  | { readonly type: "parameter"; readonly name: string }
  | { readonly type: "greedy"; readonly name: string };

export interface ParsedRouteKey {
  readonly method: RestMethod;
  readonly path: string;
  readonly segments: readonly PathSegment[];
}

export type RouteKeyResult =
  | ({ readonly ok: true } & ParsedRouteKey)
  | { readonly ok: false; readonly reason: string };

/** Parses `GET /orders/{id}`. A failure explains what is wrong. */
export function parseRouteKey(key: string): RouteKeyResult {
  const space = key.indexOf(" ");
  const method = restMethods.find((candidate) => candidate === key.slice(0, space));
  if (!method) {
    return { ok: false, reason: `it must start with one of ${restMethods.join(", ")}` };
  }
  const path = key.slice(space + 1);
  const segments = parseResourcePath(path);
  return Array.isArray(segments)
    ? { ok: true, method, path, segments }
    : { ok: false, reason: segments };
}

/** Parses `/orders/{id}` into segments; returns the reason as text if the path is invalid. */
export function parseResourcePath(path: string): PathSegment[] | string {
  if (!path.startsWith("/")) return "its path must start with a slash";
  if (path === "/") return [];
  const segments: PathSegment[] = [];
  const names = new Set<string>();
  for (const part of path.slice(1).split("/")) {
    const segment = parsePathPart(part);
    if (typeof segment === "string") return segment;
    const previous = segments.at(-1);
    if (previous?.type === "greedy") return `nothing can follow the greedy {${previous.name}+}`;
    if (segment.type !== "static") {
      if (names.has(segment.name)) return `{${segment.name}} occurs twice`;
      names.add(segment.name);
    }
    segments.push(segment);
  }
  return segments;
}

/** Returns the names of a path's variables, in order. */
export function parameterNames(segments: readonly PathSegment[]): readonly string[] {
  return segments.flatMap((segment) => (segment.type === "static" ? [] : [segment.name]));
}

/** Returns the names of a path's variables; empty for an invalid resource path. */
export function pathVariables(path: string): readonly string[] {
  const segments = parseResourcePath(path);
  return typeof segments === "string" ? [] : parameterNames(segments);
}

// What CreateResource accepts as `pathPart`: letters, digits and ._-: or one variable in braces.
const staticPart = /^[a-zA-Z0-9._\-:]+$/;
const variablePart = /^\{([a-zA-Z0-9._\-:]+)(\+?)\}$/;

/** Parses one segment of a resource path; returns the reason as text if it is invalid. */
export function parsePathPart(part: string): PathSegment | string {
  const variable = variablePart.exec(part);
  if (variable?.[1]) return { type: variable[2] ? "greedy" : "parameter", name: variable[1] };
  if (staticPart.test(part)) return { type: "static", text: part };
  if (part === "") return "its path has an empty segment";
  return `invalid path segment "${part}": use letters, digits, "._-:", or a single {name} or {name+}`;
}

/**
 * Matches a request's undecoded path against a resource path.
 *
 * Values stay percent-encoded, leading slashes are ignored, and a greedy value loses its trailing
 * slash: recorded from AWS.
 */
export function matchResourcePath(
  segments: readonly PathSegment[],
  path: string,
): Record<string, string> | undefined {
  const parts = path.replace(/^\/+/, "").split("/");
  const values: [string, string][] = [];
  for (const [index, segment] of segments.entries()) {
    if (segment.type === "greedy") {
      const rest = parts.slice(index).join("/").replace(/\/$/, "");
      return rest === "" ? undefined : Object.fromEntries([...values, [segment.name, rest]]);
    }
    const part = parts[index];
    if (part === undefined || part === "") return undefined;
    if (segment.type === "static" ? segment.text !== part : false) return undefined;
    if (segment.type === "parameter") values.push([segment.name, part]);
  }
  const left = parts.slice(segments.length);
  return left.every((part) => part === "") && left.length <= 1
    ? Object.fromEntries(values)
    : undefined;
}

/** Encodes path parameters for a request's path: `a b` becomes `a%20b`. */
export function encodePathParameters(
  segments: readonly PathSegment[],
  parameters: Readonly<Record<string, string>>,
): Record<string, string> {
  const entries = segments.flatMap((segment) => {
    if (segment.type === "static" || !Object.hasOwn(parameters, segment.name)) return [];
    const value = parameters[segment.name] ?? "";
    const parts = segment.type === "greedy" ? value.split("/") : [value];
    return [[segment.name, parts.map(encodeComponent).join("/")] as const];
  });
  return Object.fromEntries(entries);
}

/** Builds a request's path from encoded values. */
export function fillResourcePath(
  segments: readonly PathSegment[],
  encoded: Readonly<Record<string, string>>,
): string {
  const parts = segments.map((segment) => {
    if (segment.type === "static") return segment.text;
    const placeholder = segment.type === "greedy" ? `{${segment.name}+}` : `{${segment.name}}`;
    return Object.hasOwn(encoded, segment.name) ? encoded[segment.name] : placeholder;
  });
  return `/${parts.join("/")}`;
}
