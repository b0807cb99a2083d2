import { main } from "../../src/testing/cli/main.ts";
import type { RestClient } from "../../src/testing/test-invoke/resource-ids.ts";

interface Setting {
  readonly files?: Readonly<Record<string, string>>;
  readonly modules?: Readonly<Record<string, object>>;
  readonly stdin?: string;
  readonly client?: RestClient;
}

/** What the program writes, standard output and errors together. */
export async function commandLine(
  args: readonly string[],
  { files = {}, modules = {}, stdin = "", client }: Setting,
): Promise<string> {
  let written = "";
  const output = {
    write: (text: string) => {
      written += text;
    },
    isTerminal: false,
    columns: 4000,
  };
  const found = <Item>(items: Readonly<Record<string, Item>>, name: string): Promise<Item> => {
    const item = items[name];
    return item === undefined ? Promise.reject(new Error(`no ${name}`)) : Promise.resolve(item);
  };
  await main({
    args,
    env: {},
    stdin: ReadableStream.from([stdin]),
    stdout: output,
    stderr: output,
    signal: new AbortController().signal,
    version: () => Promise.resolve("1.2.3"),
    readFile: async (path) => new TextEncoder().encode(await found(files, path)),
    readDocument: (path) => found(files, path),
    importModule: (path) => found(modules, path),
    restClient: () => (client ? Promise.resolve(client) : Promise.reject(new Error("no client"))),
  });
  return written;
}
