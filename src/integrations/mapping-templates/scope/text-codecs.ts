import { decodeUtf8, encodeUtf8 } from "../../../core/utf8.ts";
import { fromHex } from "../characters.ts";
import { escape, escapesOf } from "../java/escape.ts";

/** `URLEncoder.encode(text, "UTF-8")`: the form encoding, in which a space is a plus. */
export function urlEncode(text: string): string {
  return binary(encodeUtf8(text))
    .replace(
      /[^a-zA-Z0-9.*_ -]/g,
      (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .replaceAll(" ", "+");
}

/** `URLDecoder.decode(text, "UTF-8")`. Undefined for a `%` that two hexadecimal digits do not follow. */
export function urlDecode(text: string): string | undefined {
  if (/%(?![0-9a-fA-F]{2})/.test(text)) return undefined;
  return text.replaceAll("+", " ").replace(/(?:%[0-9a-fA-F]{2})+/g, (escapes) => {
    return fromUtf8(escapes.replace(/%(..)/g, (_escape, digits: string) => fromHex(digits)));
  });
}

/** Base64 of the text's UTF-8 bytes, with padding. */
export function base64Encode(text: string): string {
  return btoa(binary(encodeUtf8(text)));
}

/** The UTF-8 text of Base64. Characters outside the alphabet are passed over. */
export function base64Decode(text: string): string {
  const digits = text
    .replace(/=.*$/s, "")
    .replaceAll("-", "+")
    .replaceAll("_", "/")
    .replace(/[^A-Za-z0-9+/]/g, "");
  // One digit alone is no byte.
  return fromUtf8(atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits));
}

/** A text of one character for each byte, as `btoa` and `atob` know them. */
function binary(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function fromUtf8(bytes: string): string {
  const codes = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
  return decodeUtf8(codes, { ignoreBOM: true });
}

/**
 * Escapes a text for a JavaScript string, the apostrophe and the slash included.
 *
 * Source: AWS's guide (`'` becomes `\'`) and commons-lang 2, `StringEscapeUtils.escapeJavaScript`.
 */
export function escapeJavaScript(text: string): string {
  return escape(text, escapes, () => true);
}

const escapes = escapesOf("\"'\\/", false);
