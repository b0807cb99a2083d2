import type { SecretNameTest } from "./secret-names.ts";
import { type FoundSecret, secretsInSpan } from "./secrets-in-value.ts";

const parameterName = /(?<![\w.%~-])([\w.%~-]{1,64})(=|: *)/g;
const fieldValue = /[^&\s"\\<>#]*/y;
const plainValue = /[^&\s"'\\<>#;,)}\]]*/y;
const headerLine = /(?:(?!, ?[\w-]{1,64}=)[^\r\n"'\\}])*/y;

/**
 * Finds parameters of queries and forms, headers as they are sent or as a log prints them, and
 * assignments in prose: `password=…`.
 */
export function findParameters(text: string, isSecret: SecretNameTest): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  const names = new RegExp(parameterName);
  let endOfField = 0;
  for (let match = names.exec(text); match; match = names.exec(text)) {
    const [, name = "", sign = ""] = match;
    if (!isSecret(name, "parameter")) continue;
    const isQuery = /[?&]/.test(text[match.index - 1] ?? "");
    const isHeader = !isQuery && isHeaderName(name, sign);
    if (sign !== "=" && !isHeader) continue;
    const start = names.lastIndex + (text[names.lastIndex] === "'" && !isQuery ? 1 : 0);
    // Fields already skipped have the same end and are not read again.
    if (start > endOfField) endOfField = endOf(fieldValue, text, start);
    const isForm = text[endOfField] === "&" || (match.index === 0 && endOfField === text.length);
    if (isHeader) names.lastIndex = endOf(headerLine, text, start);
    else if (isQuery || isForm) names.lastIndex = endOfField;
    // Prose contains `code=…` without secrets.
    else if (isSecret(name, "member")) names.lastIndex = endOf(plainValue, text, start);
    else continue;
    found.push(...secretsInSpan(text, { start, end: names.lastIndex, name, escapes: 0 }));
  }
  return found;
}

/** Returns whether a header has this name: only headers have a colon, or spaces in their value. */
function isHeaderName(name: string, sign: string): boolean {
  if (/^(?:(?:proxy-)?authorization|(?:set-)?cookie)$/i.test(name)) return true;
  return sign !== "=" && /^x-/i.test(name);
}

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return start + (pattern.exec(text)?.[0].length ?? 0);
}
