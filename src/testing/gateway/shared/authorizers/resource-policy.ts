import { isObject, type Json, type JsonObject, jsonOf } from "../../../../core/json.ts";
import { type Policy, readPolicy } from "../iam/policy.ts";

/**
 * Returns the policy as AWS stores it: `execute-api:/…` becomes an ARN of the API, and a list with one
 * element becomes the element (recorded from UpdateRestApi; assumed for the other operations).
 *
 * @param apiArn `arn:aws:execute-api:us-east-1:123456789012:abc`
 */
export function expandPolicy(text: string, apiArn: string): string {
  // Text that is not JSON is kept: whether AWS rejects it is not recorded.
  const policy = jsonOf(text);
  if (!isObject(policy) || !Array.isArray(policy["Statement"])) return text;
  const Statement = policy["Statement"].map((statement: Json) => {
    if (!isObject(statement)) return statement;
    const members = Object.entries(statement).map(([name, value]) => {
      if (listed.has(name)) return [name, expandList(value, `${apiArn}/`)];
      return [name, principals.has(name) && isObject(value) ? oneOfEach(value) : value];
    });
    return Object.fromEntries(members);
  });
  return JSON.stringify({ ...policy, Statement });
}

const listed: ReadonlySet<string> = new Set(["Action", "NotAction", "Resource", "NotResource"]);

const principals: ReadonlySet<string> = new Set(["Principal", "NotPrincipal"]);

/** Unwraps lists with one element. */
function oneOfEach(lists: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(lists).map(([name, value]) => [
      name,
      Array.isArray(value) && value.length === 1 ? (value[0] ?? null) : value,
    ]),
  );
}

function expandList(value: unknown, arn: string): unknown {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  const whole = values.map((each) =>
    typeof each === "string" && each.startsWith("execute-api:/")
      ? `${arn}${each.slice("execute-api:/".length)}`
      : each,
  );
  return whole.length === 1 ? whole[0] : whole;
}

const policies = new WeakMap<object, Policy | undefined>();

/** Returns the resource policy of a deployed API, if it has one. Parsed once, because it never changes. */
export function resourcePolicyOf(
  settings: { readonly policy?: string | undefined },
  apiArn: string,
): Policy | undefined {
  if (!settings.policy) return undefined;
  if (!policies.has(settings))
    policies.set(settings, readPolicy(expandPolicy(settings.policy, apiArn)));
  return policies.get(settings);
}
