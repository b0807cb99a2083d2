import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile, complaints } from "./compile.ts";
import { pages } from "./pages.ts";

const folder = join(import.meta.dirname, "virtual");

/** What pages expect from their reader and say so. */
const given: Readonly<Record<string, string>> = {
  "choosing-an-integration": `
    declare const functionArn: string;
    declare const credentials: string;
    declare const QueueUrl: string;
    declare const vpcLinkId: string;
    declare const arn: string;
    declare const requestTemplates: Readonly<Record<string, string>>;`,
};

/** The handlers of a SAM application are those of \`orders.ts\`. */
const readersFiles = { "src/app.ts": 'export { handler } from "../orders.ts";' };

const { pages: found, files: named } = pages();
const sources = new Map([
  ...named.map(({ name, source }) => [join(folder, `${name}.ts`), source] as const),
  ...Object.entries(readersFiles).map(([name, source]) => [join(folder, name), source] as const),
  ...found.map(({ name, source }) => {
    const [head = "", ...body] = source.split("export {};\n");
    return [join(folder, `${name}.ts`), [head, given[name] ?? "", ...body].join("\n")] as const;
  }),
]);

describe("the code of a page compiles, with the imports that the page shows", () => {
  const program = compile(sources);

  test.each([...named, ...found])("$name", ({ name }) => {
    expect(complaints(program, join(folder, `${name}.ts`))).toEqual([]);
  });
});
