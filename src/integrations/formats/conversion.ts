import type { Json } from "../../core/json.ts";
import type { MemberReading } from "./member-reading.ts";

/** Column of the member tables that a format writes in. */
export type Dialect = "openapi" | "cfn" | "terraform";

/** Where a value stands, and how its format writes. */
export interface Place {
  readonly dialect: Dialect;
  readonly path: readonly string[];
}

/** How one sort of value is read into the record, and written again. */
export interface Conversion {
  readonly read: (value: Json, reading: MemberReading, at: Place) => unknown;
  readonly write: (value: unknown, reading: MemberReading, at: Place) => Json;
}
