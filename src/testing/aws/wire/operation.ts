import { NormalizedSchema, translateTraits } from "@smithy/core/schema";
import type { StaticOperationSchema } from "@smithy/types";

/** An operation that the SDK's client exports, with its route, input and output. */
export interface WireOperation {
  readonly name: string;
  readonly method: string;
  readonly segments: readonly WireSegment[];
  /** Query parameters that distinguish operations on the same path, such as `mode=import`. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** The status of a success. */
  readonly status: number;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
}

export type WireSegment = { readonly literal: string } | { readonly label: string };

/** Returns the operation schemas among a client's exports. */
export function readOperations(client: object): WireOperation[] {
  return Object.values(client).flatMap((value: unknown) =>
    isOperation(value) ? [readOperation(value)] : [],
  );
}

// Smithy's number for an operation schema.
const operationSchema = 9;

function isOperation(value: unknown): value is StaticOperationSchema {
  return Array.isArray(value) && value[0] === operationSchema;
}

function readOperation([, , name, traits, input, output]: StaticOperationSchema): WireOperation {
  const [method = "", target = "", status = 200] = translateTraits(traits).http ?? [];
  const [path = "", query = ""] = target.split("?");
  return {
    name,
    method,
    segments: path.slice(1).split("/").map(readSegment),
    query: [...new URLSearchParams(query)],
    status,
    input: NormalizedSchema.of(input),
    output: NormalizedSchema.of(output),
  };
}

function readSegment(part: string): WireSegment {
  return part.startsWith("{") ? { label: part.replaceAll(/[{}+]/g, "") } : { literal: part };
}
