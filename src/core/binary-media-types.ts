/**
 * Whether a REST API treats payloads of this media type as binary.
 *
 * Recorded on AWS: an entry matches exactly, or by a wildcard for the subtype (`application/*`). A
 * wildcard for the type alone matches nothing; one for both takes every payload.
 */
export function isBinaryMediaType(mediaType: string, binaryMediaTypes: readonly string[]): boolean {
  const wanted = mediaType.toLowerCase();
  return binaryMediaTypes.some((entry) => {
    const candidate = entry.toLowerCase();
    if (candidate === "*/*" || candidate === wanted) return true;
    return candidate.endsWith("/*") && wanted.startsWith(candidate.slice(0, -1));
  });
}

/** `text/plain` of `Text/Plain; charset=utf-8`; empty when there is none. */
export function mediaTypeOf(contentType: string | undefined): string {
  return contentType?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** The media type a client names first: the only one that API Gateway looks at. */
export function firstAccepted(accept: string | undefined): string {
  return mediaTypeOf(accept?.split(",", 1)[0]);
}
