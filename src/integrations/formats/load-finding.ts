import type { TextPlace } from "./source-text.ts";

/** How bad it is: an error fails at deployment or on each call; a warning is seldom meant. */
export type Severity = "error" | "warning" | "info";

/** Something about a file that its author should know. */
export interface LoadFinding {
  /** Stable: `cloudformation.unknown-member`, `rest-integration.no-http-method`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** What to write instead. */
  readonly fix?: string | undefined;
  /** Where it stands in the document: `Resources`, `Orders`, `Properties`, `Uri`. */
  readonly at: readonly string[];
  /** The same in the text. */
  readonly place?: (TextPlace & { readonly file?: string | undefined }) | undefined;
}
