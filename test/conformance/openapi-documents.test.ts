import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readOpenApi, writeOpenApi } from "../../src/integrations/formats/index.ts";
import { sharedFolder } from "./recordings.ts";

const folder = join(sharedFolder ?? "", "conformance/data/corpus/material/openapi-docs");
const names = sharedFolder ? globSync("oa-*.json", { cwd: folder }).toSorted() : [];
const documents = names.map((name) => [name, readFileSync(join(folder, name), "utf8")] as const);
const [readable, unknown] = [true, false].map((wanted) =>
  documents.filter(([, source]) => hasKnownVersion(source) === wanted),
);

describe.runIf(documents.length > 0)("OpenAPI documents of public repositories", () => {
  test.each(readable ?? [])(
    "%s reads, and what is written of it reads as the same API",
    (_, source) => {
      const { record, documentation } = readOpenApi(source, { text: "template" });
      for (const version of ["2.0", "3.0", "3.1"] as const) {
        for (const syntax of ["json", "yaml"] as const) {
          const { text, omissions } = writeOpenApi(record, { version, syntax, documentation });
          // One of the older version's: several models for one body.
          expect(version === "2.0" ? [] : omissions).toEqual([]);
          if (omissions.length > 0) continue;
          const again = readOpenApi(text, { text: "template" });
          expect(again.record).toEqual(record);
          expect(again.documentation).toEqual(documentation);
        }
      }
    },
  );

  test.each(unknown ?? [])("%s is refused for its version", (_, source) => {
    expect(() => readOpenApi(source)).toThrow(/it needs swagger: "2.0", or openapi/);
  });
});

function hasKnownVersion(source: string): boolean {
  const { swagger, openapi }: { swagger?: unknown; openapi?: unknown } = JSON.parse(source);
  return /^2(\.0)?$/.test(String(swagger)) || /^3(\.[01](\.\d+)?)?$/.test(String(openapi));
}
