import { GatewrightError } from "../../../core/errors.ts";
import type { Header, RequestMessage } from "../../../core/message.ts";
import { redactText } from "../../../core/secrets/redact-text.ts";
import { fromSlash } from "../../request/stage-address.ts";
import { exampleClientIp } from "../../request/test-request.ts";

/**
 * Reads the arguments of `fetch` into a message. A path is relative to `base`, if there is one. A
 * URL that is a string keeps its path unchanged, although `Request` would resolve `..`.
 *
 * @throws GatewrightError `uri.invalid`: a string is neither a path nor a URL.
 */
export async function readFetch(
  base: string | undefined,
  request: Request | URL | string,
  init?: RequestInit,
): Promise<RequestMessage> {
  const url =
    base !== undefined && typeof request === "string" && request.startsWith("/")
      ? `${base}${request}`
      : request;
  if (typeof url === "string" && !URL.canParse(url)) {
    const shown = redactText(url);
    throw new GatewrightError("uri.invalid", `Failed to fetch "${shown}": it is not a valid URL`, {
      hint:
        base === undefined
          ? "Include the host, because an account has several."
          : `A path of the stage starts with a slash: "/${shown}".`,
    });
  }
  const message = await toMessage(new Request(url, init));
  const written = typeof url === "string" ? targetOf(url) : message.target;
  return { ...message, target: written, sourceIp: exampleClientIp };
}

/** Returns the path and query of a URL, unchanged. */
function targetOf(url: string): string {
  const target = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, "").replace(/#.*$/s, "");
  // Encodes what a client would encode: `fetch("/a b")` requests `/a%20b`.
  return fromSlash(target.replaceAll(/[^!-~]/gu, encodeURIComponent));
}

/**
 * Converts a `Request` to a message. A `Request` has lost the case of header names, the lines of a
 * repeated header, `..` in the path, and the body of a GET.
 */
async function toMessage(request: Request): Promise<RequestMessage> {
  const url = new URL(request.url);
  const headers: readonly Header[] = [...request.headers];
  return {
    method: request.method,
    target: `${url.pathname}${url.search}`,
    headers: [...headers.filter(([name]) => name !== "host"), ["host", url.host]],
    body: new Uint8Array(await request.arrayBuffer()),
  };
}
