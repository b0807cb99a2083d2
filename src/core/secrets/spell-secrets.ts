import { encodeComponent } from "../encode-component.ts";

// API Gateway accepts 10 240 characters of headers. This limits the memory of the automaton.
const mostCharacters = 131_072;
const mostEncodedCharacters = 2 * mostCharacters;

/**
 * The ways in which secrets may reappear: as they are, decoded, percent-encoded, form-encoded, escaped
 * as JSON once or twice, and in base64, alone or inside something longer. Undefined when they are too
 * many.
 */
export function spellSecrets(secrets: Iterable<string>): readonly string[] | undefined {
  const written = [...new Set([...secrets].flatMap(inLetters))];
  if (written.reduce((sum, { length }) => sum + length, 0) > mostCharacters) return undefined;
  const spellings = new Set(written);
  let left = mostEncodedCharacters;
  // Base64 is the least likely, and left out first.
  for (const spell of [inText, inBase64]) {
    for (const each of written.flatMap(spell)) {
      if (spellings.has(each)) continue;
      left -= each.length;
      if (left > 0) spellings.add(each);
    }
  }
  return [...spellings];
}

/** The finder ignores the case of ASCII letters only. */
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

// Shorter ones stand in other texts by chance.
const shortestBase64 = 8;

/** Base64 encodes three bytes at a time, so it depends on how many bytes are before. */
function inBase64(secret: string): readonly string[] {
  const bytes = [...new TextEncoder().encode(secret)];
  const inside = [0, 1, 2].map((before) => {
    const text = base64Of([...Array<number>(before).fill(0), ...bytes]);
    // Only the characters that depend on no other bytes.
    return text.slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 4) / 3));
  });
  return [base64Of(bytes), ...inside]
    .flatMap((text) => [text, text.replaceAll("+", "-").replaceAll("/", "_")])
    .filter((text) => text.length >= shortestBase64);
}

function base64Of(bytes: readonly number[]): string {
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join("")).replace(/=+$/, "");
}
