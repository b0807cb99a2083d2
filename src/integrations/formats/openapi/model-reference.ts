import { decodePart } from "./pointer.ts";

/** The name of the model that a reference leads to: among a document's schemas or, by URL, an API's models. */
export function modelNameIn(reference: string): string | undefined {
  const [, local] = /^#\/(?:definitions|components\/schemas)\/([^/]+)$/.exec(reference) ?? [];
  if (local !== undefined) return decodePart(local);
  return /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([^/]+)$/.exec(
    reference,
  )?.[1];
}
