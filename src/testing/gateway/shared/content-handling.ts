import { isBinaryMediaType } from "../../../core/binary-media-types.ts";
import { bytesText, textBytes, toBase64 } from "../../../core/bytes.ts";
import { decodeBase64 } from "../../../proxy-events/explain-result/payload.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";

/** A payload inside the gateway: text, which templates can read, or bytes, which they cannot. */
export type Payload =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "bytes"; readonly bytes: Uint8Array };

/** Converts a request's body according to `contentHandling` and its media type (recorded). */
export function toRequestPayload(
  body: Uint8Array,
  mediaType: string,
  contentHandling: string | undefined,
  binaryMediaTypes: readonly string[],
): Payload {
  const isBinary = isBinaryMediaType(mediaType, binaryMediaTypes);
  if (!isBinary) {
    return contentHandling === "CONVERT_TO_BINARY"
      ? decoded(bytesText(body))
      : text(bytesText(body));
  }
  return contentHandling === "CONVERT_TO_TEXT"
    ? text(toBase64(body))
    : { type: "bytes", bytes: body };
}

interface ResponseTypes {
  /** The media type of the backend's response. */
  readonly mediaType: string;
  /** The first media type that the client accepts. */
  readonly accepted: string;
}

/** Converts a backend's body according to `contentHandling` and both media types (recorded). */
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
  if (contentHandling === "CONVERT_TO_TEXT")
    return text(isBinary ? toBase64(body) : bytesText(body));
  if (isBinary) return wantsBinary ? bytes : text(toBase64(body));
  return wantsBinary ? decodedAnswer(body) : text(bytesText(body));
}

export function bytesOf(payload: Payload): Uint8Array {
  return payload.type === "bytes" ? payload.bytes : textBytes(payload.text);
}

const loneSurrogate = /\p{Surrogate}/u;

/** Converts a payload to text through bytes, which replaces what UTF-8 cannot encode. */
export function payloadText(payload: Payload): string {
  return payload.type === "text" && !loneSurrogate.test(payload.text)
    ? payload.text
    : bytesText(bytesOf(payload));
}

function text(value: string): Payload {
  return { type: "text", text: value };
}

/**
 * Reads the base64 that a function returns. The result is JSON, so the quotes around the string are not
 * part of it (inferred).
 */
function decodedAnswer(body: Uint8Array): Payload {
  const value = bytesText(body);
  return decoded(/^"([^"\\]*)"$/.exec(value)?.[1] ?? value);
}

function decoded(value: string): Payload {
  const bytes = decodeBase64(value);
  if (bytes) return { type: "bytes", bytes };
  throw new GatewayFault("body.base64", {});
}
