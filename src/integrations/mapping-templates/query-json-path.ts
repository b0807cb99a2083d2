import { Budget } from "./budget.ts";
import { javaText } from "./java/text.ts";
import { parseJson } from "./json/parse-json.ts";
import { parsePath } from "./json-path/parse-path.ts";
import { query } from "./json-path/query.ts";
import { refuseNoText } from "./refuse-wrong-use.ts";
import { type Plain, toPlain } from "./scope/plain.ts";

export type JsonPathResult =
  | {
      readonly found: true;
      readonly value: Plain;
      /** The text that `$input.path(…)` prints for it. */
      readonly printed: string;
    }
  | { readonly found: false };

/**
 * Evaluates a JSONPath as `$input.path` and `$input.json` do: Jayway's dialect on json-smart.
 *
 * @param document JSON text; invalid JSON is parsed as leniently as in API Gateway
 * @throws GatewrightError `json-path.syntax`, `json-path.evaluation`, `template.payload`,
 *   `template.limit`, `regex.limit`; `settings.invalid` for anything but texts
 * @example
 * queryJsonPath('{"items": [{"id": 1}]}', "$.items[0].id"); // { found: true, value: 1, … }
 */
export function queryJsonPath(document: string, path: string): JsonPathResult {
  refuseNoText("query the document", "it", document, "Pass it as JSON.stringify(document).");
  refuseNoText("query the document", "the path", path, "Pass its text.");
  const budget = new Budget();
  const compiled = parsePath(path, budget);
  const value = query(compiled, parseJson(document, budget), budget);
  if (value === undefined) return { found: false };
  return { found: true, value: toPlain(value, budget), printed: javaText(value, budget) };
}
