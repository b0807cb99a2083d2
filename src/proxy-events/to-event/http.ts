import type { HttpAuthorizer } from "../events/authorizer-context.ts";
import type { HttpEvent } from "../events/http.ts";
import { httpHeaders } from "./arrive.ts";
import { httpPathOf } from "./http-path.ts";
import { type HttpEventInput, type PayloadTwoParts, payloadTwoEvent } from "./payload-two.ts";

/**
 * Builds the event that an HTTP API sends with payload 2.0, member for member.
 *
 * Path and path parameters come decoded, twice, the query also as it was sent, header names in
 * lower case, cookies apart; empty members are left out.
 *
 * @throws GatewrightError `event.refused`: the API answers 400, because the path cannot be decoded
 */
export function toHttpEvent<Authorizer = HttpAuthorizer | null | undefined>(
  input: HttpEventInput<Authorizer>,
): HttpEvent<Authorizer> {
  return payloadTwoEvent(input, httpParts(input));
}

/** What an HTTP API makes of path and headers. */
export function httpParts({ request, arrival }: HttpEventInput<unknown>): PayloadTwoParts {
  const path = httpPathOf(request);
  const headers = httpHeaders(request, arrival).filter(([name]) => name.toLowerCase() !== "cookie");
  return { rawPath: path, decodedPath: path, headers };
}
