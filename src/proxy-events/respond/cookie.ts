import { GatewrightError } from "../../core/errors.ts";
import { encodeComponent } from "../../core/message.ts";

/** Attributes of a cookie. */
export interface CookieOptions {
  /** The `Domain` attribute. Defaults to the host that sets the cookie. */
  readonly domain?: string;
  /** The `Path` attribute. */
  readonly path?: string;
  /** The `Expires` attribute. Defaults to the end of the session. */
  readonly expires?: Date;
  /** 0 removes the cookie. */
  readonly maxAgeSeconds?: number;
  /** Defaults to true. */
  readonly httpOnly?: boolean;
  /** Defaults to true. */
  readonly secure?: boolean;
  /** Defaults to `Lax`. */
  readonly sameSite?: "Strict" | "Lax" | "None";
  /** Whether the cookie has the `Partitioned` attribute. */
  readonly partitioned?: boolean;
}

/**
 * Serializes a cookie for `Set-Cookie`. Its text is percent-encoded, and it is `HttpOnly`, `Secure` and
 * `SameSite=Lax` unless the options say otherwise.
 *
 * @throws GatewrightError `answer.invalid` when a name or an attribute cannot stand in a header
 * @example
 * ok({ done: true }, { cookies: [serializeCookie("session", id, { maxAgeSeconds: 3600 })] });
 */
export function serializeCookie(name: string, value: string, options: CookieOptions = {}): string {
  const { domain, path, expires, maxAgeSeconds, partitioned = false } = options;
  const { httpOnly = true, secure = true, sameSite = "Lax" } = options;
  if (!/^[\w!#$%&'*+\-.^`|~]+$/.test(name)) throw invalid("cookie name", name);
  return [
    `${name}=${encodeComponent(value)}`,
    domain !== undefined && `Domain=${attribute(domain)}`,
    path !== undefined && `Path=${attribute(path)}`,
    expires && `Expires=${expires.toUTCString()}`,
    maxAgeSeconds !== undefined && `Max-Age=${Math.trunc(maxAgeSeconds)}`,
    httpOnly && "HttpOnly",
    secure && "Secure",
    `SameSite=${sameSite}`,
    partitioned && "Partitioned",
  ]
    .filter((part) => typeof part === "string")
    .join("; ");
}

function attribute(text: string): string {
  if (/^[ -:<-~]*$/.test(text)) return text;
  throw invalid("cookie attribute", text);
}

function invalid(what: string, text: string): GatewrightError {
  return new GatewrightError(
    "answer.invalid",
    `Failed to make a cookie: the ${what} ${JSON.stringify(text)} has characters that end it`,
  );
}
