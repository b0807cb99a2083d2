import { isGatewrightError } from "../../../../core/errors.ts";
import {
  matchBudget,
  matches,
} from "../../../../integrations/mapping-templates/java-regex/compile.ts";

/**
 * Returns whether a text matches an authorizer's `identityValidationExpression`. An expression that
 * cannot be compiled, or takes too long, rejects everyone (inferred). Whether the whole text must match
 * is not recorded: every documented expression is anchored.
 */
export function passesExpression(expression: string, text: string): boolean {
  try {
    return matches(expression, text, matchBudget());
  } catch (error) {
    if (isGatewrightError(error)) return false;
    throw error;
  }
}
