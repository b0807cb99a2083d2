import { expect, test } from "vitest";
import { withStoredPolicy } from "./policy.ts";

function stored(policy: string, region = "us-east-1") {
  const account = { region, accountId: "123456789012" };
  return withStoredPolicy(account, "a1b2c3", { policy }).policy ?? "";
}

test("a stored policy has the API's ARN, and a list of one becomes its item", () => {
  const statement = { Effect: "Allow", Action: ["execute-api:Invoke"] };
  const of = (Resource: unknown) => JSON.stringify({ Statement: [{ ...statement, Resource }] });
  const [first] = JSON.parse(stored(of(["execute-api:/*"]))).Statement;
  expect(first).toEqual({
    Effect: "Allow",
    Action: "execute-api:Invoke",
    Resource: "arn:aws:execute-api:us-east-1:123456789012:a1b2c3/*",
  });
  const [second] = JSON.parse(stored(of(["execute-api:/live/*", "*"]), "cn-north-1")).Statement;
  expect(second.Resource).toEqual([
    "arn:aws-cn:execute-api:cn-north-1:123456789012:a1b2c3/live/*",
    "*",
  ]);
});

test.each(["not JSON", "[]", '{"Statement": 1}'])("the policy %s is unchanged", (policy) => {
  expect(stored(policy)).toBe(policy);
});
