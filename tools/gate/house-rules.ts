import { globSync, readFileSync } from "node:fs";
import type { StepResult } from "./step.ts";

/** A rule that linters do not support. */
interface Rule {
  readonly text: string;
  readonly isBroken: (source: string, file: string) => boolean;
}

/** An expression or a search over what an error says. */
const readsErrorText =
  /\.(?:message|hint|sentence)\??\.(?:match|startsWith|includes|endsWith|replace|replaceAll|split|search|indexOf)\(|\.(?:test|exec)\([\w.?]*\.(?:message|hint|sentence)\)/;

/** Files that read the text of errors that are not ours. */
const readersOfForeignErrors: ReadonlySet<string> = new Set([
  // V8's RangeError, which has no code.
  "src/integrations/mapping-templates/render.ts",
]);

/** Rules that linters do not support. */
const sourceRules: readonly Rule[] = [
  {
    text: 'write `import * as z from "zod"` or "zod/mini": the named import cannot be tree-shaken',
    isBroken: (source) =>
      /import (?:type )?(?:z|\{[^}]*\bz\b[^}]*\}) from "zod(?:\/mini)?"/.test(source),
  },
  {
    text: "a file of over 400 lines must state the reason on its first line",
    isBroken: (source) => source.split("\n").length > 400 && !/^\/[/*] /.test(source),
  },
  {
    text: "finish or remove it: TODO, FIXME and XXX are not allowed",
    // AWS writes `##TODO: …` and `$inputRoot.TODO` into templates that it generates from models.
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
    text: "read the code and the details of our own errors, not their text",
    isBroken: (source, file) =>
      file.startsWith("src/") &&
      !file.endsWith(".test.ts") &&
      !readersOfForeignErrors.has(file) &&
      readsErrorText.test(source),
  },
  {
    text: "tests must use ports, not mocks of our own modules",
    isBroken: (source) => /\bvi\.mock\(/.test(source),
  },
];

const lockRules: readonly Rule[] = [
  {
    text: "a lock file must not contain registry URLs: add omit-lockfile-registry-resolved=true to .npmrc",
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
