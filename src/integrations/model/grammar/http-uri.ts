import { type Grammar, grammar } from "./grammar.ts";

/**
 * The parts of an HTTP backend's URI; each may contain stage variables, the path also
 * `{parameters}`.
 */
export interface HttpUri {
  readonly scheme: "http" | "https";
  /** Name, address, or a stage variable that holds one. */
  readonly host: string;
  /** 80, 443 or 1024 to 65535. Defaults to the scheme's port. */
  readonly port?: number;
  /** Empty, or starting with a slash. */
  readonly path: string;
  /** Text after the question mark. */
  readonly query?: string;
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
function isAllowedPort(port: number): boolean {
  return port === 80 || port === 443 || (port >= 1024 && port <= 65_535);
}

/** `https://HOST[:PORT]/PATH[?QUERY]`. */
export const httpUri: Grammar<HttpUri> = /* @__PURE__ */ grammar({
  name: "an HTTP endpoint, https://HOST/PATH",
  code: "uri.invalid",
  parse(cursor) {
    const scheme = cursor.expectOneOf(["https", "http"], "a scheme");
    cursor.expect(/:\/\//y, '"://"');
    const host = cursor.expect(/(?:\$\{[^}]+\}|[^/?#:\s$])+/y, "a host");
    const start = cursor.offset;
    const digits = cursor.takeMatch(/:\d+/y);
    const port = digits === undefined ? undefined : Number(digits.slice(1));
    if (port !== undefined && !isAllowedPort(port)) {
      throw cursor.unexpected("port 80, 443 or one from 1024 to 65535", start + 1);
    }
    const path = cursor.takeMatch(/(?:\/[^?#\s]*)?/y) ?? "";
    const query = cursor.takeMatch(/\?[^#\s]*/y)?.slice(1);
    return { scheme, host, ...(port && { port }), path, ...(query !== undefined && { query }) };
  },
  print({ scheme, host, port, path, query }) {
    return `${scheme}://${host}${port ? `:${port}` : ""}${path}${query === undefined ? "" : `?${query}`}`;
  },
});
