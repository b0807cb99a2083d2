import { bytesText, textBytes } from "../../../core/bytes.ts";
import { type Budget } from "../budget.ts";
import { escape, escapesOf } from "../java/escape.ts";
import { TextBuilder } from "../java/text-builder.ts";

/** `URLEncoder.encode(text, "UTF-8")`: the form encoding, in which a space is a plus. */
export function urlEncode(text: string, budget: Budget): string {
  budget.spend(text.length);
  if (/^[a-zA-Z0-9.*_-]*$/.test(text)) return text;
  const out = new TextBuilder(budget);
  for (const bytes of utf8(text, budget)) for (const byte of bytes) out.add(encoded[byte] ?? "");
  return out.toString();
}

/** What stands for each byte. */
const encoded: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (character === " ") return "+";
  if (/[a-zA-Z0-9.*_-]/.test(character)) return character;
  return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
});

/** `URLDecoder.decode(text, "UTF-8")`. Undefined for a `%` that two hexadecimal digits do not follow. */
export function urlDecode(text: string, budget: Budget): string | undefined {
  budget.spend(text.length);
  if (/%(?![0-9a-fA-F]{2})/.test(text)) return undefined;
  const spaced = text.replaceAll("+", " ");
  const out = new TextBuilder(budget);
  let done = 0;
  for (let at = spaced.indexOf("%"); at >= 0; at = spaced.indexOf("%", done)) {
    budget.spend(runCost);
    out.add(spaced.slice(done, at));
    const bytes: number[] = [];
    for (done = at; spaced.charCodeAt(done) === percent; done += 3) {
      budget.spend(byteCost);
      bytes.push(Number.parseInt(spaced.slice(done + 1, done + 3), 16));
    }
    out.add(bytesText(Uint8Array.from(bytes)));
  }
  out.add(spaced.slice(done));
  return out.toString();
}

const percent = 0x25;
/** Decoding one run of bytes, beside the bytes themselves. */
const runCost = 200;
const byteCost = 40;

/** Base64 of the text's UTF-8 bytes, with padding. */
export function base64Encode(text: string, budget: Budget): string {
  const out = new TextBuilder(budget);
  let rest = "";
  for (const bytes of utf8(text, budget)) {
    const binary = rest + String.fromCharCode(...bytes);
    // Three bytes make four digits.
    const whole = binary.length - (binary.length % 3);
    out.add(btoa(binary.slice(0, whole)));
    rest = binary.slice(whole);
  }
  out.add(btoa(rest));
  return out.toString();
}

/** The UTF-8 text of Base64. Characters outside the alphabet are passed over. */
export function base64Decode(text: string, budget: Budget): string {
  budget.spend(byteCost * text.length);
  const digits = text
    .replace(/=.*$/s, "")
    .replaceAll("-", "+")
    .replaceAll("_", "/")
    .replace(/[^A-Za-z0-9+/]/g, "");
  // A single digit is not a byte.
  const bytes = atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits);
  return bytesText(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

/** As many UTF-16 units are encoded at once. */
const chunk = 4096;
/** Encoding a unit, and looking at its bytes one by one. */
const unitCost = 8;

/** The UTF-8 bytes of a text, in pieces that do not cut a surrogate pair. */
function* utf8(text: string, budget: Budget): Generator<Uint8Array> {
  for (let start = 0; start < text.length; ) {
    const last = text.charCodeAt(start + chunk - 1);
    const end = start + (last >= 0xd800 && last <= 0xdbff ? chunk - 1 : chunk);
    budget.spend(unitCost * Math.min(chunk, text.length - start));
    yield textBytes(text.slice(start, end));
    start = end;
  }
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
