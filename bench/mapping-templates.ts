/**
 * Speed of parsing and rendering mapping templates, compared with velocityjs, and the cost by size.
 *
 * Both engines parse the same body on each render, use the same scope, and must render the same
 * text. All differences favour velocityjs: its `$input` is minimal JavaScript that supports only
 * dotted names instead of JSONPath, and its numbers and maps are JavaScript's own.
 */
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { parseTemplate, renderTemplate } from "../src/integrations/mapping-templates/index.ts";
import { type TemplateCase, templateCases } from "./support/mapping-template-cases.ts";
import { loadPeer, type Peer } from "./support/mapping-template-peer.ts";
import { sized } from "./support/smoke.ts";
import { median } from "./support/table.ts";

/** The comparison is fair only if both render the same text. velocityjs differs in white space. */
function assertSameText(peer: Peer, { name, template, scope }: TemplateCase): void {
  const ours = renderTemplate(template, scope).text;
  const theirs = peer.render(peer.parse(template), scope);
  assert.equal(theirs.replaceAll(/\s+/g, ""), ours.replaceAll(/\s+/g, ""), name);
}

interface Rates {
  readonly template: string;
  readonly [task: string]: string | undefined;
}

/** How long a task runs in each turn, so that its code and data stay in the CPU's caches. */
const turnMs = sized(50, 1);
const turns = sized(40, 1);
/** In the first turns, V8 still compiles the code. */
const warmUpTurns = sized(10, 0);

/**
 * Runs per second of each task: the median of its turns. The tasks alternate, so that other load on
 * the machine affects all of them.
 */
function race(tasks: Readonly<Record<string, () => unknown>>): ReadonlyMap<string, number> {
  const rates = new Map(Object.keys(tasks).map((task): [string, number[]] => [task, []]));
  for (let turn = 0; turn < warmUpTurns + turns; turn++) {
    for (const [task, run] of Object.entries(tasks)) {
      const rate = ratePerSecond(run);
      if (turn >= warmUpTurns) rates.get(task)?.push(rate);
    }
  }
  return new Map([...rates].map(([task, all]) => [task, median(all)]));
}

function ratePerSecond(run: () => unknown): number {
  const started = performance.now();
  let runs = 0;
  let ms = 0;
  while (ms < turnMs) {
    // Reading the clock for each run would take a tenth of the time of the shortest runs.
    for (let count = 0; count < 20; count++) run();
    runs += 20;
    ms = performance.now() - started;
  }
  return (1000 * runs) / ms;
}

/**
 * Renders are compared with renders and parses with parses, so that no task pays for the garbage
 * collection of a parser in another.
 */
function compareWithPeer(each: TemplateCase, peer: Peer | undefined): Rates {
  const { name, template, scope } = each;
  const parsed = parseTemplate(template);
  const syntax = peer?.parse(template);
  if (peer) assertSameText(peer, each);
  const renders = race({
    render: () => renderTemplate(parsed, scope),
    "render, recorded": () => renderTemplate(parsed, scope, { record: true }),
    ...(peer && { "velocityjs render": () => peer.render(syntax, scope) }),
  });
  const parses = race({
    parse: () => parseTemplate(template),
    "parse + render": () => renderTemplate(template, scope),
    ...(peer && {
      "velocityjs parse + render": () => peer.render(peer.parse(template), scope),
    }),
  });
  const rates = new Map([...renders, ...parses]);
  const ratios = ["render", "parse + render"].map((task) => {
    const ratio = (rates.get(task) ?? Number.NaN) / (rates.get(`velocityjs ${task}`) ?? Number.NaN);
    return [`${task}, relative to velocityjs`, Number.isNaN(ratio) ? undefined : ratio.toFixed(1)];
  });
  const shown = [...rates].map(([task, rate]) => [task, `${(rate / 1000).toFixed(1)} k/s`]);
  return { template: name, ...Object.fromEntries([...shown, ...ratios]) };
}

/** The median of a few runs. A single run may include garbage collection for the others. */
function millisecondsOf(run: () => unknown): number {
  const times = Array.from({ length: sized(9, 1) }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return median(times);
}

/** The cost per KB is constant if growth is linear. */
function sizeCurves(): void {
  const line = '"$input.params("id")": "$context.requestId", #if($a == 1)"a"#end\n';
  const templates = [1, 10, 100, 295].slice(0, sized(4, 2)).map((kilobytes) => {
    const text = line.repeat(Math.ceil((kilobytes * 1024) / line.length));
    const ms = millisecondsOf(() => renderTemplate(text, templateCases[0]?.scope));
    return {
      template: `${kilobytes} KB`,
      ms: ms.toFixed(2),
      "ms per KB": (ms / kilobytes).toFixed(4),
    };
  });
  console.table(templates);
  const bodies = [1, 10, 100, 1000, 4000, 10_000].slice(0, sized(6, 2)).map((kilobytes) => {
    const item = JSON.stringify({ id: "i-1", quantity: 1, price: 1.5, name: "thing 1" });
    const count = Math.ceil((kilobytes * 1024) / item.length);
    const body = `{"items": [${Array.from({ length: count }, () => item).join(",")}]}`;
    const ms = millisecondsOf(() => renderTemplate("$input.json('$')", { input: { body } }));
    return { body: `${kilobytes} KB`, ms: ms.toFixed(2), "ms per KB": (ms / kilobytes).toFixed(4) };
  });
  console.table(bodies);
}

async function bundleSize(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: ["src/integrations/mapping-templates/index.ts"],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  console.log(`bundle: ${bytes.length} bytes, ${gzipSync(bytes).length} gzipped`);
}

console.log(`Node ${process.version}`);
const peer = await loadPeer();
for (const each of templateCases) console.table([compareWithPeer(each, peer)]);
sizeCurves();
await bundleSize();
