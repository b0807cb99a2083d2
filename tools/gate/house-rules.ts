import { globSync, readFileSync } from "node:fs";
import type { StepResult } from "./step.ts";

/** Rules that no linter has. */
const rules: readonly {
  readonly text: string;
  readonly isBroken: (source: string, file: string) => boolean;
}[] = [
  {
    text: 'write `import * as z from "zod"` or "zod/mini": the named import cannot be tree-shaken',
    isBroken: (source) =>
      /import (?:type )?(?:z|\{[^}]*\bz\b[^}]*\}) from "zod(?:\/mini)?"/.test(source),
  },
  {
    text: "a file of over 400 lines says on its first line why",
    isBroken: (source) => source.split("\n").length > 400 && !/^\/[/*] /.test(source),
  },
  {
    text: "finish it or leave it out: no TODO, FIXME or XXX",
    // AWS writes `##TODO: …` and `$inputRoot.TODO` into the template that it makes of a model.
    isBroken: (source) => /(?<!##|\$inputRoot\.)\b(?:TODO|FIXME|XXX)\b/.test(source),
  },
  {
    text: "write isBytes() of src/core/is-bytes.ts: bytes of another realm, beside a DOM, are no `instanceof Uint8Array`",
    isBroken: (source, file) =>
      file.startsWith("src/") && /\binstanceof (?:Uint8Array|ArrayBuffer|Buffer)\b/.test(source),
  },
  {
    text: "write encodeUtf8() and decodeUtf8() of src/core/utf8.ts: Jest's jsdom has no TextEncoder",
    isBroken: (source, file) =>
      file.startsWith("src/") &&
      !file.endsWith(".test.ts") &&
      file !== "src/core/utf8.ts" &&
      /^const \w+ = new Text(?:En|De)coder\b|new TextEncoder\(/m.test(source),
  },
  {
    text: "tests use ports, not mocks of our own modules",
    isBroken: (source) => /\bvi\.mock\(/.test(source),
  },
];

export function houseRules(): StepResult {
  const broken = globSync("{src,test,bench,examples}/**/*.ts", {
    exclude: ["**/node_modules/**"],
  }).flatMap((file) => {
    const source = readFileSync(file, "utf8");
    return rules
      .filter(({ isBroken }) => isBroken(source, file))
      .map(({ text }) => `${file}: ${text}`);
  });
  return { ok: broken.length === 0, output: broken.join("\n") };
}
