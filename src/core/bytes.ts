import { lazy } from "./memoize.ts";

/** Node's `Buffer`, several times as fast as the browser functions; undefined in a browser. */
function nodeBuffer(): typeof Buffer | undefined {
  return (globalThis as { readonly Buffer?: typeof Buffer }).Buffer;
}

// Made when they are first used: Jest's jsdom has neither class, but Node's Buffer.
const encoder = lazy(() => new TextEncoder());
const decoder = lazy(() => new TextDecoder("utf-8", { ignoreBOM: true }));
const strictDecoder = lazy(() => new TextDecoder("utf-8", { ignoreBOM: true, fatal: true }));

/** Encodes a text as UTF-8. */
export function textBytes(text: string): Uint8Array {
  return nodeBuffer()?.from(text) ?? encoder().encode(text);
}

/** Decodes UTF-8; invalid bytes become U+FFFD. */
export function bytesText(bytes: Uint8Array): string {
  if (bytes.length === 0) return "";
  return typeof TextDecoder === "function"
    ? decoder().decode(bytes)
    : (viewOf(bytes)?.toString() ?? "");
}

/** The same without the byte order mark that some editors begin a file with. */
export function textWithoutBom(bytes: Uint8Array | undefined): string {
  return bytes ? bytesText(bytes).replace(/^\uFEFF/, "") : "";
}

/** @throws TypeError the bytes are not UTF-8 */
export function strictText(bytes: Uint8Array): string {
  if (typeof TextDecoder === "function") return strictDecoder().decode(bytes);
  const text = bytesText(bytes);
  if (text.includes("\uFFFD") && viewOf(bytes)?.equals(textBytes(text)) === false) {
    throw new TypeError("The encoded data was not valid for encoding utf-8");
  }
  return text;
}

/** Returns the number of bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  return nodeBuffer()?.byteLength(text) ?? textBytes(text).length;
}

/** Decodes Latin-1: one character for each byte. */
export function latin1Text(bytes: Uint8Array): string {
  const node = viewOf(bytes);
  if (node) return node.toString("latin1");
  let text = "";
  for (let index = 0; index < bytes.length; index += longestCall) {
    text += String.fromCharCode(...bytes.subarray(index, index + longestCall));
  }
  return text;
}

/** Arguments per call; more could exhaust the stack. */
const longestCall = 8192;

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Joins all parts of a stream. */
export async function collectBytes(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const collected: Uint8Array[] = [];
  for await (const part of parts) collected.push(part);
  return concatBytes(collected);
}

/** Returns the index of `wanted` at or after `from`, or -1. */
export function indexOfBytes(bytes: Uint8Array, wanted: Uint8Array, from = 0): number {
  const node = viewOf(bytes);
  if (node) return node.indexOf(wanted, from);
  const [first] = wanted;
  if (first === undefined) return from;
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}

/** Encodes bytes as base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  return viewOf(bytes)?.toString("base64") ?? btoa(latin1Text(bytes));
}

/** Decodes base64; padding is optional, characters outside the alphabet are ignored. */
export function fromBase64(digits: string): Uint8Array {
  const node = nodeBuffer();
  if (node) return node.from(digits, "base64");
  const known = digits
    .replaceAll("-", "+")
    .replaceAll("_", "/")
    .replaceAll(/[^A-Za-z0-9+/]/g, "");
  // A single digit does not make a byte.
  const text = atob(known.length % 4 === 1 ? known.slice(0, -1) : known);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** Views the same bytes as a Node `Buffer`. */
function viewOf({ buffer, byteOffset, byteLength: length }: Uint8Array): Buffer | undefined {
  return nodeBuffer()?.from(buffer, byteOffset, length);
}
