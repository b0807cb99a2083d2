import type { AlbResult } from "../events/alb.ts";
import type { Answer } from "./answer.ts";
import { groupLines, joinLines } from "./lines.ts";
import { renderBody } from "./rendered-body.ts";

/**
 * Converts a response to a load balancer's format.
 *
 * The target group reads `multiValueHeaders` or `headers`, never both, and its events show which:
 * hand over the event, so that the answer has the same form.
 *
 * Without multi-value headers only one cookie fits: further ones get names of another case
 * (`Set-Cookie`, `sEt-cookie`), which clients take as one.
 *
 * @throws GatewrightError `answer.invalid` when a header would break its line
 * @example
 * export const handler = async (event: AlbEvent) => toAlbResult(ok(), event);
 */
export function toAlbResult(
  answer: Answer,
  event: { readonly multiValueHeaders?: object | null | undefined },
): AlbResult {
  const { headers, body, isBase64Encoded } = renderBody(answer);
  const base = { statusCode: answer.status, body, isBase64Encoded };
  if (event.multiValueHeaders) {
    const cookies = answer.cookies.map((cookie) => ["set-cookie", cookie] as const);
    return { ...base, multiValueHeaders: groupLines([...headers, ...cookies]) };
  }
  const cookies = answer.cookies.map((cookie, index) => [cookieName(index), cookie] as const);
  return { ...base, headers: { ...joinLines(headers), ...Object.fromEntries(cookies) } };
}

/** `set-cookie` with some letters in upper case: another name for each index below 512. */
function cookieName(index: number): string {
  let bits = index;
  return "set-cookie".replace(/[a-z]/g, (letter) => {
    const isUpper = bits & 1;
    bits >>= 1;
    return isUpper ? letter.toUpperCase() : letter;
  });
}
