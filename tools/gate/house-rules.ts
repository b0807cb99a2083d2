import { globSync, readFileSync } from "node:fs";
import type { StepResult } from "./step.ts";

/** A rule that no linter has. */
interface Rule {
  readonly text: string;
  readonly isBroken: (source: string, file: string) => boolean;
}

/** Rules that no linter has. */
const sourceRules: readonly Rule[] = [
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
    text: "write textBytes() and bytesText() of src/core/bytes.ts: Jest's jsdom has no TextEncoder",
    isBroken: (source, file) =>
      file.startsWith("src/") &&
      !file.endsWith(".test.ts") &&
      file !== "src/core/bytes.ts" &&
      /^const \w+ = new Text(?:En|De)coder\b|new TextEncoder\(/m.test(source),
  },
  {
    text: "tests use ports, not mocks of our own modules",
    isBroken: (source) => /\bvi\.mock\(/.test(source),
  },
];

const lockRules: readonly Rule[] = [
  {
    text: "a lock file names no registry: write omit-lockfile-registry-resolved=true into .npmrc",
    isBroken: (source) => /"resolved": "http/.test(source),
  },
];

export function houseRules(): StepResult {
  const broken = [
    ...brokenIn("{src,test,bench,examples}/**/*.ts", sourceRules),
    ...brokenIn("{package-lock.json,{test,bench,tools}/*/package-lock.json}", lockRules),
  ];
  return { ok: broken.length === 0, output: broken.join("\n") };
}

function brokenIn(files: string, rules: readonly Rule[]): readonly string[] {
  return globSync(files, { exclude: ["**/node_modules/**"] }).flatMap((file) => {
    const source = readFileSync(file, "utf8");
    return rules
      .filter(({ isBroken }) => isBroken(source, file))
      .map(({ text }) => `${file}: ${text}`);
  });
}
