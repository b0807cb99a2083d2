import type { Json } from "../../../core/json.ts";
import { textOf } from "./shape.ts";

const locations: ReadonlyMap<string, "path" | "querystring" | "header"> = new Map([
  ["path", "path"],
  ["query", "querystring"],
  ["header", "header"],
]);

/**
 * Converts the `in` of a parameter or security scheme to API Gateway's term; undefined for bodies
 * and cookies.
 */
export function parameterLocation({ in: place }: { readonly [member: string]: Json }) {
  return locations.get(textOf(place) ?? "");
}

/** Splits `method.request.querystring.page` into `in` and name; undefined for other text. */
export function declaredParameter(
  text: string,
): { readonly in: "path" | "query" | "header"; readonly name: string } | undefined {
  const [, location = "", name = ""] = /^method\.request\.([a-z]+)\.(.+)$/s.exec(text) ?? [];
  if (location === "querystring") return { in: "query", name };
  return location === "path" || location === "header" ? { in: location, name } : undefined;
}
