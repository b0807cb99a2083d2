import { expect, test } from "vitest";
import { patchThrottles } from "./api-stage-throttles.ts";

const other = { apiId: "b", stage: "live" };
const limited = { apiId: "a", stage: "live", throttle: { "/orders/GET": { rateLimit: 1 } } };
const at = "/apiStages/a:live/throttle";

test.each([
  ["escaped", `${at}/~1orders/GET/burstLimit`],
  ["as Terraform sends it", `${at}//orders/GET/burstLimit`],
])("a limit of a method is set, with its path %s", (_, path) => {
  expect(patchThrottles([limited, other], { op: "replace", path, value: "5" })).toEqual([
    { ...limited, throttle: { "/orders/GET": { rateLimit: 1, burstLimit: 5 } } },
    other,
  ]);
});

test("the limits of one method and of all methods are removed", () => {
  const bare = { apiId: "a", stage: "live" };
  const path = `${at}/~1orders/GET`;
  expect(patchThrottles([limited], { op: "remove", path })).toEqual([bare]);
  expect(patchThrottles([limited], { op: "remove", path: at })).toEqual([bare]);
});

test("the limits of all methods are set", () => {
  const value = '{"/pets/GET": {"rateLimit": 2, "burstLimit": 3}}';
  expect(patchThrottles([limited], { op: "replace", path: at, value })).toEqual([
    { ...limited, throttle: { "/pets/GET": { rateLimit: 2, burstLimit: 3 } } },
  ]);
});

test.each([
  ["a stage that is not in the plan", "replace", "/apiStages/a:test/throttle/x/GET/rateLimit", "1"],
  ["a limit that is not a number", "replace", `${at}/~1orders/GET/rateLimit`, "fast"],
  ["limits that are not JSON", "replace", at, "fast"],
  ["removing a single limit", "remove", `${at}/~1orders/GET/rateLimit`, undefined],
  ["setting a method as a whole", "replace", `${at}/~1orders/GET`, "1"],
] as const)("%s is rejected", (_, op, path, value) => {
  expect(() => patchThrottles([limited], { op, path, value })).toThrow(/Invalid/);
});
