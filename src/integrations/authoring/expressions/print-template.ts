import { expressionSource, isExpression, type TemplateValue } from "./expression.ts";

/**
 * Prints a value as a JSON mapping template.
 *
 * `$` and `#` in literal strings become JSON escapes: Velocity would interpret them, and its own
 * escapes fail after a backslash.
 */
export function printTemplate(value: TemplateValue): string {
  if (isExpression(value)) return expressionSource(value);
  if (isList(value)) return `[${value.map(printTemplate).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(
      ([name, member]) => `${printLiteral(name)}:${printTemplate(member)}`,
    );
    return `{${members.join(",")}}`;
  }
  return printLiteral(value);
}

function printLiteral(value: null | boolean | number | string): string {
  return JSON.stringify(value).replaceAll("$", "\\u0024").replaceAll("#", "\\u0023");
}

// Array.isArray does not narrow a readonly array out of a union.
function isList(value: TemplateValue): value is readonly TemplateValue[] {
  return Array.isArray(value);
}
