import { isBinaryMediaType } from "../../../core/binary-media-types.ts";
import { decodeUtf8, encodeUtf8 } from "../../../core/utf8.ts";
import { decodeBase64 } from "../../../proxy-events/base64.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";

/** A payload inside the gateway: text, which templates can read, or bytes, which they cannot. */
export type Payload =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "bytes"; readonly bytes: Uint8Array };

/** What becomes of a request's body, by `contentHandling` and its media type (recorded). */
export function toRequestPayload(
  body: Uint8Array,
  mediaType: string,
  contentHandling: string | undefined,
  binaryMediaTypes: readonly string[],
): Payload {
  const isBinary = isBinaryMediaType(mediaType, binaryMediaTypes);
  if (!isBinary) {
    return contentHandling === "CONVERT_TO_BINARY" ? decoded(textOf(body)) : text(textOf(body));
  }
  return contentHandling === "CONVERT_TO_TEXT"
    ? text(base64(body))
    : { type: "bytes", bytes: body };
}

interface ResponseTypes {
  /** Of the backend's answer. */
  readonly mediaType: string;
  /** The first that the client accepts. */
  readonly accepted: string;
}

/** What becomes of a backend's body, by `contentHandling` and both media types (recorded). */
export function toResponsePayload(
  body: Uint8Array,
  { mediaType, accepted }: ResponseTypes,
  contentHandling: string | undefined,
  binaryMediaTypes: readonly string[],
): Payload {
  const isBinary = isBinaryMediaType(mediaType, binaryMediaTypes);
  const wantsBinary = isBinaryMediaType(accepted, binaryMediaTypes);
  const bytes: Payload = { type: "bytes", bytes: body };
  if (contentHandling === "CONVERT_TO_BINARY") return isBinary ? bytes : decodedAnswer(body);
  if (contentHandling === "CONVERT_TO_TEXT") return text(isBinary ? base64(body) : textOf(body));
  if (isBinary) return wantsBinary ? bytes : text(base64(body));
  return wantsBinary ? decodedAnswer(body) : text(textOf(body));
}

export function bytesOf(payload: Payload): Uint8Array {
  return payload.type === "bytes" ? payload.bytes : textBytes(payload.text);
}

const loneSurrogate = /\p{Surrogate}/u;

/** The payload as text; what UTF-8 cannot say is replaced on its way through bytes. */
export function payloadText(payload: Payload): string {
  return payload.type === "text" && !loneSurrogate.test(payload.text)
    ? payload.text
    : textOf(bytesOf(payload));
}

export function textBytes(text: string): Uint8Array {
  return encodeUtf8(text);
}

/** Bytes that are no UTF-8 become replacement characters, as recorded: 67 bytes are 99 then. */
export function textOf(bytes: Uint8Array): string {
  return bytes.length === 0 ? "" : decodeUtf8(bytes, { ignoreBOM: true });
}

function text(value: string): Payload {
  return { type: "text", text: value };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

/**
 * What a function returns is JSON: deployed ones return base64 as a string, so its quotes are no part
 * of it (inferred).
 */
function decodedAnswer(body: Uint8Array): Payload {
  const value = textOf(body);
  return decoded(/^"([^"\\]*)"$/.exec(value)?.[1] ?? value);
}

function decoded(value: string): Payload {
  const bytes = decodeBase64(value);
  if (bytes) return { type: "bytes", bytes };
  throw new GatewayFault("body.base64", {});
}
