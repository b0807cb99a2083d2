// The compile time of an API with many routes, each invoked once.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isSmoke, sized } from "./support/smoke.ts";
import { median, printTable } from "./support/table.ts";

const folder = join(import.meta.dirname, "..", ".tmp", "types-bench");
const sizes = isSmoke ? [2] : [0, 200, 500];
const rounds = sized(3, 1);
const compilers = isSmoke ? ["typescript7"] : ["typescript", "typescript7"];

function source(count: number): string {
  const indexes = Array.from({ length: count }, (_, index) => index);
  return [
    'import { rest, restApi, route } from "gatewright/integrations";',
    'import { emulate } from "gatewright/testing";',
    "const ok = rest.mock({ respond: { 200: { ok: true } } });",
    'export const api = restApi({ name: "large", routes: [',
    '  route("GET /health", ok),',
    ...indexes.map((index) => `  route("PUT /things-${index}/{id}/parts/{part}", ok),`),
    "]});",
    "const gateway = emulate(api);",
    ...indexes.map(
      (index) =>
        `void gateway.invoke("PUT /things-${index}/{id}/parts/{part}", { path: { id: "1", part: "2" } });`,
    ),
  ].join("\n");
}

interface Figures {
  readonly instantiations: number;
  readonly checkSeconds: number;
}

function measure(compiler: string, count: number): Figures {
  const tsc = join(import.meta.dirname, "..", "node_modules", compiler, "bin", "tsc");
  const compilerOptions = {
    module: "NodeNext",
    target: "ES2022",
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  writeFileSync(join(folder, "routes.mts"), source(count));
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: ["routes.mts"] }),
  );
  const output = execFileSync(process.execPath, [tsc, "-p", folder, "--extendedDiagnostics"], {
    encoding: "utf8",
  });
  const figure = (name: string) =>
    Number(new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(output)?.[1]);
  return { instantiations: figure("Instantiations"), checkSeconds: figure("Check time") };
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const rows = compilers.flatMap((compiler) => {
  const none = measure(compiler, 0);
  const base: number[] = [];
  return sizes.map((count) => {
    const runs = Array.from({ length: rounds }, () => measure(compiler, count));
    const seconds = median(runs.map(({ checkSeconds }) => checkSeconds));
    const { instantiations = 0 } = runs[0] ?? {};
    const perRoute = count === 0 ? 0 : (instantiations - none.instantiations) / count;
    if (count === 200) base.push(seconds);
    const ratio = base[0] === undefined ? "" : (seconds / base[0]).toFixed(1);
    return [compiler, count, instantiations, perRoute.toFixed(0), seconds.toFixed(2), ratio];
  });
});
printTable(
  `Type checking an API, each route invoked once (median of ${rounds})`,
  ["compiler", "routes", "instantiations", "per route", "check s", "relative to 200 routes"],
  rows,
);
