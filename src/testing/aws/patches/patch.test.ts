import type { PatchOperation } from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { applyPatches, count, entries, flag, items, type PatchTable, text } from "./patch.ts";

const rows: PatchTable["rows"] = {
  "/name": text("name"),
  "/description": text("description", ["add", "remove", "replace"]),
  "/open": flag("open"),
  "/size": count("size"),
  "/templates/*": entries("templates", { missing: "no such content type" }),
  "/types/*": items("types"),
};

const table: PatchTable = { dialect: "operations", rows };

function patch(record: object, ...patches: PatchOperation[]) {
  return applyPatches(table, record, patches);
}

test.each<[string, object, PatchOperation, object]>([
  [
    "a text is replaced",
    { name: "a" },
    { op: "replace", path: "/name", value: "b" },
    { name: "b" },
  ],
  ["a text is removed", { description: "a" }, { op: "remove", path: "/description" }, {}],
  ["only true is true", {}, { op: "replace", path: "/open", value: "yes" }, { open: false }],
  ["a number is read", {}, { op: "replace", path: "/size", value: "0" }, { size: 0 }],
  ["an empty number is removed", { size: 1 }, { op: "replace", path: "/size", value: "" }, {}],
  [
    "an entry's name is unescaped",
    {},
    { op: "add", path: "/templates/application~1json", value: "{}" },
    { templates: { "application/json": "{}" } },
  ],
  [
    "a map without entries is removed",
    { templates: { "text/xml": "" } },
    { op: "remove", path: "/templates/text~1xml" },
    {},
  ],
  [
    "a replaced item moves to the end",
    { types: ["image/png", "text/xml"] },
    { op: "replace", path: "/types/image~1png", value: "image/gif" },
    { types: ["text/xml", "image/gif"] },
  ],
])("%s", (_, record, operation, patched) => {
  expect(patch(record, operation)).toEqual(patched);
});

test("patches are applied in order, to a copy", () => {
  const record = { name: "a" };
  const replace = (value: string): PatchOperation => ({ op: "replace", path: "/name", value });
  expect(patch(record, replace("b"), replace("c"))).toEqual({ name: "c" });
  expect(record).toEqual({ name: "a" });
});

test.each<[PatchTable["dialect"], PatchOperation, string]>([
  [
    "operations",
    { op: "add", path: "/name", value: "b" },
    "Invalid patch operation specified. Must be one of: [replace]",
  ],
  ["operations", { op: "replace", path: "/nothing" }, "Invalid patch path /nothing"],
  ["paths", { op: "add", path: "/name" }, "Invalid patch path /name"],
  [
    "list",
    { op: "add", path: "/name" },
    "Invalid patch path  '/name' specified for op 'add'. Please choose supported operations",
  ],
  [
    "list",
    { op: "replace", path: "/nothing" },
    "Invalid patch path  '/nothing' specified for op 'replace'. Must be one of: [/name, /description, /open, /size, /templates/*, /types/*]",
  ],
])("an invalid patch is rejected in the dialect %s: %o", (dialect, operation, message) => {
  expect(() => applyPatches({ dialect, rows }, {}, [operation])).toThrow(message);
});

test("replacing or removing a missing entry is rejected", () => {
  for (const op of ["replace", "remove"] as const) {
    const wrong: PatchOperation = { op, path: "/templates/text~1xml", value: "" };
    expect(() => patch({}, wrong)).toThrow("no such content type");
  }
});

test("a hostile path does not reach a prototype", () => {
  for (const path of ["/__proto__", "/constructor", "/__proto__/polluted"]) {
    expect(() => patch({}, { op: "replace", path, value: "x" })).toThrow("Invalid patch path");
  }
  const patched = patch({}, { op: "add", path: "/templates/__proto__", value: "x" });
  expect(Object.getPrototypeOf(patched)).toBe(Object.prototype);
  expect({}).not.toHaveProperty("polluted");
});
