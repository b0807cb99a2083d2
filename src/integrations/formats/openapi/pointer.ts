/** Encodes a path as a reference: `#/components/schemas/a~1b`. */
export function toReference(path: readonly string[]): string {
  return ["#", ...path.map(encodePart)].join("/");
}

/** Decodes such a reference to a path. */
export function fromReference(reference: string): string[] {
  return reference.slice(2).split("/").map(decodePart);
}

function encodePart(part: string): string {
  return encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
}

/** Decodes one part; an invalid one stays unchanged. */
export function decodePart(part: string): string {
  const pointer = part.replaceAll("~1", "/").replaceAll("~0", "~");
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}

/**
 * Returns the model that a reference names: among a document's schemas or, by URL, an API's models.
 */
export function modelNameIn(reference: string): string | undefined {
  const [, local] = /^#\/(?:definitions|components\/schemas)\/([^/]+)$/.exec(reference) ?? [];
  if (local !== undefined) return decodePart(local);
  return /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([^/]+)$/.exec(
    reference,
  )?.[1];
}
