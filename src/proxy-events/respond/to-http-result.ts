import type { HttpResult } from "../events/http.ts";
import type { Answer } from "./answer.ts";
import { joinLines } from "./lines.ts";
import { renderBody } from "./rendered-body.ts";

/**
 * Converts a response to the format of an HTTP API with payload 2.0 or a function URL.
 *
 * Repeated headers are joined with `, `, since this format has no `multiValueHeaders`; cookies
 * have their own member.
 *
 * @throws GatewrightError `answer.invalid` when a header would break its line
 * @example
 * export const handler = async () => toHttpResult(ok({ done: true }));
 */
export function toHttpResult(answer: Answer): HttpResult {
  const { headers, body, isBase64Encoded } = renderBody(answer);
  return {
    statusCode: answer.status,
    headers: joinLines(headers),
    ...(answer.cookies.length > 0 && { cookies: [...answer.cookies] }),
    body,
    isBase64Encoded,
  };
}
