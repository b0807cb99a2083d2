/**
 * Returns whether a REST API treats payloads of this media type as binary.
 *
 * Recorded on AWS: an entry matches exactly, or by a wildcard for the subtype (`application/*`). A
 * wildcard for the type alone matches nothing; a wildcard for both matches every payload.
 */
export function isBinaryMediaType(mediaType: string, binaryMediaTypes: readonly string[]): boolean {
  const wanted = mediaType.toLowerCase();
  return binaryMediaTypes.some((entry) => {
    const candidate = entry.toLowerCase();
    if (candidate === "*/*" || candidate === wanted) return true;
    return candidate.endsWith("/*") && wanted.startsWith(candidate.slice(0, -1));
  });
}

/** Returns `text/plain` for `Text/Plain; charset=utf-8`; empty when the header is missing. */
export function mediaTypeOf(contentType: string | undefined): string {
  return contentType?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** Returns the first media type of an Accept header: the only one that API Gateway reads. */
export function firstAccepted(accept: string | undefined): string {
  return mediaTypeOf(accept?.split(",", 1)[0]);
}
