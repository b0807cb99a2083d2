/**
 * How fast mapping templates parse and render, beside velocityjs, and how cost grows with size.
 *
 * Both engines read the same body text anew on each render, from the same scope, and have to write
 * the same text. What differs is in velocityjs' favour: its `$input` is the least JavaScript that
 * will do, with no JSONPath but names between dots, and its numbers and maps are JavaScript's own.
 */
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { parseTemplate, renderTemplate } from "../src/integrations/mapping-templates/index.ts";
import { type TemplateCase, templateCases } from "./support/mapping-template-cases.ts";
import { loadPeer, type Peer } from "./support/mapping-template-peer.ts";
import { sized } from "./support/smoke.ts";
import { median } from "./support/table.ts";

/** Equal but for white space, which velocityjs treats in its own way: else the race is not fair. */
function assertSameText(peer: Peer, { name, template, scope }: TemplateCase): void {
  const ours = renderTemplate(template, scope).text;
  const theirs = peer.render(peer.parse(template), scope);
  assert.equal(theirs.replaceAll(/\s+/g, ""), ours.replaceAll(/\s+/g, ""), name);
}

interface Rates {
  readonly template: string;
  readonly [task: string]: string | undefined;
}

/** A task runs as long before the next one's turn: its code and data are in the caches by then. */
const turnMs = sized(50, 1);
const turns = sized(40, 1);
/** The first turns compile. */
const warmUpTurns = sized(10, 0);

/**
 * Runs per second of each task, by the median of its turns. The tasks take turns, so that what else
 * the machine does slows all of them alike.
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
    // Reading the clock around each run would cost a tenth of the shortest ones.
    for (let count = 0; count < 20; count++) run();
    runs += 20;
    ms = performance.now() - started;
  }
  return (1000 * runs) / ms;
}

/**
 * Renders race renders, and what parses races what parses: the waste that a parser leaves is not
 * collected at the cost of the others.
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
    return [`${task}, times velocityjs`, Number.isNaN(ratio) ? undefined : ratio.toFixed(1)];
  });
  const shown = [...rates].map(([task, rate]) => [task, `${(rate / 1000).toFixed(1)} k/s`]);
  return { template: name, ...Object.fromEntries([...shown, ...ratios]) };
}

/** The median of a few runs: one alone tells how the garbage of the others is collected. */
function millisecondsOf(run: () => unknown): number {
  const times = Array.from({ length: sized(9, 1) }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return median(times);
}

/** Cost per KB stays level where growth is linear. */
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
