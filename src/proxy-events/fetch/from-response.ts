import type { AlbResult } from "../events/alb.ts";
import type { RequestEvent } from "../events/event.ts";
import type { HttpResult } from "../events/http.ts";
import type { RestResult } from "../events/rest.ts";
import { isKind } from "../kind-of.ts";
import type { Answer } from "../respond/answer.ts";
import { toAlbResult } from "../respond/to-alb-result.ts";
import { toHttpResult } from "../respond/to-http-result.ts";
import { toRestResult } from "../respond/to-rest-result.ts";

/**
 * Converts a standard `Response` to the result that the event's sender accepts: cookies and repeated headers
 * in its own form, the body base64 unless it is known to be text.
 *
 * @example
 * return fromResponse(Response.json({ done: true }), event);
 */
export async function fromResponse(
  response: Response,
  event: RequestEvent,
): Promise<RestResult | HttpResult | AlbResult> {
  const answer: Answer = {
    status: response.status,
    headers: [...response.headers].filter(([name]) => name !== "set-cookie"),
    cookies: response.headers.getSetCookie(),
    body: new Uint8Array(await response.arrayBuffer()),
  };
  if (isKind(event, "alb")) return toAlbResult(answer, event);
  return "httpMethod" in event ? toRestResult(answer) : toHttpResult(answer);
}
