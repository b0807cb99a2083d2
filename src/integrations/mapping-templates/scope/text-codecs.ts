import type { Budget } from "../budget.ts";
import { escape, escapesOf } from "../java/escape.ts";
import { flat, TextBuilder } from "../java/text-builder.ts";

/** `URLEncoder.encode(text, "UTF-8")`: the form encoding, in which a space is a plus. */
export function urlEncode(text: string, budget: Budget): string {
  budget.spend(text.length);
  if (/^[a-zA-Z0-9.*_-]*$/.test(text)) return text;
  const out = new TextBuilder(budget);
  for (const byte of utf8(text, budget)) out.add(encodedBytes[byte] ?? "");
  return out.toString();
}

/** What stands for each byte. */
const encodedBytes: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (character === " ") return "+";
  if (/[a-zA-Z0-9.*_-]/.test(character)) return character;
  return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
});

/** `URLDecoder.decode(text, "UTF-8")`. Undefined for a `%` that two hexadecimal digits do not follow. */
export function urlDecode(text: string, budget: Budget): string | undefined {
  budget.spend(text.length);
  const spaced = text.replaceAll("+", " ");
  if (!text.includes("%")) return spaced;
  if (/%(?![0-9a-fA-F]{2})/.test(text)) return undefined;
  const out = new TextBuilder(budget);
  let done = 0;
  for (let at = spaced.indexOf("%"); at >= 0; at = spaced.indexOf("%", done)) {
    budget.spend(runCost);
    out.add(spaced.slice(done, at));
    const bytes: number[] = [];
    for (done = at; spaced.charCodeAt(done) === percent; done += 3) {
      bytes.push(Number.parseInt(spaced.slice(done + 1, done + 3), 16));
    }
    budget.spend(bytes.length * byteCost);
    out.add(fromUtf8(Uint8Array.from(bytes)));
  }
  out.add(spaced.slice(done));
  return out.toString();
}

const percent = 0x25;
/** Decoding one run of bytes, beside the bytes themselves. */
const runCost = 100;
const byteCost = 30;

/** Base64 of the text's UTF-8 bytes, with padding. */
export function base64Encode(text: string, budget: Budget): string {
  const bytes = utf8(text, budget);
  budget.text(Math.ceil(bytes.length / 3) * 4);
  return btoa(binary(bytes));
}

/** The UTF-8 text of Base64. Characters outside the alphabet are passed over. */
export function base64Decode(text: string, budget: Budget): string {
  budget.spend(byteCost * text.length);
  const digits = text
    .replace(/=.*$/s, "")
    .replaceAll("-", "+")
    .replaceAll("_", "/")
    .replace(/[^A-Za-z0-9+/]/g, "");
  // One digit alone is no byte.
  const bytes = atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits);
  return fromUtf8(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

function utf8(text: string, budget: Budget): Uint8Array {
  budget.spend(3 * text.length);
  return encoder.encode(text);
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** As many bytes become a text by one call. */
const chunk = 8192;

/** A text of one character for each byte, as `btoa` knows it. */
function binary(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += chunk) {
    text += String.fromCharCode(...bytes.subarray(start, start + chunk));
  }
  return flat(text);
}

function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/**
 * Escapes a text for a JavaScript string, the apostrophe and the slash included.
 *
 * Source: AWS's guide (`'` becomes `\'`) and commons-lang 2, `StringEscapeUtils.escapeJavaScript`.
 */
export function escapeJavaScript(text: string, budget: Budget): string {
  return escape(text, escapes, () => true, budget);
}

const escapes = escapesOf("\"'\\/", false);
