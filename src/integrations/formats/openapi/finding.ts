/** Something about a document that does not become part of the API as it is written. */
export interface OpenApiFinding {
  readonly code: /** API Gateway refuses the import. */
    | "openapi.refused"
    /** API Gateway warns, leaves the part out and goes on. */
    | "openapi.warning"
    /** API Gateway says nothing and leaves the part out. */
    | "openapi.ignored";
  /** Where it stands in the document: `paths`, `/orders`, `get`. */
  readonly at: readonly string[];
  /** API Gateway's own words for the first two. */
  readonly message: string;
}
