import { GatewrightError } from "../../../core/errors.ts";
import type { Header, RequestMessage } from "../../../core/message.ts";
import { redactText } from "../../../core/secrets/redact-text.ts";
import { fromSlash } from "../../request/stage-address.ts";
import { exampleClientIp } from "../../request/test-request.ts";

/**
 * The message of what `fetch` is called with. A path is one below `base`, where there is one, and a
 * URL that is given as text keeps its path as it is written: `Request` would resolve `..`.
 *
 * @throws GatewrightError `uri.invalid`: a text is neither a path nor a URL.
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
    throw new GatewrightError("uri.invalid", `Failed to fetch "${shown}": it is no URL`, {
      hint:
        base === undefined
          ? "Write its host as well: an account has several."
          : `A path of the stage starts with a slash: "/${shown}".`,
    });
  }
  const message = await toMessage(new Request(url, init));
  const written = typeof url === "string" ? targetOf(url) : message.target;
  return { ...message, target: written, sourceIp: exampleClientIp };
}

/** Path and query of a URL, as they are written. */
function targetOf(url: string): string {
  const target = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, "").replace(/#.*$/s, "");
  // What a client would not send as it is: `fetch("/a b")` asks for `/a%20b`.
  return fromSlash(target.replaceAll(/[^!-~]/gu, encodeURIComponent));
}

/**
 * The message of a `Request`. What a `Request` does not hold cannot come back: the case of header
 * names, the lines of a repeated header, `..` in the path, a GET's body.
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
