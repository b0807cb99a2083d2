import { GatewrightError } from "../../errors.ts";
import type { Header, RequestMessage } from "../../message.ts";
import {
  fillResourcePath,
  type ParsedRouteKey,
  type PathParameterName,
  type PathParameters,
  parseRouteKey,
} from "../../route-key.ts";

/** A request to a route: its path parameters by name, and what a client may send besides. */
export type InvokeRequest<Key extends string> = RequestParts & PathPart<Key>;

/** The request may be left out for a route without path parameters. */
export type InvokeArguments<Key extends string> = Key extends `${string}{${string}`
  ? [request: InvokeRequest<Key>]
  : [request?: InvokeRequest<Key>];

type PathPart<Key extends string> = [PathParameterName<Key>] extends [never]
  ? { readonly path?: NoPathParameters }
  : { readonly path: PathParameters<Key> };

/** A route without `{…}` takes no path parameters: the compiler says so in a sentence. */
interface NoPathParameters {
  readonly [name: string]: "This route has no path parameters";
}

export interface RequestParts {
  /** The client's method; only a route with `ANY` leaves it open, and then `GET` is sent. */
  readonly method?: string;
  /** Decoded; a list sends the name several times. */
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  /** A list sends the header several times. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Text and bytes are sent as they are; anything else as JSON, with its content type. */
  readonly body?: unknown;
}

/** The message that a client would send below the stage. */
export function toRequestMessage(
  key: string,
  request: RequestParts & { readonly path?: Readonly<Record<string, string>> } = {},
): RequestMessage {
  const route = readKey(key);
  const missing = route.segments.find(
    (segment) => segment.type !== "static" && !Object.hasOwn(request.path ?? {}, segment.name),
  );
  if (missing && missing.type !== "static") {
    throw new GatewrightError(
      "route.invalid",
      `Failed to invoke "${key}": the path parameter "${missing.name}" is missing`,
      { hint: `Pass it as path: { ${missing.name}: "…" }.` },
    );
  }
  const query = printQuery(request.query ?? {});
  const path = fillResourcePath(route.segments, request.path ?? {});
  const headers = lines(request.headers ?? {});
  const { body, contentType } = toBytes(request.body);
  const isTyped = headers.some(([name]) => name.toLowerCase() === "content-type");
  return {
    method: route.method === "ANY" ? (request.method ?? "GET") : route.method,
    target: query === "" ? path : `${path}?${query}`,
    headers: isTyped || !contentType ? headers : [...headers, ["Content-Type", contentType]],
    body,
  };
}

function readKey(key: string): ParsedRouteKey {
  const parsed = parseRouteKey(key);
  if (parsed.ok) return parsed;
  throw new GatewrightError("route.invalid", `Failed to invoke "${key}": ${parsed.reason}`);
}

function lines(map: Readonly<Record<string, string | readonly string[]>>): Header[] {
  return Object.entries(map).flatMap(([name, values]) =>
    [values].flat().map((value): Header => [name, value]),
  );
}

function printQuery(query: Readonly<Record<string, string | readonly string[]>>): string {
  return lines(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
}

function toBytes(body: unknown): { body: Uint8Array; contentType?: string } {
  if (body === undefined) return { body: new Uint8Array() };
  if (body instanceof Uint8Array) return { body };
  const encode = (text: string) => new TextEncoder().encode(text);
  if (typeof body === "string") return { body: encode(body) };
  return { body: encode(JSON.stringify(body)), contentType: "application/json" };
}
