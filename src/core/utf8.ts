// Jest's jsdom has neither `TextEncoder` nor `TextDecoder`, but Node's `Buffer`. Both are looked for
// when they are first used, and made once: they take longer to make than short texts to code.

let encoder: InstanceType<typeof TextEncoder> | undefined;
/** By their options: {@link decoderFor}. */
const decoders: Decoder[] = [];

type Decoder = InstanceType<typeof TextDecoder>;

/** The bytes of a text, as UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
  if (!encoder) {
    if (typeof TextEncoder !== "function") return new Uint8Array(Buffer.from(text));
    encoder = new TextEncoder();
  }
  return encoder.encode(text);
}

/** As those of `TextDecoder`. */
interface Utf8Options {
  readonly fatal?: boolean;
  readonly ignoreBOM?: boolean;
}

/**
 * The text of bytes that are UTF-8; what is none becomes U+FFFD.
 *
 * @throws TypeError with `fatal`, in its place
 */
export function decodeUtf8(bytes: Uint8Array | undefined, options: Utf8Options = {}): string {
  if (!bytes || bytes.length === 0) return "";
  return typeof TextDecoder === "function"
    ? decoderFor(options).decode(bytes)
    : decodeByBuffer(bytes, options);
}

function decoderFor({ fatal = false, ignoreBOM = false }: Utf8Options): Decoder {
  const index = Number(fatal) + 2 * Number(ignoreBOM);
  return (decoders[index] ??= new TextDecoder("utf-8", { fatal, ignoreBOM }));
}

function decodeByBuffer(bytes: Uint8Array, { fatal, ignoreBOM }: Utf8Options): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString();
  if (fatal && text.includes("\uFFFD") && !Buffer.from(text).equals(buffer)) {
    throw new TypeError("The encoded data was not valid for encoding utf-8");
  }
  return ignoreBOM ? text : text.replace(/^\uFEFF/, "");
}
