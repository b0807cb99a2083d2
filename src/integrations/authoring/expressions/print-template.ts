import { GatewrightError } from "../../../core/errors.ts";
import { isList } from "../../../core/json.ts";
import { expressionSource, isMappable, isPrintable, type TemplateValue } from "./expression.ts";

/**
 * Prints a value as a JSON mapping template.
 *
 * `$` and `#` of literal strings become JSON escapes: Velocity would read them, and its own escapes
 * fail after a backslash.
 *
 * @throws GatewrightError `integration.invalid`: it holds `request.body`, which no response template
 * can read, or a value that JSON cannot hold.
 */
export function printTemplate(value: TemplateValue): string {
  if (isPrintable(value)) return expressionSource(value);
  // Only in plain JavaScript: the compiler rejects it.
  if (isMappable(value)) throw refused("respond cannot read request.body", responseBodyHint);
  if (typeof value === "object" && value !== null && isList(value))
    return `[${value.map(printTemplate).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(
      ([name, member]) => `${printLiteral(name)}:${printTemplate(member)}`,
    );
    return `{${members.join(",")}}`;
  }
  return printLiteral(value);
}

function printLiteral(value: null | boolean | number | string): string {
  // Undefined for what JSON cannot hold, whatever its type says; only plain JavaScript passes that.
  const json: string | undefined = JSON.stringify(value);
  if (json === undefined) throw refused(`respond cannot hold ${typeof value}`, "Pass JSON values.");
  return json.replaceAll("$", "\\u0024").replaceAll("#", "\\u0023");
}

const responseBodyHint =
  'A response template reads the integration\'s response. Write respond: { 200: ({ body }) => ({ id: body.json("$.id") }) }.';

function refused(message: string, hint: string): GatewrightError<"integration.invalid"> {
  return new GatewrightError("integration.invalid", `Failed to build an integration: ${message}`, {
    hint,
    details: { problems: [{ path: ["respond"], message }] },
  });
}
