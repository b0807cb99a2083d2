import type { PatchOperation } from "@aws-sdk/client-api-gateway";
import { badRequest, notFound } from "../account/aws-error.ts";
import { type Constraint, oneOf } from "../account/constraints.ts";

/** The members of the record that is patched. */
export type Patched = Record<string, unknown>;

type Op = "add" | "remove" | "replace";

/** One member that a patch may change. */
interface PatchRow {
  readonly ops: readonly Op[];
  /** `key` is the last part of the path, unescaped, if the member is a map or a list. */
  readonly apply: (patched: Patched, op: Op, value: string | undefined, key: string) => void;
}

/** The members of one resource, by their path; `/*` after it matches an entry. */
export interface PatchTable {
  readonly rows: Readonly<Record<string, PatchRow>>;
  /**
   * The form of the error for an invalid path or operation. API Gateway's resources differ
   * (recorded): most list the operations of the path, gateway responses name the path, newer ones
   * list every path that can be replaced, and stages have their own texts.
   */
  readonly dialect: "operations" | "paths" | "list" | Refusal;
}

/** @param isMember the path is valid, so the operation is not */
type Refusal = (wrong: { op: string; path: string }, isMember: boolean) => Error;

/** Constraints for the operations in the service's model. The path's own are checked later. */
export function patchConstraints(
  operation: string,
  patches: readonly PatchOperation[] = [],
): Constraint[] {
  const known = ["add", "remove", "move", "test", "replace", "copy"];
  return patches.map(({ op }, index) =>
    oneOf(`${operation}Input.patchOperations.${index + 1}.member.op`, op, known),
  );
}

/** Returns the record with all patches applied in order. */
export function applyPatches<Record_ extends object>(
  table: PatchTable,
  record: Record_,
  patches: readonly PatchOperation[] = [],
): Record_ {
  const patched: Patched = Object.fromEntries(Object.entries(record));
  for (const patch of patches) applyPatch(table, patched, patch);
  // A patch changes members to values of their own type: each row reads the text as that type.
  return patched as Record_;
}

function applyPatch(table: PatchTable, patched: Patched, patch: PatchOperation): void {
  const { op = "", path, value } = patch;
  const [, member = "", entry = ""] = /^\/([^/]+)\/([^/]+)$/.exec(path ?? "") ?? [];
  const row = rowOf(table, path ?? "") ?? rowOf(table, `/${member}/*`);
  const known = row?.ops.find((each) => each === op);
  if (!row || !known) throw refusal(table, row, { op, path: path ?? "null" });
  row.apply(patched, known, value, unescapePart(entry));
}

function rowOf({ rows }: PatchTable, name: string): PatchRow | undefined {
  return Object.hasOwn(rows, name) ? rows[name] : undefined;
}

/** Removes JSON Pointer's escapes from a part of a path. */
export function unescapePart(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}

function refusal(
  { rows, dialect }: PatchTable,
  row: PatchRow | undefined,
  { op, path }: { readonly op: string; readonly path: string },
): Error {
  if (typeof dialect === "function") return dialect({ op, path }, row !== undefined);
  if (dialect === "list") {
    const text = `Invalid patch path  '${path}' specified for op '${op}'.`;
    if (op !== "replace") return badRequest(`${text} Please choose supported operations`);
    const replaceable = Object.entries(rows).filter(([, { ops }]) => ops.includes(op));
    return badRequest(`${text} Must be one of: [${replaceable.map(([name]) => name).join(", ")}]`);
  }
  if (!row || dialect === "paths") return badRequest(`Invalid patch path ${path}`);
  const ops = row.ops.join(", ");
  return badRequest(`Invalid patch operation specified. Must be one of: [${ops}]`);
}

const all: readonly Op[] = ["add", "remove", "replace"];

/** A text member. An empty value removes it. */
export function text(name: string, ops: readonly Op[] = ["replace"]): PatchRow {
  return {
    ops,
    apply(patched, op, value) {
      if (op === "remove" || !value) delete patched[name];
      else patched[name] = value;
    },
  };
}

/** A boolean member; any value but `true` is false (recorded). */
export function flag(name: string): PatchRow {
  return {
    ops: ["replace"],
    apply(patched, _, value) {
      patched[name] = value === "true";
    },
  };
}

/** A number member. An empty value removes it. */
export function count(name: string): PatchRow {
  return {
    ops: ["replace"],
    apply(patched, _, value) {
      if (value) patched[name] = Number(value);
      else delete patched[name];
    },
  };
}

/** A nested member, such as `/quota/limit`. */
export function part(
  name: string,
  member: string,
  read: (value: string) => unknown,
  ops: readonly Op[] = ["add", "replace"],
): PatchRow {
  return {
    ops,
    apply(patched, op, value) {
      const members = new Map(Object.entries(patched[name] ?? {}));
      if (op === "remove" || value === undefined) members.delete(member);
      else members.set(member, read(value));
      patched[name] = Object.fromEntries(members);
    },
  };
}

/** A member with nested members, which can be removed as a whole. */
export function whole(name: string): PatchRow {
  return {
    ops: ["remove"],
    apply(patched) {
      delete patched[name];
    },
  };
}

interface EntryOptions {
  /** The error for replacing or removing a missing entry. Defaults to no error. */
  readonly missing?: string;
  readonly read?: (value: string) => unknown;
  /** Whether an entry without a value is rejected. */
  readonly required?: boolean;
}

/** The entries of a map. A map without entries is removed (recorded). */
export function entries(name: string, options: EntryOptions = {}): PatchRow {
  const { missing, read = (value: string): unknown => value, required = false } = options;
  return {
    ops: all,
    apply(patched, op, value, key) {
      const map = new Map(Object.entries(patched[name] ?? {}));
      if (required && op !== "remove" && !value) {
        throw badRequest(`Invalid null or empty value in ${name}`);
      }
      if (missing && op !== "add" && !map.has(key)) throw notFound(missing);
      if (op === "remove") map.delete(key);
      else map.set(key, read(value ?? ""));
      if (map.size === 0) delete patched[name];
      else patched[name] = Object.fromEntries(map);
    },
  };
}

/** The items of a list, named in the path. A replaced item moves to the end (recorded). */
export function items(name: string): PatchRow {
  return {
    ops: all,
    apply(patched, op, value, key) {
      const list = Array.isArray(patched[name]) ? patched[name] : [];
      const others: unknown[] = list.filter((item) => item !== key);
      const added = op === "add" ? [key] : op === "replace" ? [value ?? key] : [];
      patched[name] = [...others, ...added];
    },
  };
}

/** The items of a list, named by the value. A list without items is removed. */
export function values(name: string): PatchRow {
  return {
    ops: ["add", "remove"],
    apply(patched, op, value) {
      if (!value) throw badRequest(`Invalid null or empty value in ${name}`);
      const list = Array.isArray(patched[name]) ? patched[name] : [];
      const others: unknown[] = list.filter((item) => item !== value);
      if (op === "add") patched[name] = [...others, value];
      else if (others.length === 0) delete patched[name];
      else patched[name] = others;
    },
  };
}
