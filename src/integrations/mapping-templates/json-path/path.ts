import { GatewrightError } from "../../../core/errors.ts";
import type { Budget } from "../budget.ts";
import type { JavaValue } from "../java/values.ts";

/**
 * A compiled JSONPath of Jayway's dialect. It is kept for other renders: no value that charges the
 * budget of one may be a part of it.
 */
export interface JsonPath {
  readonly text: string;
  readonly tokens: readonly PathToken[];
  /** Whether it can match at most one value, which is then given bare instead of in a list. */
  readonly definite: boolean;
  /** How many tokens at the start match at most one value each. */
  readonly definiteTokens: number;
  /** The names of a path that has nothing but one name at each step. */
  readonly names?: readonly string[] | undefined;
}

export type PathToken =
  | {
      readonly type: "property";
      /** Several, as in `['a','b']`, give one object when they end the path. */
      readonly names: readonly [string, ...string[]];
    }
  | { readonly type: "wildcard" }
  | { readonly type: "scan" }
  | { readonly type: "index"; readonly indices: readonly number[] }
  | { readonly type: "slice"; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly type: "filter"; readonly accepts: Predicate }
  | { readonly type: "function"; readonly name: string; readonly parameters: readonly Parameter[] };

export type Parameter =
  | { readonly type: "json"; readonly text: string }
  | { readonly type: "path"; readonly path: JsonPath };

/** What a filter sees: the item it decides on, and the document. */
export interface FilterScope {
  readonly item: JavaValue;
  readonly root: JavaValue;
  /** Undefined where the path matches nothing. */
  readonly query: (path: JsonPath, start: JavaValue) => JavaValue | undefined;
  readonly budget: Budget;
}

export type Predicate = (scope: FilterScope) => boolean;

/** @param definite absent: whether all tokens are */
export function makePath(
  text: string,
  tokens: readonly PathToken[],
  { definite, names }: Partial<Pick<JsonPath, "definite" | "names">> = {},
): JsonPath {
  const indefinite = tokens.findIndex((_, index) => !isDefinite(tokens, index));
  const definiteTokens = indefinite < 0 ? tokens.length : indefinite;
  return { text, tokens, definite: definite ?? indefinite < 0, definiteTokens, names };
}

/** Whether the token at `index` matches at most one value of what stands before it. */
function isDefinite(tokens: readonly PathToken[], index: number): boolean {
  const token = tokens[index];
  switch (token?.type) {
    case "property":
      return token.names.length === 1 || index === tokens.length - 1;
    case "index":
      return token.indices.length === 1;
    case "function":
      return true;
    default:
      return false;
  }
}

/** Where Jayway throws although the path is well formed. */
export function evaluationError(reason: string): GatewrightError {
  return new GatewrightError("json-path.evaluation", `Failed to evaluate a JSONPath: ${reason}`);
}
