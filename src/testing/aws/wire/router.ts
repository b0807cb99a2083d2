import { splitTarget } from "../../../core/message.ts";
import { decodeOrKeep } from "../../../proxy-events/to-event/query.ts";
import type { WireOperation } from "./operation.ts";

export interface RoutedCall {
  readonly operation: WireOperation;
  /** Decoded path parameters. */
  readonly labels: ReadonlyMap<string, string>;
  readonly query: URLSearchParams;
}

/** Finds the operation that a request calls. */
export type Router = (method: string, target: string) => RoutedCall | undefined;

export function createRouter(operations: readonly WireOperation[]): Router {
  const byShape = new Map<string, WireOperation[]>();
  for (const operation of operations) {
    const shape = `${operation.method} ${operation.segments.length}`;
    byShape.set(shape, [...(byShape.get(shape) ?? []), operation]);
  }
  // Most specific first: more query parameters, then more literal segments.
  for (const candidates of byShape.values()) {
    candidates.sort((left, right) => specificity(right) - specificity(left));
  }
  return (method, target) => {
    const { path, query: rawQuery } = splitTarget(target);
    const query = new URLSearchParams(rawQuery);
    const parts = path.slice(1).split("/");
    for (const operation of byShape.get(`${method} ${parts.length}`) ?? []) {
      const labels = matchSegments(operation, parts);
      const hasQuery = operation.query.every(([name, value]) => query.get(name) === value);
      if (labels && hasQuery) return { operation, labels, query };
    }
    return undefined;
  };
}

function specificity({ segments, query }: WireOperation): number {
  return query.length * 100 + segments.filter((segment) => "literal" in segment).length;
}

function matchSegments(
  { segments }: WireOperation,
  parts: readonly string[],
): Map<string, string> | undefined {
  const labels = new Map<string, string>();
  for (const [index, segment] of segments.entries()) {
    const part = parts[index] ?? "";
    if ("label" in segment) labels.set(segment.label, decodeOrKeep(part));
    else if (segment.literal !== part) return undefined;
  }
  return labels;
}
