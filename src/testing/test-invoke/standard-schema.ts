/**
 * A schema of any library that follows Standard Schema, version 1: zod, valibot, arktype and others.
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

/** `items.0.total: expected a number`, one line per issue. */
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
