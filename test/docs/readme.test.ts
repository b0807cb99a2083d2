import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

test("the README shows the code that npm start runs", () => {
  const [, shown = ""] = /```ts\n(.*?)```/s.exec(read("README.md")) ?? [];
  const quickstart = read("examples/quickstart.ts").split("\n");
  let at = 0;
  for (const line of shown.split("\n").filter((each) => each.trim() !== "")) {
    expect(quickstart.slice(at)).toContain(line);
    at = quickstart.indexOf(line, at) + 1;
  }
});

test("the README and CONTRIBUTING fit a screen", () => {
  expect(read("README.md").split("\n").length).toBeLessThan(85);
  expect(read("CONTRIBUTING.md").split("\n").length).toBeLessThan(45);
});

test.each(globSync("{*.md,docs/**/*.md}", { cwd: root }))(
  "the links of %s lead somewhere",
  (file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, link = ""]) => link,
    );
    expect(links.filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([]);
  },
);
