import { equalJson, type Json } from "../../core/json.ts";
import type { RuleCode } from "../model/rules/rule.ts";
import { isIntrinsic, unresolvedText } from "./unresolved-text.ts";

/** Something wrong with an integration in a document, and where; told apart by `code`. */
export type Issue = {
  readonly [Code in keyof IssueDetails]: {
    readonly code: Code;
    readonly details: IssueDetails[Code];
    readonly path: readonly string[];
    readonly message: string;
  };
}[keyof IssueDetails];

/** What issues of each code are about. */
export interface IssueDetails {
  "integration.no-type": { readonly member: "type" };
  "integration.not-object": { readonly value: Json };
  /** API Gateway would refuse the integration by this rule; `member` is the record's. */
  "integration.refused": { readonly rule: RuleCode; readonly member: string | undefined };
  "member.not-object": { readonly value: Json };
  "member.not-text": { readonly value: boolean | number };
  "member.unknown": {
    readonly name: string;
    readonly known: readonly string[];
    readonly meant: string | undefined;
  };
  "response.no-status": { readonly key: string };
  "response.not-object": { readonly value: Json };
  "response.second": { readonly status: string };
}

/** A value whose spelling the record does not hold: a function, or a number where text belongs. */
interface Original {
  /** What went into the record; undefined for what is known only at deployment. */
  readonly read: unknown;
  readonly value: Json;
}

/**
 * One reading of a definition: what was wrong, and how values were spelled, so that a member that
 * nobody changed is written back as its author wrote it.
 */
export class MemberReading {
  readonly issues: Issue[] = [];
  /** What API Gateway says and then leaves out. */
  readonly warnings: Issue[] = [];
  readonly #originals = new Map<string, Original>();
  readonly #orders = new Map<string, readonly string[]>();

  /** The text of a value, as far as it is known. */
  text(value: Json, path: readonly string[]): string | undefined {
    if (value === null) return undefined;
    const text = unresolvedText(value);
    if (typeof value === "object" && !isIntrinsic(value)) return this.defer(value, path);
    if (text !== value) this.#originals.set(keyOf(path), { read: text, value });
    return text;
  }

  /** Keeps how a value was spelled that goes into the record otherwise. */
  keep<Value>(read: Value, value: Json, path: readonly string[]): Value {
    this.#originals.set(keyOf(path), { read, value });
    return read;
  }

  /** Keeps a value that the record cannot hold before it is resolved. */
  defer(value: Json, path: readonly string[]): undefined {
    this.#originals.set(keyOf(path), { read: undefined, value });
  }

  /** Whether there is a value of which the record says nothing. */
  isDeferred(path: readonly string[]): boolean {
    const original = this.#originals.get(keyOf(path));
    return original !== undefined && original.read === undefined;
  }

  /** The entries of a map of which the record says nothing. */
  deferredIn(path: readonly string[]): readonly (readonly [string, Json])[] {
    const prefix = `${keyOf(path).slice(0, -1)},`;
    return [...this.#originals].flatMap(([key, { read, value }]) =>
      read === undefined && key.startsWith(prefix)
        ? [[String(JSON.parse(`[${key.slice(prefix.length, -1)}]`)[0]), value] as const]
        : [],
    );
  }

  /** Keeps the order of a list that the record holds by key: objects sort keys that are numbers. */
  keepOrder(keys: readonly string[], path: readonly string[]): void {
    this.#orders.set(keyOf(path), keys);
  }

  /** The entries in the author's order; new ones follow. */
  inOrder<Value>(
    entries: Readonly<Record<string, Value>>,
    path: readonly string[],
  ): readonly (readonly [string, Value])[] {
    const order = this.#orders.get(keyOf(path)) ?? [];
    const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
    return Object.entries(entries).sort(([left], [right]) => rank(left) - rank(right));
  }

  /** The author's spelling, if the record still holds what was read from it. */
  spelling(current: unknown, path: readonly string[]): Json | undefined {
    const original = this.#originals.get(keyOf(path));
    return original && equalJson(original.read, current) ? original.value : undefined;
  }

  warn(issue: Issue): void {
    this.warnings.push(issue);
  }

  refuse(issue: Issue): void {
    this.issues.push(issue);
  }
}

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}

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
