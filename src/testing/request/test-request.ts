import { GatewrightError } from "../../core/errors.ts";
import { encodeComponent, type Header, type RequestMessage } from "../../core/message.ts";
import { encodePathParameters, fillResourcePath, parseResourcePath } from "../../core/route-key.ts";
import { toBody } from "./sent-body.ts";
import type { SettingNames } from "./unknown-settings.ts";

/** The default address of a client, from a block reserved for examples (RFC 5737). */
export const exampleClientIp = "203.0.113.7";

/** A request in the words of a test. A value that is undefined is left out. */
export interface TestRequest {
  /** The query: values are encoded for you, a list repeats the name. */
  readonly query?: Readonly<
    Record<string, string | number | boolean | readonly string[] | undefined>
  >;
  /** A list makes several lines. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly cookies?: Readonly<Record<string, string | undefined>>;
  /**
   * Text and bytes are sent as they are; `URLSearchParams`, `FormData`, `Blob` and `File` with their
   * `Content-Type`; anything else as JSON, with its own. Where an event is made at once, files have
   * to be read first.
   */
  readonly body?: unknown;
  /** The method, for `ANY` and `$default` routes. Defaults to `GET`. */
  readonly method?: string;
  /** The client's address. Defaults to `203.0.113.7`. */
  readonly sourceIp?: string;
}

/** The known members of a request to a route. */
export const requestNames: SettingNames<TestRequest & { readonly path?: unknown }> = {
  path: true,
  query: true,
  headers: true,
  cookies: true,
  body: true,
  method: true,
  sourceIp: true,
};

export interface RouteRequest {
  readonly message: RequestMessage;
  /** The template: `/orders/{id}`. */
  readonly resourcePath: string;
  /** Percent-encoded, as in the path. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

export interface RouteRequestSettings {
  /** Sent as `Host`, together with `Accept` and `User-Agent`. If missing, none of the three is sent. */
  readonly host?: string;
  /** The prefix of the path: the stage. */
  readonly prefix?: string;
}

/** Builds the message that a client would send for a route key such as `POST /orders/{id}`. */
export function toRouteRequest(
  key: string,
  request: TestRequest & { readonly path?: Readonly<Record<string, string>> | undefined },
  { host, prefix = "" }: RouteRequestSettings,
): RouteRequest {
  const space = key.indexOf(" ");
  if (space === -1 ? !key.startsWith("$") : key[space + 1] !== "/") throw noRoute(key);
  const keyMethod = space === -1 ? "ANY" : key.slice(0, space);
  const resourcePath = space === -1 ? "/" : key.slice(space + 1);
  const segments = parseResourcePath(resourcePath);
  const parts = Array.isArray(segments) ? segments : [];
  const pathParameters = encodePathParameters(parts, request.path ?? {});
  const path = Array.isArray(segments) ? fillResourcePath(parts, pathParameters) : resourcePath;
  const query = toQuery(request.query);
  const { body, contentType } = toBody(request.body);
  return {
    message: {
      method: request.method ?? (keyMethod === "ANY" ? "GET" : keyMethod),
      target: `${prefix}${path}${query && `?${query}`}`,
      headers: toHeaders(request, host, contentType),
      body,
      sourceIp: request.sourceIp ?? exampleClientIp,
    },
    resourcePath,
    pathParameters,
  };
}

function noRoute(key: string): GatewrightError {
  return new GatewrightError(
    "route.invalid",
    `Failed to make a request for "${key}": it is not a route key`,
    {
      hint: 'Use a method and a path: "GET /orders".',
    },
  );
}

function toQuery(query: TestRequest["query"] = {}): string {
  return Object.entries(query)
    .flatMap(([name, values]) =>
      listOf(values).map((value) => `${encodeComponent(name)}=${encodeComponent(value)}`),
    )
    .join("&");
}

type Scalar = string | number | boolean;

/** The values of a name as text; one that is undefined is none. */
function listOf(values: Scalar | readonly Scalar[] | undefined): readonly string[] {
  const list = typeof values === "object" ? values : [values];
  return list.flatMap((value) => (value === undefined ? [] : [String(value)]));
}

function toHeaders(
  { headers = {}, cookies = {} }: TestRequest,
  host: string | undefined,
  contentType: string | undefined,
): readonly Header[] {
  const given = Object.entries(headers).flatMap(([name, values]) =>
    listOf(values).map((value): Header => [name, value]),
  );
  const cookie = Object.entries(cookies).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeComponent(value)}`],
  );
  const client: readonly Header[] = [
    ["Accept", "*/*"],
    ["Host", host ?? ""],
    ["User-Agent", "gatewright"],
  ];
  const defaults: readonly Header[] = [
    ...(host === undefined ? [] : client),
    ...(contentType === undefined ? [] : [["Content-Type", contentType] as const]),
  ];
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  return [
    ...defaults.filter(([name]) => !names.has(name.toLowerCase())),
    ...given,
    ...(cookie.length === 0 ? [] : [["Cookie", cookie.join("; ")] as const]),
  ];
}
