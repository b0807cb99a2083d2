import { isObject, type Json, type JsonObject, jsonOf } from "../../../../core/json.ts";
import { type Policy, readPolicy } from "../iam/policy.ts";

/**
 * The policy as AWS stores it: `execute-api:/…` is an ARN of the API, and a list of one is the one
 * (recorded from UpdateRestApi; the other operations are taken to do the same).
 *
 * @param apiArn `arn:aws:execute-api:us-east-1:123456789012:abc`
 */
export function expandPolicy(text: string, apiArn: string): string {
  // What is not JSON stays as it was given: whether AWS refuses it is not recorded.
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

/** A list of one is the one. */
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

/** The resource policy of a deployed API, which never changes: read once. Undefined without one. */
export function resourcePolicyOf(
  settings: { readonly policy?: string | undefined },
  apiArn: string,
): Policy | undefined {
  if (!settings.policy) return undefined;
  if (!policies.has(settings))
    policies.set(settings, readPolicy(expandPolicy(settings.policy, apiArn)));
  return policies.get(settings);
}
