import { isGatewrightError } from "../../../../core/errors.ts";
import {
  matchBudget,
  matches,
} from "../../../../integrations/mapping-templates/java-regex/compile.ts";

/**
 * Whether a text passes an authorizer's `identityValidationExpression`. An expression that cannot be
 * compiled, or takes too long, lets nobody pass (inferred). Whether the whole has to match is not
 * recorded: every documented expression is anchored.
 */
export function passesExpression(expression: string, text: string): boolean {
  try {
    return matches(expression, text, matchBudget());
  } catch (error) {
    if (isGatewrightError(error)) return false;
    throw error;
  }
}
