import * as z from "zod";
import { type RestLambdaProxy, restLambdaProxy } from "./kinds/rest-lambda-proxy.ts";
import { type RestMock, restMock } from "./kinds/rest-mock.ts";

/** Every integration of a REST API, told apart by `kind`. */
export type RestIntegration = RestLambdaProxy | RestMock;

export const restIntegration = z.discriminatedUnion("kind", [restLambdaProxy, restMock]);

/** Every integration there is. */
export type Integration = RestIntegration;
export type IntegrationKind = Integration["kind"];

/** The member with that kind: `IntegrationOf<"rest.mock">`. */
export type IntegrationOf<Kind extends IntegrationKind> = Extract<Integration, { kind: Kind }>;

/** A table with one function per kind. A forgotten kind does not compile. */
export type PerKind<Result> = {
  readonly [Kind in IntegrationKind]: (from: IntegrationOf<Kind>) => Result;
};

/** Looks up the row of `from`'s kind and applies it. */
export function applyPerKind<Result>(table: PerKind<Result>, from: Integration): Result {
  // TypeScript cannot tie the row to the kind across a union; the table's type guarantees it.
  const row = table[from.kind] as (from: Integration) => Result;
  return row(from);
}
