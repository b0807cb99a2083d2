import type { Json } from "../../../core/json.ts";
import { textOf } from "./shape.ts";

const locations: ReadonlyMap<string, "path" | "querystring" | "header"> = new Map([
  ["path", "path"],
  ["query", "querystring"],
  ["header", "header"],
]);

/** API Gateway's word for the `in` of a parameter or security scheme; undefined for bodies and cookies. */
export function parameterLocation({ in: place }: { readonly [member: string]: Json }) {
  return locations.get(textOf(place) ?? "");
}

/** The `in` and the name of `method.request.querystring.page`; undefined for other text. */
export function declaredParameter(
  text: string,
): { readonly in: "path" | "query" | "header"; readonly name: string } | undefined {
  const [, location = "", name = ""] = /^method\.request\.([a-z]+)\.(.+)$/s.exec(text) ?? [];
  if (location === "querystring") return { in: "query", name };
  return location === "path" || location === "header" ? { in: location, name } : undefined;
}
