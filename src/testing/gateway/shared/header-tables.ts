import {
  headersDroppedByProxies,
  headersMappedToAws,
  headersMappedToHttp,
} from "../../../core/header-policies.ts";
import type { Header } from "../../../core/message.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";

/** Returns the client's headers that an HTTP proxy integration passes on. */
export function forwardedHeaders(headers: readonly Header[]): readonly Header[] {
  return headers.filter(([name]) => !headersDroppedByProxies.has(name.toLowerCase()));
}

/**
 * Returns the mapped headers that reach the backend.
 *
 * @throws GatewayFault if one is a header that API Gateway sets itself.
 */
export function mappableHeaders(headers: readonly Header[], type: string): readonly Header[] {
  const { refused, ignored } = type.startsWith("HTTP") ? headersMappedToHttp : headersMappedToAws;
  for (const [name] of headers) {
    if (refused.has(name.toLowerCase())) {
      throw new GatewayFault("mapping.header", { header: name });
    }
  }
  return headers.filter(([name]) => !ignored.has(name.toLowerCase()));
}

/**
 * Merges lists of headers. A later list replaces headers of the same name at the place of the first
 * one. Repeated lines within a list stay separate.
 */
export function replaceHeaders(...lists: readonly (readonly Header[])[]): Header[] {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length < 2) return [...(filled[0] ?? [])];
  const byName = new Map<string, readonly Header[]>();
  for (const list of lists) {
    const own = new Map<string, Header[]>();
    for (const line of list) {
      const name = line[0].toLowerCase();
      const lines = own.get(name);
      if (lines) lines.push(line);
      else own.set(name, [line]);
    }
    for (const [name, lines] of own) byName.set(name, lines);
  }
  return [...byName.values()].flat();
}
