import { expect, test } from "vitest";
import { portsOf } from "../../request/ports.ts";
import { traceIdOf } from "./trace-id.ts";

const root = "Root=1-3152b799-8954dae64eda91bc9a23a7e8";

test.each([
  ["nothing", undefined, /^Root=1-[\da-f]{8}-[\da-f]{24}$/],
  ["a whole id", `${root};Parent=7fa8c0f79203be72;Sampled=1`, /^Root=1-3152.*;Sampled=1$/],
  ["a root", root, /^Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=[\da-f]{16};Sampled=0$/],
  ["a sampled root", `${root};Sampled=1`, /;Sampled=1;Parent=[\da-f]{16}$/],
  ["anything else", "id", /^Root=1-[\da-f]{8}-[\da-f]{24}$/],
])("a client that sends %s", (_, sent, expected) => {
  const headers = sent === undefined ? [] : ([["x-amzn-trace-id", sent]] as const);
  const request = { method: "GET", target: "/", headers, body: new Uint8Array() };
  expect(traceIdOf(request, portsOf({}))).toMatch(expected);
});
