import { bytesText, toBase64 } from "../../core/bytes.ts";

/** `body` and `isBase64Encoded` of an event. */
export interface EventBody {
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
}

/**
 * Bytes as an event carries them. Text is decoded as UTF-8, and what is no UTF-8 becomes U+FFFD,
 * as on AWS; an empty body is `null` and never base64.
 */
export function eventBody(bytes: Uint8Array, isBinary: boolean): EventBody {
  if (bytes.length === 0) return { body: null, isBase64Encoded: false };
  return { body: isBinary ? toBase64(bytes) : bytesText(bytes), isBase64Encoded: isBinary };
}
