/** Something about a record that a definition cannot say, or that AWS would not run as it stands. */
export interface Finding {
  readonly code:
    | "record.not-expressible"
    | "record.invalid"
    | "record.unknown-kind"
    /** API Gateway itself would refuse it: the message is its own. */
    | "record.refused";
  /** Where it stands: `PUT /orders/{id}`, then the member. */
  readonly at: readonly string[];
  readonly message: string;
}

/** A definition, or what stands in its way. */
export type Classified<Definition> =
  | { readonly ok: true; readonly definition: Definition }
  | { readonly ok: false; readonly findings: readonly Finding[] };
