import { GatewrightError } from "../../errors.ts";
import type { RequestMessage } from "../../message.ts";
import { type PathParameterName, type PathParameters, parseRouteKey } from "../../route-key.ts";
import { type TestRequest, toRouteRequest } from "../request.ts";

/** A request to a route: its path parameters by name, and what a client may send besides. */
export type InvokeRequest<Key extends string> = TestRequest & PathPart<Key>;

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

/**
 * The message that a client would send below the stage.
 *
 * @throws GatewrightError `route.invalid`: the key is none, or a path parameter is missing.
 */
export function toRequestMessage(
  key: string,
  request: TestRequest & { readonly path?: Readonly<Record<string, string>> } = {},
): RequestMessage {
  const route = parseRouteKey(key);
  if (!route.ok) {
    throw new GatewrightError("route.invalid", `Failed to invoke "${key}": ${route.reason}`);
  }
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
  return toRouteRequest(key, request, {}).message;
}
