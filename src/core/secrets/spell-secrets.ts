import { textBytes } from "../bytes.ts";
import { encodeComponent } from "../message.ts";

// API Gateway accepts 10 240 characters of headers. Far beyond that, secrets are not searched one
// by one.
const mostCharacters = 131_072;
const mostEncodedCharacters = 2 * mostCharacters;

/**
 * Returns the spellings in which secrets may occur: unchanged, decoded, percent-encoded,
 * form-encoded, in JSON, and in base64, alone or inside a longer text. Undefined if there are too
 * many.
 */
export function spellSecrets(secrets: Iterable<string>): readonly string[] | undefined {
  const written = [...new Set([...secrets].flatMap(inLetters))];
  if (written.reduce((sum, { length }) => sum + length, 0) > mostCharacters) return undefined;
  const spellings = new Set(written);
  let left = mostEncodedCharacters;
  // Likely spellings first; the others only within the limit.
  for (const spell of [inText, inBase64]) {
    for (const each of written.flatMap(spell)) {
      if (spellings.has(each)) continue;
      left -= each.length;
      if (left > 0) spellings.add(each);
    }
  }
  return [...spellings];
}

/** Adds upper and lower case of non-Latin letters, which the text finder does not ignore. */
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

// A few characters of base64 occur in other texts by chance.
const shortestBase64 = 8;

/**
 * Returns the three base64 spellings: base64 encodes three bytes at a time, so the offset matters.
 */
function inBase64(secret: string): readonly string[] {
  const bytes = [...textBytes(secret)];
  const inside = [0, 1, 2].map((before) => {
    const text = base64Of([...Array<number>(before).fill(0), ...bytes]);
    // Only the characters that do not depend on neighbouring bytes.
    return text.slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 4) / 3));
  });
  return [base64Of(bytes), ...inside]
    .flatMap((text) => [text, text.replaceAll("+", "-").replaceAll("/", "_")])
    .filter((text) => text.length >= shortestBase64);
}

function base64Of(bytes: readonly number[]): string {
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join("")).replace(/=+$/, "");
}
