import type { RestResult } from "../events/rest.ts";
import type { Answer } from "./answer.ts";
import { splitLines } from "./lines.ts";
import { renderBody } from "./rendered-body.ts";

/**
 * Converts a response to the format of a REST API, or of an HTTP API with payload 1.0.
 *
 * Cookies and repeated headers go into `multiValueHeaders`: a member `cookies` would make a 502.
 *
 * @throws GatewrightError `answer.invalid` when a header would break its line
 * @example
 * export const handler = async () => toRestResult(ok({ done: true }));
 */
export function toRestResult(answer: Answer): RestResult {
  const { headers, body, isBase64Encoded } = renderBody(answer);
  const cookies = answer.cookies.map((cookie) => ["set-cookie", cookie] as const);
  const { single, multiple } = splitLines([...headers, ...cookies]);
  return {
    statusCode: answer.status,
    headers: single,
    ...(multiple && { multiValueHeaders: multiple }),
    body,
    isBase64Encoded,
  };
}
