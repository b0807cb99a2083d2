/** Something of an API that a format cannot express. */
export interface Omission {
  /** Where it stands in the API: `PUT /orders/{id}`, then the member. */
  readonly at: readonly string[];
  readonly message: string;
}
