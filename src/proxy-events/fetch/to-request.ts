import { headerBytes } from "../../core/message.ts";
import type { RequestEvent } from "../events/event.ts";
import { type BodyHolder, readBytes } from "../read/body.ts";
import { readClientHeaders } from "../read/client-headers.ts";
import type { CookieHolder } from "../read/cookies.ts";
import { readHeader } from "../read/headers.ts";
import { readMethod, readPath } from "../read/path.ts";
import { type QueryHolder, readQuery } from "../read/query.ts";

/** A valid host: a name or an address, and a port. Placeholders are invalid. */
const validHost = /^(?:[a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/**
 * Converts the event to a standard `Request`.
 *
 * Never throws on what a client or a tool sent. The url's host is the event's own, whatever the
 * path says, and `localhost` if that is not a valid host. The stage is not part of the url's path. A
 * `Request` cannot carry everything: a GET's body is left out, and `..` in the path is resolved.
 *
 * @example
 * const request = toRequest(event);
 * new URL(request.url).searchParams.getAll("tag");
 */
export function toRequest(event: RequestEvent): Request {
  const method = readMethod(event);
  // The constructor of `Request` rejects these methods, but a `Request` may have them.
  const isForbidden = /^(?:connect|trace|track)$/i.test(method);
  const hasBody = !isForbidden && !/^(?:get|head)$/i.test(method);
  const holder: BodyHolder = event;
  const request = new Request(urlOf(event), {
    method: isForbidden || !/^[\w!#$%&'*+\-.^`|~]+$/.test(method) ? "GET" : method,
    headers: headersOf(event),
    ...(hasBody && holder.body && { body: readBytes(holder) }),
  });
  if (isForbidden) Object.defineProperty(request, "method", { value: method.toUpperCase() });
  return request;
}

function urlOf(event: RequestEvent): string {
  const protocol = readHeader(event, "x-forwarded-proto") === "http" ? "http" : "https";
  // Text is put together rather than resolved: resolving `//evil.example` would change the host.
  const path = readPath(event)
    .replace(/[?#\\]/g, encodeURIComponent)
    .replace(/^(?!\/)/, "/");
  const url = `${protocol}://${hostOf(event)}${path}${queryOf(event)}`;
  return URL.canParse(url) ? url : `${protocol}://localhost${path}${queryOf(event)}`;
}

function hostOf(event: RequestEvent): string {
  const { requestContext: context } = event;
  const domainName = "domainName" in context ? context.domainName : undefined;
  const candidates = [domainName, readHeader(event, "host")];
  return candidates.find((host) => host !== undefined && validHost.test(host)) ?? "localhost";
}

function queryOf(event: QueryHolder): string {
  const query = event.rawQueryString?.replaceAll("#", "%23") ?? readQuery(event).toString();
  return query && `?${query}`;
}

function headersOf(event: RequestEvent & CookieHolder): Headers {
  const headers = new Headers();
  for (const [name, value] of readClientHeaders(event)) append(headers, name, value);
  return headers;
}

function append(headers: Headers, name: string, value: string): void {
  try {
    headers.append(name, headerBytes(value));
  } catch {
    // A name or a value that no header can have: a test fixture's, since no client could send it.
  }
}
