import type { PatchOperation } from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import type { StageRecord } from "../../../integrations/model/record/rest-api-record.ts";
import { patchStage } from "./stage-patches.ts";

const stage: StageRecord = { stageName: "dev", deploymentId: "d1", methodSettings: {} };

const all = { throttlingBurstLimit: 100, cachingEnabled: true };
const canary = { deploymentId: "d2", percentTraffic: 10, stageVariableOverrides: { table: "new" } };

test.each<[string, Partial<StageRecord>, PatchOperation, Partial<StageRecord>]>([
  [
    "replacing a missing variable adds it",
    {},
    { op: "replace", path: "/variables/table", value: "orders" },
    { variables: { table: "orders" } },
  ],
  [
    "a method's settings start from the settings for all methods",
    { methodSettings: { "*/*": all } },
    { op: "replace", path: "/~1pets/GET/throttling/burstLimit", value: "5" },
    { methodSettings: { "*/*": all, "~1pets/GET": { ...all, throttlingBurstLimit: 5 } } },
  ],
  [
    "the settings for all methods are removed",
    { methodSettings: { "*/*": all } },
    { op: "remove", path: "/*/*" },
    { methodSettings: {} },
  ],
  [
    "a canary starts on the stage's own deployment",
    {},
    { op: "replace", path: "/canarySettings/percentTraffic", value: "50" },
    { canarySettings: { deploymentId: "d1", percentTraffic: 50, useStageCache: false } },
  ],
  [
    "a canary's deployment is promoted",
    { canarySettings: canary },
    { op: "copy", from: "/canarySettings/deploymentId", path: "/deploymentId" },
    { deploymentId: "d2" },
  ],
  [
    "a canary's variables are promoted over the stage's",
    { canarySettings: canary, variables: { table: "old", region: "eu" } },
    { op: "copy", from: "/canarySettings/stageVariableOverrides", path: "/variables" },
    { variables: { table: "new", region: "eu" } },
  ],
  [
    "a canary without variables promotes none",
    { canarySettings: { deploymentId: "d2" } },
    { op: "copy", from: "/canarySettings/stageVariableOverrides", path: "/variables" },
    {},
  ],
])("%s", (_, given, patch, patched) => {
  expect(patchStage({ ...stage, ...given }, patch)).toEqual({ ...stage, ...given, ...patched });
});

test.each(["accessLogSettings", "canarySettings"] as const)("%s is removed as a whole", (name) => {
  const settings = { accessLogSettings: { format: "$context.requestId" }, canarySettings: canary };
  const { [name]: _, ...left } = settings;
  expect(patchStage({ ...stage, ...settings }, { op: "remove", path: `/${name}` })).toEqual({
    ...stage,
    ...left,
  });
});

test.each<[PatchOperation, string]>([
  [
    { op: "replace", path: "/tags/owner", value: "me" },
    "Invalid method setting path: /tags/owner. Must be one of: [/deploymentId, ",
  ],
  [
    { op: "add", path: "/canarySettings/deploymentId", value: "d2" },
    "Invalid add operation with path: /canarySettings/deploymentId",
  ],
  [
    { op: "remove", path: "/canarySettings/percentTraffic" },
    "Invalid remove operation with path: /canarySettings/percentTraffic",
  ],
  [
    { op: "remove", path: "/canarySettings/stageVariableOverrides/table" },
    "Invalid remove operation with path: /canarySettings/stageVariableOverrides/table",
  ],
  [
    { op: "add", path: "/canarySettings/other", value: "d2" },
    "Cannot add method setting canarySettings/other because there is no method setting for this method ",
  ],
  [
    { op: "copy", from: "/variables", path: "/canarySettings/stageVariableOverrides" },
    "Invalid copy operation with path: /canarySettings/stageVariableOverrides and from /variables. Valid copy:path are [/deploymentId, /variables] and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]",
  ],
  [
    { op: "copy", from: "/canarySettings/deploymentId", path: "/deploymentId" },
    "Promotion not available. Canary does not exist.",
  ],
  [
    { op: "remove", path: "/pets/GET" },
    "Cannot remove method setting pets/GET because there is no method setting for this method ",
  ],
  [
    { op: "replace", path: "/accessLogSettings/format", value: "" },
    "Access Log value must not be empty",
  ],
  [
    { op: "replace", path: "/*/*/logging/loglevel", value: "DEBUG" },
    "Invalid logging level specified: DEBUG",
  ],
  [{ op: "replace", path: "/~1/GET/logging/loglevel" }, "Invalid logging level specified: null"],
])("%o is refused", (patch, message) => {
  expect(() => patchStage(stage, patch)).toThrow(message);
});
