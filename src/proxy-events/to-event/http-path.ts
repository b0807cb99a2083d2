import { type RequestMessage, splitTarget } from "../../core/message.ts";
import { hasStrayPercent } from "../../core/stray-percent.ts";
import { decodeOrKeep } from "./query.ts";
import { refusedEvent } from "./refused-event.ts";

/**
 * The path as an HTTP API routes it and gives it to a function: decoded, cut at a `?` that decoding
 * brought to light, and decoded once more.
 *
 * Source: captures of a deployed API, July 2026 (hotsock/voker, `ingress-paths.json`).
 *
 * @returns undefined where the API answers 400 and calls nothing: a percent sign starts no byte
 */
export function decodeHttpPath(path: string): string | undefined {
  if (hasStrayPercent(path)) return undefined;
  const [once = ""] = decodeEscapes(path).split("?", 1);
  return hasStrayPercent(once) ? undefined : decodeEscapes(once);
}

/**
 * The decoded path of a request that reaches a function.
 *
 * @throws GatewrightError `event.refused`: the API answers 400 instead
 */
export function httpPathOf(request: RequestMessage): string {
  const decoded = decodeHttpPath(splitTarget(request.target).path);
  if (decoded !== undefined) return decoded;
  throw refusedEvent(
    request,
    'an HTTP API decodes the path twice, and then a "%" starts no escape',
    'A client has to encode "50%" twice, as 50%2525. In a path parameter write "50%25", which is encoded once more for you.',
  );
}

/** Bytes that are not UTF-8 stay escaped. */
function decodeEscapes(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, decodeOrKeep);
}
