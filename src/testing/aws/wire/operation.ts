import { NormalizedSchema, translateTraits } from "@smithy/core/schema";
import type { StaticOperationSchema } from "@smithy/types";

/** An operation as the SDK's client exports it: where it is called, what goes in and what comes out. */
export interface WireOperation {
  readonly name: string;
  readonly method: string;
  readonly segments: readonly WireSegment[];
  /** Query parameters that tell it from another operation on the same path: `mode=import`. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Of a success. */
  readonly status: number;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
}

export type WireSegment = { readonly literal: string } | { readonly label: string };

/** Reads the operations off a client's exports: those that are operation schemas. */
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
