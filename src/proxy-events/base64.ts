import { fromBase64 } from "../core/bytes.ts";

/** Strict, unlike `fromBase64`, which skips what is no base64; padding may be left out. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/={1,2}$/, "");
  const isBase64 = digits.length % 4 !== 1 && /^[A-Za-z0-9+/]*$/.test(digits);
  return isBase64 ? fromBase64(digits) : undefined;
}
