import { type HeaderHolder, readHeaderValues } from "./headers.ts";

/** The members of an event that cookies are read from. */
export interface CookieHolder extends HeaderHolder {
  /** Payload 2.0 only: there the headers have no `cookie`. */
  readonly cookies?: readonly string[] | null | undefined;
}

/**
 * Reads the cookies by name, percent-decoded. Of two with the same name, the first wins: browsers send the
 * one with the more specific path first.
 *
 * @example
 * readCookies(event).get("session");
 */
export function readCookies(event: CookieHolder): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const line of event.cookies ?? readHeaderValues(event, "cookie")) {
    for (const pair of line.split(";")) {
      const equals = pair.indexOf("=");
      const name = pair.slice(0, equals === -1 ? pair.length : equals).trim();
      if (name === "" || cookies.has(name)) continue;
      cookies.set(name, equals === -1 ? "" : decodeValue(pair.slice(equals + 1).trim()));
    }
  }
  return cookies;
}

function decodeValue(value: string): string {
  const isQuoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
  const text = isQuoted ? value.slice(1, -1) : value;
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // A cookie that another application set may hold any text.
    return text;
  }
}
