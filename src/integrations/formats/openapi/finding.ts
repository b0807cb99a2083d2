/** Something about a document that does not become part of the API as it is written. */
export interface OpenApiFinding {
  /** Who minds: `openapi.ignored` is what API Gateway leaves out without a word. */
  readonly code: "openapi.refused" | "openapi.warning" | "openapi.ignored";
  /** Where it stands in the document: `paths`, `/orders`, `get`. `placeOf` gives line and column. */
  readonly at: readonly string[];
  /** What API Gateway says to it, in its own words as far as they are known. */
  readonly message: string;
  /** What to write instead, where the library knows. */
  readonly fix?: string;
}
