import { type Grammar, grammar } from "./grammar.ts";
import { parseVariableText, printVariableText, type VariableText } from "./variable-text.ts";

/**
 * An expression whose value selects a route, a template or a response.
 *
 * `$request.body.action`, `${request.method} ${request.path}`, or text; `\$default` means the text
 * `$default`.
 */
export const selectionExpression: Grammar<VariableText> = /* @__PURE__ */ grammar({
  name: "a selection expression",
  code: "expression.invalid",
  parse: parseVariableText,
  print: printVariableText,
});

/** The key of a WebSocket integration response or route response. */
export type ResponseKey =
  | { readonly type: "default" }
  /** `/^4/`: a Java regular expression over the value of the selection expression. */
  | { readonly type: "pattern"; readonly pattern: string }
  | { readonly type: "value"; readonly value: string };

/** `$default`, `/REGEX/`, or the value itself. */
export const responseKey: Grammar<ResponseKey> = /* @__PURE__ */ grammar<ResponseKey>({
  name: "a response key, $default or /REGEX/",
  code: "expression.invalid",
  parse(cursor) {
    if (cursor.takeMatch(/\$default$/y)) return { type: "default" };
    if (cursor.takeMatch(/\/(?=[^]+\/$)/y)) {
      const pattern = cursor.expect(/[^]+(?=\/$)/y, "a regular expression");
      cursor.expect(/\//y, '"/"');
      return { type: "pattern", pattern };
    }
    return { type: "value", value: cursor.expect(/[^$/][^]*/y, "$default, /REGEX/ or a value") };
  },
  print: (key) =>
    key.type === "default" ? "$default" : key.type === "pattern" ? `/${key.pattern}/` : key.value,
});
