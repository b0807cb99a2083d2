import type { Explanation } from "./explanation.ts";
import { type ExplainRestOptions, explainRestResult } from "./rest.ts";

export type ResultKind = "rest";
export type ExplainOptions = ExplainRestOptions;

export function explainResult(
  result: unknown,
  kind: ResultKind,
  options?: ExplainOptions,
): Explanation {
  return rows[kind](result, options);
}
const rows = { rest: explainRestResult };
