import { equalJson, type Json } from "../../core/json.ts";
import type { RuleCode } from "../model/rules/rule.ts";
import { isIntrinsic, unresolvedText } from "./unresolved-text.ts";

/** A problem of an integration in a document; `code` discriminates. */
export type Issue = {
  readonly [Code in keyof IssueDetails]: {
    readonly code: Code;
    readonly details: IssueDetails[Code];
    readonly path: readonly string[];
    readonly message: string;
  };
}[keyof IssueDetails];

/** Details of an issue by code. */
export interface IssueDetails {
  "integration.no-type": { readonly member: "type" };
  "integration.not-object": { readonly value: Json };
  /** API Gateway would reject the integration by this rule; `member` is the record's. */
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

/** A value whose spelling the record cannot hold: a function, or a number in place of text. */
interface Original {
  /** The value in the record; undefined if it is known only at deployment. */
  readonly read: unknown;
  readonly value: Json;
}

/**
 * Collects the problems and original spellings of a definition, so that unchanged members are
 * written back as the author wrote them.
 */
export class MemberReading {
  readonly issues: Issue[] = [];
  /** What API Gateway warns about and ignores. */
  readonly warnings: Issue[] = [];
  readonly #originals = new Map<string, Original>();
  readonly #orders = new Map<string, readonly string[]>();

  /** Returns the text of a value as far as it is known. */
  text(value: Json, path: readonly string[]): string | undefined {
    if (value === null) return undefined;
    const text = unresolvedText(value);
    if (typeof value === "object" && !isIntrinsic(value)) return this.defer(value, path);
    if (text !== value) this.#originals.set(keyOf(path), { read: text, value });
    return text;
  }

  /** Keeps the original spelling of a value that the record holds in another form. */
  keep<Value>(read: Value, value: Json, path: readonly string[]): Value {
    this.#originals.set(keyOf(path), { read, value });
    return read;
  }

  /** Keeps a value that the record cannot hold before it is resolved. */
  defer(value: Json, path: readonly string[]): undefined {
    this.#originals.set(keyOf(path), { read: undefined, value });
  }

  /** Returns whether a deferred value exists at the path. */
  isDeferred(path: readonly string[]): boolean {
    const original = this.#originals.get(keyOf(path));
    return original !== undefined && original.read === undefined;
  }

  /** Returns the deferred entries of a map. */
  deferredIn(path: readonly string[]): readonly (readonly [string, Json])[] {
    const prefix = `${keyOf(path).slice(0, -1)},`;
    return [...this.#originals].flatMap(([key, { read, value }]) =>
      read === undefined && key.startsWith(prefix)
        ? [[String(JSON.parse(`[${key.slice(prefix.length, -1)}]`)[0]), value] as const]
        : [],
    );
  }

  /** Keeps the order of a list that the record indexes by key: objects sort numeric keys. */
  keepOrder(keys: readonly string[], path: readonly string[]): void {
    this.#orders.set(keyOf(path), keys);
  }

  /** Sorts entries in the author's order; new ones come last. */
  inOrder<Value>(
    entries: Readonly<Record<string, Value>>,
    path: readonly string[],
  ): readonly (readonly [string, Value])[] {
    const order = this.#orders.get(keyOf(path)) ?? [];
    const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
    return Object.entries(entries).sort(([left], [right]) => rank(left) - rank(right));
  }

  /** Returns the author's spelling if the record's value is unchanged. */
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

/** Column of the member tables for a format. */
export type Dialect = "openapi" | "cfn" | "terraform";

/** Path and dialect of a value. */
export interface Place {
  readonly dialect: Dialect;
  readonly path: readonly string[];
}

/** Reads and writes one kind of value. */
export interface Conversion {
  readonly read: (value: Json, reading: MemberReading, at: Place) => unknown;
  readonly write: (value: unknown, reading: MemberReading, at: Place) => Json;
}
