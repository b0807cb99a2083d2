import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadApi } from "../../src/integrations/formats/index.ts";
import { sharedFolder } from "./recordings.ts";

interface Line {
  readonly source: { readonly repo: string; readonly path: string; readonly pointer: string };
  readonly kind: string;
  readonly value: object;
}

const folder = join(sharedFolder ?? "", "conformance/data/corpus/material");
const names = ["cfn-other.jsonl", "cfn-v2-routes-and-methods.jsonl"];

/** The resources of public templates that are at hand, by their template. */
function templates(): ReadonlyMap<string, Record<string, object>> {
  const byPath = new Map<string, Record<string, object>>();
  const lines = names.flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"));
  for (const line of lines.filter((each) => each !== "")) {
    const { source, kind, value }: Line = JSON.parse(line);
    const key = `${source.repo}/${source.path}`;
    const logicalId = source.pointer.split("/").at(-1) ?? "";
    byPath.set(key, { ...byPath.get(key), [logicalId]: { Type: kind, Properties: value } });
  }
  return byPath;
}

describe.runIf(sharedFolder !== undefined)("resources of public templates", () => {
  test("load, and every finding has a place", async () => {
    for (const [, Resources] of sharedFolder === undefined ? [] : templates()) {
      const { findings } = await loadApi(JSON.stringify({ Resources }, undefined, 1));
      for (const finding of findings) expect(finding.place?.line).toBeGreaterThan(1);
    }
  });
});
