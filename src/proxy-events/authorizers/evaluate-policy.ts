import { GatewrightError } from "../../core/errors.ts";
import type { PolicyDocument, PolicyStatement } from "../events/authorizer-result.ts";
import { matchesWildcards } from "./wildcards.ts";

/** The decision of a policy about one request. */
export interface Decision {
  readonly effect: "Allow" | "Deny";
  /** The deciding statement. Missing if no statement matches, which denies. */
  readonly statement?: PolicyStatement;
}

const unsupported = ["Condition", "NotAction", "NotResource", "Principal", "NotPrincipal"];

/**
 * Evaluates an authorizer's policy for an ARN: a matching Deny wins over any Allow, and
 * without a match the request is denied. `*` matches any text, slashes included, `?` one character.
 *
 * @throws GatewrightError `authorizer.invalid` when a statement has conditions or negated members,
 *   which are not evaluated here
 * @example
 * evaluatePolicy(result.policyDocument, event.methodArn).effect; // "Allow"
 */
export function evaluatePolicy(
  { Statement: statements }: PolicyDocument,
  resource: string,
  action = "execute-api:Invoke",
): Decision {
  const matching = statements.filter((statement) => {
    refuseUnsupported(statement);
    const actions = [statement.Action].flat();
    return (
      // IAM compares actions without regard to case, resources with it.
      actions.some((pattern) => matchesWildcards(pattern.toLowerCase(), action.toLowerCase())) &&
      [statement.Resource].flat().some((pattern) => matchesWildcards(pattern, resource))
    );
  });
  const statement = matching.find(({ Effect }) => Effect === "Deny") ?? matching[0];
  return statement ? { effect: statement.Effect, statement } : { effect: "Deny" };
}

function refuseUnsupported(statement: PolicyStatement): void {
  const found = unsupported.find((name) =>
    Object.entries(statement).some(([key, value]) => key === name && value !== null),
  );
  if (!found) return;
  throw new GatewrightError(
    "authorizer.invalid",
    `Failed to evaluate the policy: "${found}" is not supported`,
  );
}
