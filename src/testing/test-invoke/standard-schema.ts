/**
 * A schema of any library that supports Standard Schema 1, such as zod, valibot and arktype.
 *
 * Source: https://standardschema.dev.
 */
export interface StandardSchema<Output = unknown> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
  };
}

export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Prints one line for each issue, such as `items.0.total: expected a number`. */
export function printIssues(issues: readonly StandardIssue[]): string {
  return issues
    .map(({ message, path = [] }) => {
      const place = path
        .map((part) => String(typeof part === "object" ? part.key : part))
        .join(".");
      return place === "" ? message : `${place}: ${message}`;
    })
    .join("\n");
}
