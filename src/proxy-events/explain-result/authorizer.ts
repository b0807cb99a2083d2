import { isGatewrightError } from "../../core/errors.ts";
import { checkContext } from "../authorizers/context.ts";
import type { PolicyDocument, PolicyResult } from "../events/authorizer-result.ts";

/** How API Gateway reads an authorizer's result: its policy, or why it is invalid. */
export type AuthorizerExplanation =
  | ({ readonly ok: true } & PolicyResult)
  | {
      readonly ok: false;
      /** The reason as in the execution log, if that is known. */
      readonly reason: string;
    };

const members = new Set(["principalId", "policyDocument", "context", "usageIdentifierKey"]);

/**
 * What a REST API makes of the answer of its Lambda authorizer.
 *
 * A member that it does not know spoils the whole answer, so that the payload of an error does too.
 * The words for that are from a public capture of 2023; the other reasons are worded here.
 */
export function explainAuthorizerResult(result: unknown): AuthorizerExplanation {
  if (typeof result !== "object" || result === null || Array.isArray(result)) {
    return refused("the result is not an object");
  }
  const answer: Readonly<Record<string, unknown>> = { ...result };
  const unknown = Object.keys(answer).find((name) => !members.has(name));
  if (unknown !== undefined) {
    return refused(`Unrecognized field "${unknown}" , not marked as ignorable`);
  }
  const { principalId = "", policyDocument, context, usageIdentifierKey } = answer;
  if (typeof principalId !== "string") return refused("principalId is not a string");
  if (!isPolicy(policyDocument)) return refused("policyDocument is not a policy");
  if (!isContext(context))
    return refused("context has a value that is not a string, a number or a boolean");
  if (usageIdentifierKey !== undefined && typeof usageIdentifierKey !== "string") {
    return refused("usageIdentifierKey is not a string");
  }
  return {
    ok: true,
    principalId,
    policyDocument,
    ...(context && { context }),
    ...(usageIdentifierKey !== undefined && { usageIdentifierKey }),
  };
}

function refused(reason: string): AuthorizerExplanation {
  return { ok: false, reason };
}

function isPolicy(value: unknown): value is PolicyDocument {
  if (typeof value !== "object" || value === null) return false;
  const { Statement: statements }: { Statement?: unknown } = value;
  return (
    Array.isArray(statements) &&
    statements.every(
      (statement: unknown) =>
        typeof statement === "object" &&
        statement !== null &&
        ["Allow", "Deny"].includes(String(Reflect.get(statement, "Effect"))) &&
        isTexts(Reflect.get(statement, "Action")) &&
        isTexts(Reflect.get(statement, "Resource")),
    )
  );
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value)
    ? value.every((item) => typeof item === "string")
    : typeof value === "string";
}

function isContext(value: unknown): value is PolicyResult["context"] {
  if (value === undefined || value === null) return true;
  if (typeof value !== "object") return false;
  try {
    checkContext({ ...value });
    return true;
  } catch (error) {
    if (isGatewrightError(error)) return false;
    throw error;
  }
}
