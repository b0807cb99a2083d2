import fc from "fast-check";
import { expect, test } from "vitest";
import { readOpenApi, writeOpenApi } from "../../src/integrations/formats/index.ts";
import { runs } from "../support/runs.ts";
import { ids, restApiRecords } from "./openapi-record.ts";

test.each([
  ["3.0", "json"],
  ["3.0", "yaml"],
  ["3.1", "yaml"],
] as const)("every API that OpenAPI %s can express survives %s", (version, syntax) => {
  fc.assert(
    fc.property(restApiRecords, (record) => {
      const { text, omissions } = writeOpenApi(record, { version, syntax });
      expect(omissions).toEqual([]);
      expect(readOpenApi(text, { ids }).record).toEqual(record);
    }),
    { numRuns: runs(40) },
  );
});

test("OpenAPI 2.0 reports omissions; without any, the API is unchanged", () => {
  let whole = 0;
  fc.assert(
    fc.property(restApiRecords, (record) => {
      const { text, omissions } = writeOpenApi(record, { version: "2.0" });
      if (omissions.length > 0) return;
      whole += 1;
      expect(readOpenApi(text, { ids }).record).toEqual(record);
    }),
    { numRuns: runs(40) },
  );
  expect(whole).toBeGreaterThan(4);
});
