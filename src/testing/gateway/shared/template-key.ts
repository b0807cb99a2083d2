import { firstAccepted, mediaTypeOf } from "../../../core/binary-media-types.ts";
import { type Header, headerValue } from "../../../core/message.ts";

/** Returns the media type by which templates and models for a request are looked up. */
export function requestMediaType(headers: readonly Header[]): string {
  return mediaTypeOf(headerValue(headers, "content-type")) || "application/json";
}

/** Returns the key for a request's media type: the media type itself, or `$default`. */
export function keyForRequest(byKey: object, mediaType: string): string | undefined {
  return [mediaType, "$default"].find((key) => Object.hasOwn(byKey, key));
}

/** Returns the key for a response: the first type that the client accepts, then JSON, then any. */
export function keyForResponse(byKey: object, accept: string | undefined): string | undefined {
  const keys = Object.keys(byKey);
  const accepted = firstAccepted(accept) || "application/json";
  return [accepted, "application/json"].find((type) => keys.includes(type)) ?? keys[0];
}
