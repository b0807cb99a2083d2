import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

/** A page of the documentation as a module. */
export interface Page {
  /** `run-your-api-in-a-test` */
  readonly name: string;
  readonly source: string;
}

/**
 * Extracts the TypeScript of every page. A page must import or declare every name that it uses.
 *
 * Each block is nested in the previous one, so that a page may declare `const gateway` several times and
 * still use earlier names. Imports move to the top. A block that starts with `// orders.ts` is that file.
 */
export function pages(): { readonly pages: readonly Page[]; readonly files: readonly Page[] } {
  const files: Page[] = [];
  const found = globSync(["README.md", "docs/*.md"], { cwd: root }).flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    const blocks = [...text.matchAll(/```ts\n(.*?)```/gs)].flatMap(([, block = ""]) => {
      const [, name] = /^\/\/ ([\w-]+)\.ts\b/.exec(block) ?? [];
      if (name === undefined) return [block];
      files.push({ name, source: block });
      return [];
    });
    return blocks.length === 0 ? [] : [{ name: basename(file, ".md"), source: toModule(blocks) }];
  });
  return { pages: found, files };
}

const importOf = /^import (?:(type) )?(\{[^}]*\}|\* as \w+) from "([^"]+)";[^\n]*\n/gm;

function toModule(blocks: readonly string[]): string {
  const imports = new Set<string>();
  const bodies = blocks.map((block) =>
    block
      .replaceAll(importOf, (_, type: string | undefined, what: string, from: string) => {
        for (const name of what.startsWith("{") ? namesIn(what) : [what]) {
          const named = what.startsWith("{") ? `{ ${type ? "type " : ""}${name} }` : name;
          imports.add(`import ${named} from "${from}";\n`);
        }
        return "";
      })
      .replaceAll(/^export (?=const|async|function)/gm, ""),
  );
  return `${[...imports].join("")}export {};\n${bodies.map((body) => `{\n${body}`).join("")}${"}".repeat(bodies.length)}\n`;
}

function namesIn(braces: string): readonly string[] {
  return braces
    .slice(1, -1)
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
