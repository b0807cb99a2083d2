import { GatewrightError } from "../../../core/errors.ts";

/** The pattern is quoted only so far: one that is too large would fill the message. */
export function regexError(
  code: "regex.syntax" | "regex.limit",
  verb: "compile" | "match",
  pattern: string,
  reason: string,
  hint?: string,
): GatewrightError {
  return new GatewrightError(
    code,
    `Failed to ${verb} the Java regular expression "${pattern.slice(0, 100)}": ${reason}`,
    { hint },
  );
}
