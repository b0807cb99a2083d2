import { escape, escapesOf } from "../java/escape.ts";

/** `URLEncoder.encode(text, "UTF-8")`: the form encoding, in which a space is a plus. */
export function urlEncode(text: string): string {
  let result = "";
  for (const byte of new TextEncoder().encode(text)) {
    if (byte === 0x20) result += "+";
    else if (unreserved.test(String.fromCharCode(byte))) result += String.fromCharCode(byte);
    else result += `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return result;
}

const unreserved = /[a-zA-Z0-9.*_-]/;

/** `URLDecoder.decode(text, "UTF-8")`. Undefined for a `%` that two hexadecimal digits do not follow. */
export function urlDecode(text: string): string | undefined {
  if (/%(?![0-9a-fA-F]{2})/.test(text)) return undefined;
  return text.replaceAll("+", " ").replace(/(?:%[0-9a-fA-F]{2})+/g, (escapes) => {
    const bytes = escapes
      .slice(1)
      .split("%")
      .map((digits) => Number.parseInt(digits, 16));
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(bytes));
  });
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 of the text's UTF-8 bytes, with padding. */
export function base64Encode(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let result = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second, third] = bytes.subarray(index, index + 3);
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    result += digit(bits >> 18) + digit(bits >> 12);
    result +=
      second === undefined ? "==" : digit(bits >> 6) + (third === undefined ? "=" : digit(bits));
  }
  return result;
}

/** The UTF-8 text of Base64. Characters outside the alphabet are passed over. */
export function base64Decode(text: string): string {
  const digits = text.replace(/=.*$/s, "").replaceAll("-", "+").replaceAll("_", "/");
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of digits) {
    const value = alphabet.indexOf(character);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes.push((bits >> held) & 0xff);
    }
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}

function digit(bits: number): string {
  return alphabet[bits & 63] ?? "";
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
