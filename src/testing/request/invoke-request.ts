import { GatewrightError } from "../../core/errors.ts";
import {
  type PathParameterName,
  type PathParametersOf,
  parameterNames,
  parseRouteKey,
} from "../../core/route-key.ts";
import {
  type RouteRequest,
  requestNames,
  type TestRequest,
  toRouteRequest,
} from "./test-request.ts";
import { refuseUnknownSettings } from "./unknown-settings.ts";

/** A request to a route: its path parameters by name, and anything else that a client may send. */
export type InvokeRequest<Key extends string> = TestRequest & PathPart<Key>;

/** The arguments of `invoke`. The request is optional for a route without path parameters. */
export type InvokeArguments<Key extends string> = Key extends `${string}{${string}`
  ? [request: InvokeRequest<Key>]
  : [request?: InvokeRequest<Key>];

type PathPart<Key extends string> = [PathParameterName<Key>] extends [never]
  ? { readonly path?: NoPathParameters }
  : { readonly path: PathParametersOf<Key> };

/** Path parameters of a route without `{…}`: none, and the compiler says so in a sentence. */
interface NoPathParameters {
  readonly [name: string]: "This route has no path parameters";
}

/**
 * Builds the message that a client would send, with a target below the stage.
 *
 * @throws GatewrightError `route.invalid`: the route key is invalid, or a path parameter is missing,
 * unknown or not a string.
 */
export function toCheckedRequest(
  key: string,
  request: TestRequest & { readonly path?: Readonly<Record<string, string>> } = {},
): RouteRequest {
  const route = parseRouteKey(key);
  if (!route.ok) {
    throw new GatewrightError("route.invalid", `Failed to invoke "${key}": ${route.reason}`);
  }
  const names = parameterNames(route.segments);
  const wrong = wrongPath(names, request.path ?? {});
  if (wrong) {
    const { reason, hint, missing: missingPathParameter } = wrong;
    throw new GatewrightError("route.invalid", `Failed to invoke "${key}": ${reason}`, {
      hint,
      details: {
        problems: [{ path: ["path"], message: reason }],
        ...(missingPathParameter !== undefined && { missingPathParameter }),
      },
    });
  }
  return toRouteRequest(key, request, {});
}

/**
 * Builds the message for a gateway's `invoke`, and rejects unknown members of the request.
 *
 * @throws GatewrightError `settings.invalid`: a member of the request is misspelled.
 */
export function toInvokeMessage(
  key: string,
  request: TestRequest & { readonly path?: Readonly<Record<string, string>> } = {},
): RouteRequest {
  refuseUnknownSettings(`invoke "${key}"`, request, requestNames);
  return toCheckedRequest(key, request);
}

interface WrongPath {
  readonly reason: string;
  readonly hint: string;
  /** The path parameter that is missing. */
  readonly missing?: string;
}

/** Finds the errors in path parameters that the compiler reports in TypeScript. */
function wrongPath(
  names: readonly string[],
  path: Readonly<Record<string, unknown>>,
): WrongPath | undefined {
  const given = Object.keys(path);
  const missing = names.find((name) => !given.includes(name));
  const unknown = given.find((name) => !names.includes(name));
  if (missing !== undefined) {
    const instead = unknown === undefined ? "" : ` "${unknown}" is unknown.`;
    const hint = `Pass path: { ${missing}: "…" }.${instead}`;
    return { reason: `the path parameter "${missing}" is missing`, hint, missing };
  }
  if (unknown !== undefined) {
    const hint =
      names.length === 0
        ? "It has no path parameters."
        : `Its path parameters are ${names.join(", ")}.`;
    return { reason: `the route has no path parameter "${unknown}"`, hint };
  }
  const notText = names.find((name) => typeof path[name] !== "string");
  if (notText === undefined) return undefined;
  const reason = `the path parameter "${notText}" is ${String(path[notText])}, which is not a string`;
  return { reason, hint: `Pass path: { ${notText}: "${String(path[notText])}" }.` };
}
