/** `#/components/schemas/a~1b`: a JSON Pointer as the fragment of a reference. */
export function toReference(path: readonly string[]): string {
  return ["#", ...path.map(encodePart)].join("/");
}

/** What a reference of that form names, part by part. */
export function fromReference(reference: string): string[] {
  return reference.slice(2).split("/").map(decodePart);
}

function encodePart(part: string): string {
  return encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
}

/** A part that is no URI is taken as it is. */
export function decodePart(part: string): string {
  const pointer = part.replaceAll("~1", "/").replaceAll("~0", "~");
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}

/** The name of the model that a reference leads to: among a document's schemas or, by URL, an API's models. */
export function modelNameIn(reference: string): string | undefined {
  const [, local] = /^#\/(?:definitions|components\/schemas)\/([^/]+)$/.exec(reference) ?? [];
  if (local !== undefined) return decodePart(local);
  return /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([^/]+)$/.exec(
    reference,
  )?.[1];
}
