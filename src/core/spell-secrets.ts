import { textBytes } from "./bytes.ts";
import { encodeComponent } from "./message.ts";

// API Gateway takes 10 240 characters of headers. Of much more than this nothing is told apart.
const mostCharacters = 131_072;
const mostEncodedCharacters = 2 * mostCharacters;

/**
 * Secrets as they may stand elsewhere: as they are, decoded, percent-encoded, as a form has them, in
 * JSON, and in base64, alone or inside something longer. Undefined where they are too many.
 */
export function spellSecrets(secrets: Iterable<string>): readonly string[] | undefined {
  const written = [...new Set([...secrets].flatMap(inLetters))];
  if (written.reduce((sum, { length }) => sum + length, 0) > mostCharacters) return undefined;
  const spellings = new Set(written);
  let left = mostEncodedCharacters;
  // The likelier ones first; all of them only where there is room.
  for (const spell of [inText, inBase64]) {
    for (const each of written.flatMap(spell)) {
      if (spellings.has(each)) continue;
      left -= each.length;
      if (left > 0) spellings.add(each);
    }
  }
  return [...spellings];
}

/** What finds texts ignores the case of Latin letters only. */
function inLetters(secret: string): readonly string[] {
  const forms = [secret, decoded(secret)];
  if (!/[^\0-\x7f]/.test(forms.join(""))) return forms;
  return forms.flatMap((form) => [form, form.toLowerCase(), form.toUpperCase()]);
}

function decoded(secret: string): string {
  try {
    return decodeURIComponent(secret);
  } catch {
    return secret;
  }
}

function inText(secret: string): readonly string[] {
  const encoded = encodeComponent(secret);
  const escaped = JSON.stringify(secret).slice(1, -1);
  const twice = JSON.stringify(escaped).slice(1, -1);
  return [encoded, encoded.replaceAll("%20", "+"), escaped, twice];
}

// A few characters of base64 stand in other texts by chance.
const shortestBase64 = 8;

/** Base64 writes three bytes at a time, so it depends on how many are before. */
function inBase64(secret: string): readonly string[] {
  const bytes = [...textBytes(secret)];
  const inside = [0, 1, 2].map((before) => {
    const text = base64Of([...Array<number>(before).fill(0), ...bytes]);
    // The characters that no byte outside has a part in.
    return text.slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 4) / 3));
  });
  return [base64Of(bytes), ...inside]
    .flatMap((text) => [text, text.replaceAll("+", "-").replaceAll("/", "_")])
    .filter((text) => text.length >= shortestBase64);
}

function base64Of(bytes: readonly number[]): string {
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join("")).replace(/=+$/, "");
}
