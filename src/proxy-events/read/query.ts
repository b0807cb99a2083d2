import type { LooseMap, LooseMultiMap } from "./reading.ts";

/** The members of an event that the query is read from. */
export interface QueryHolder {
  readonly rawQueryString?: string | null | undefined;
  readonly queryStringParameters?: LooseMap | null | undefined;
  readonly multiValueQueryStringParameters?: LooseMultiMap | null | undefined;
  readonly requestContext?: unknown;
}

/**
 * Reads the query, decoded once, with repeated values in order.
 *
 * From `rawQueryString` where there is one: the map beside it has repeated values joined with a
 * comma. A load balancer's values come encoded and are decoded here; those of the others are not
 * decoded again. Malformed escapes stay as they were sent.
 *
 * @example
 * readQuery(event).getAll("tag"); // ["a", "b"]
 */
export function readQuery(event: QueryHolder): URLSearchParams {
  if (typeof event.rawQueryString === "string") return new URLSearchParams(event.rawQueryString);
  const { multiValueQueryStringParameters: multiple, queryStringParameters: single } = event;
  const pairs: [string, string][] = [];
  // Some sources fill only one of the maps, or leave the other empty.
  for (const map of hasKeys(multiple) ? [multiple] : [single]) {
    for (const [name, value] of Object.entries(map ?? {})) {
      for (const one of typeof value === "string" ? [value] : (value ?? []))
        pairs.push([name, one]);
    }
  }
  if (!isLoadBalancer(event.requestContext)) return new URLSearchParams(pairs);
  return new URLSearchParams(pairs.map(([name, value]) => `${name}=${value}`).join("&"));
}

function hasKeys(map: LooseMultiMap | null | undefined): map is LooseMultiMap {
  return map !== null && map !== undefined && Object.keys(map).length > 0;
}

function isLoadBalancer(context: unknown): boolean {
  return typeof context === "object" && context !== null && "elb" in context;
}
