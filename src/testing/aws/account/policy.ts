import type { RestApiSettings } from "../../../integrations/model/record/rest-api-record.ts";
import { expandPolicy } from "../../gateway/shared/authorizers/resource-policy.ts";
import { partitionOf } from "./arn.ts";
import type { Account } from "./store.ts";

/** Returns the API's settings with the resource policy in the form that AWS stores. */
export function withStoredPolicy(
  { region, accountId }: Pick<Account, "region" | "accountId">,
  restApiId: string,
  api: RestApiSettings,
): RestApiSettings {
  if (api.policy === undefined) return api;
  const arn = `arn:${partitionOf(region)}:execute-api:${region}:${accountId}:${restApiId}`;
  return { ...api, policy: expandPolicy(api.policy, arn) };
}
