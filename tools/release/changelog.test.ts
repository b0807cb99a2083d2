import { describe, expect, test } from "vitest";
import { cutVersion, parseChangelog, printChangelog } from "./changelog.ts";

const text = `# Changelog

## Unreleased

- New.

### Fixed

- A mistake.

## 0.2.0 - 2026-11-02

- Second.

## 0.1.0 - 2026-10-01

First.
`;

test("a changelog survives parsing and printing", () => {
  const changelog = parseChangelog(text);
  expect(changelog.unreleased).toBe("- New.\n\n### Fixed\n\n- A mistake.");
  expect(changelog.versions.map(({ version, date }) => [version, date])).toEqual([
    ["0.2.0", "2026-11-02"],
    ["0.1.0", "2026-10-01"],
  ]);
  expect(printChangelog(changelog)).toBe(text);
});

test("a version receives the unreleased changes", () => {
  const cut = printChangelog(cutVersion(parseChangelog(text), "0.10.0", "2026-12-01"));
  expect(cut).toBe(text.replace("## Unreleased\n", "## Unreleased\n\n## 0.10.0 - 2026-12-01\n"));
  expect(printChangelog(parseChangelog(cut))).toBe(cut);
});

describe("cutting is rejected", () => {
  test.each([
    ["0.2.0", "the newest version is 0.2.0"],
    ["0.2.0-beta.1", "the newest version is 0.2.0"],
    ["0.1.9", "the newest version is 0.2.0"],
    ["next", "a version is like 1.2.0"],
  ])("for %s", (version, reason) => {
    expect(() => cutVersion(parseChangelog(text), version, "2026-12-01")).toThrow(reason);
  });

  test("without unreleased changes", () => {
    const cut = cutVersion(parseChangelog(text), "0.3.0", "2026-12-01");
    expect(() => cutVersion(cut, "0.4.0", "2026-12-02")).toThrow("nothing is unreleased");
  });
});

test.each([
  ["# Changelog", "# Changes", "it does not start with # Changelog"],
  ["## Unreleased", "## Next", "its first section is not ## Unreleased"],
  ["0.2.0 - 2026-11-02", "0.2.0 (2026-11-02)", '"## 0.2.0 (2026-11-02)" is not like'],
  ["2026-11-02", "2026-13-02", '"## 0.2.0 - 2026-13-02" is not like'],
  ["0.2.0", "0.0.2", "0.0.2 of 2026-11-02 stands above 0.1.0"],
  ["2026-11-02", "2026-09-30", "0.2.0 of 2026-09-30 stands above 0.1.0"],
  ["- Second.\n", "", '"## 0.2.0 - 2026-11-02" is empty'],
])("%j is not replaced by %j", (written, other, reason) => {
  expect(() => parseChangelog(text.replace(written, other))).toThrow(reason);
});
