import { isObject, type Json, jsonOf } from "../../../core/json.ts";
import type { RestApiSettings } from "../../../integrations/model/record/rest-api-record.ts";
import { partitionOf } from "./arn.ts";
import type { Account } from "./store.ts";

/**
 * The API with its resource policy as AWS stores it: `execute-api:/…` is an ARN of the API, and a
 * list of one is the one (recorded from UpdateRestApi; the other operations are taken to do the same).
 */
export function withStoredPolicy(
  { region, accountId }: Pick<Account, "region" | "accountId">,
  restApiId: string,
  api: RestApiSettings,
): RestApiSettings {
  if (api.policy === undefined) return api;
  const arn = `arn:${partitionOf(region)}:execute-api:${region}:${accountId}:${restApiId}/`;
  return { ...api, policy: storedPolicy(api.policy, arn) };
}

function storedPolicy(text: string, arn: string): string {
  // What is no JSON stays as it was given: whether AWS refuses it is not recorded.
  const policy = jsonOf(text);
  if (!isObject(policy) || !Array.isArray(policy["Statement"])) return text;
  const Statement = policy["Statement"].map((statement: Json) => {
    if (!isObject(statement)) return statement;
    const members = Object.entries(statement).map(([name, value]) =>
      listed.has(name) ? [name, storedList(value, arn)] : [name, value],
    );
    return Object.fromEntries(members);
  });
  return JSON.stringify({ ...policy, Statement });
}

const listed: ReadonlySet<string> = new Set(["Action", "NotAction", "Resource", "NotResource"]);

function storedList(value: unknown, arn: string): unknown {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  const whole = values.map((each) =>
    typeof each === "string" && each.startsWith("execute-api:/")
      ? `${arn}${each.slice("execute-api:/".length)}`
      : each,
  );
  return whole.length === 1 ? whole[0] : whole;
}
