import { expect, test } from "vitest";
import { parseLog, printLog } from "../../src/testing/log/log-grammar.ts";
import { readRecording, sharedFolder } from "./recordings.ts";

interface RecordedCase {
  readonly id: string;
  readonly expect: { readonly output?: { readonly log?: readonly string[] } };
}

/** Values that the recorder masked, in the shapes in which AWS prints them. */
function unmask(line: string): string {
  return line
    .replaceAll(/^<any:timestamp>/g, "Mon Sep 29 19:28:50 UTC 2025")
    .replaceAll(/<any:([\w-]+)(?::\d+)?>/g, "$1");
}

test.runIf(sharedFolder)(
  "every recorded log reads, line by line, and prints back as it was",
  () => {
    const { cases } = readRecording("conformance", "data", "recorded", "test-invoke.json") as {
      readonly cases: readonly RecordedCase[];
    };
    const logs = cases.flatMap(({ id, expect: { output } }) =>
      output?.log ? [{ id, text: output.log.map(unmask).join("\n") }] : [],
    );
    expect(logs.length).toBeGreaterThan(0);
    for (const { text } of logs) {
      const log = parseLog(text);
      expect(printLog(log)).toBe(text);
      expect(log.lines.filter(({ message }) => message.type === "unknown")).toEqual([]);
    }
  },
);
