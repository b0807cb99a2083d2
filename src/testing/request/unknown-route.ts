import { GatewrightError } from "../../core/errors.ts";
import { nearest } from "../../core/nearest.ts";

/**
 * Returns the error for an unknown route key.
 *
 * @param what follows "Failed to": `invoke "GET /order"`
 */
export function unknownRoute(what: string, key: string, known: readonly string[]): GatewrightError {
  const meant = nearest(key, known);
  return new GatewrightError("route.invalid", `Failed to ${what}: the API has no such route`, {
    hint: meant ? `Did you mean "${meant}"?` : `Its routes are ${known.join(", ")}.`,
  });
}

/** An API whose route keys are known. */
export interface Routed<Key extends string> {
  readonly routes: readonly { readonly key: Key }[];
}

/** @throws GatewrightError `route.invalid`: the API has no route with that key. */
export function refuseUnknownRoute({ routes }: Routed<string>, key: string): void {
  const known = routes.map((route) => route.key);
  if (!known.includes(key)) throw unknownRoute(`invoke "${key}"`, key, known);
}
