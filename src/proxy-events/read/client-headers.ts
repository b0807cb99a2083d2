import type { Header } from "../../core/message.ts";
import type { CookieHolder } from "./cookies.ts";
import { readHeaders, readHeaderValues } from "./headers.ts";

/**
 * All headers, with a `cookie` header where the event lists the cookies apart: HTTP APIs do. A
 * function URL's event has both.
 */
export function readClientHeaders(event: CookieHolder): readonly Header[] {
  const headers = readHeaders(event);
  const cookies = event.cookies ?? [];
  if (cookies.length === 0 || readHeaderValues(event, "cookie").length > 0) return headers;
  return [...headers, ["cookie", cookies.join("; ")]];
}
