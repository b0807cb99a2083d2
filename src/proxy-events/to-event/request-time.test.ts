import { expect, test } from "vitest";
import { requestTime } from "./request-time.ts";

test.each([
  [1_770_091_506_789, "03/Feb/2026:04:05:06 +0000"],
  [1_770_091_506_001, "03/Feb/2026:04:05:06 +0000"],
  [1_770_091_507_000, "03/Feb/2026:04:05:07 +0000"],
  [1_770_091_506_789, "03/Feb/2026:04:05:06 +0000"],
  [0, "01/Jan/1970:00:00:00 +0000"],
  [-1, "31/Dec/1969:23:59:59 +0000"],
])("%i is formatted as %s, whatever was formatted before", (epochMs, text) => {
  expect(requestTime(epochMs)).toBe(text);
});
