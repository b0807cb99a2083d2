import type { Json } from "../../../json.ts";
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
