/**
 * How fast mapping templates parse and render, beside velocityjs, and how cost grows with size.
 *
 * Run: `node bench/mapping-templates.ts`.
 */
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { Bench } from "tinybench";
import { parseTemplate, renderTemplate } from "../src/integrations/mapping-templates/index.ts";
import { type TemplateCase, templateCases } from "./mapping-template-cases.ts";
import { loadPeer, type Peer } from "./mapping-template-peer.ts";

/** Equal but for white space, which velocityjs treats in its own way: else the race is not fair. */
function assertSameText(peer: Peer, { name, template, scope }: TemplateCase): void {
  const ours = renderTemplate(template, scope).text;
  const theirs = peer.render(peer.parse(template), scope);
  assert.equal(theirs.replaceAll(/\s+/g, ""), ours.replaceAll(/\s+/g, ""), name);
}

/** Reading the clock around each run would cost a tenth of the shortest ones. */
const batch = 20;

function inBatch(run: () => unknown): () => void {
  return () => {
    for (let count = 0; count < batch; count++) run();
  };
}

interface Rates {
  readonly template: string;
  readonly [task: string]: string | undefined;
}

async function compareWithPeer(each: TemplateCase, peer: Peer | undefined): Promise<Rates> {
  const { name, template, scope } = each;
  const bench = new Bench({ time: 700, warmupTime: 300 });
  const parsed = parseTemplate(template);
  bench
    .add(
      "render",
      inBatch(() => renderTemplate(parsed, scope)),
    )
    .add(
      "render, recorded",
      inBatch(() => renderTemplate(parsed, scope, { record: true })),
    )
    .add(
      "parse",
      inBatch(() => parseTemplate(template)),
    )
    .add(
      "parse + render",
      inBatch(() => renderTemplate(template, scope)),
    );
  if (peer) {
    assertSameText(peer, each);
    const syntax = peer.parse(template);
    bench
      .add(
        "velocityjs render",
        inBatch(() => peer.render(syntax, scope)),
      )
      .add(
        "velocityjs parse + render",
        inBatch(() => peer.render(peer.parse(template), scope)),
      );
  }
  await bench.run();
  const rate = (task: string): number => {
    const result = bench.getTask(task)?.result;
    return result && "throughput" in result ? result.throughput.p50 * batch : Number.NaN;
  };
  const rates = bench.tasks.map((task) => [
    task.name,
    `${(rate(task.name) / 1000).toFixed(1)} k/s`,
  ]);
  const ratios = ["render", "parse + render"].map((task) => {
    const ratio = rate(task) / rate(`velocityjs ${task}`);
    return [`${task}, times velocityjs`, Number.isNaN(ratio) ? undefined : ratio.toFixed(1)];
  });
  return { template: name, ...Object.fromEntries([...rates, ...ratios]) };
}

/** The median of a few runs: one alone tells how the garbage of the others is collected. */
function millisecondsOf(run: () => unknown): number {
  const times = Array.from({ length: 9 }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return times.toSorted((left, right) => left - right)[4] ?? Number.NaN;
}

/** Cost per KB stays level where growth is linear. */
function sizeCurves(): void {
  const line = '"$input.params("id")": "$context.requestId", #if($a == 1)"a"#end\n';
  const templates = [1, 10, 100, 295].map((kilobytes) => {
    const text = line.repeat(Math.ceil((kilobytes * 1024) / line.length));
    const ms = millisecondsOf(() => renderTemplate(text, templateCases[0]?.scope));
    return {
      template: `${kilobytes} KB`,
      ms: ms.toFixed(2),
      "ms per KB": (ms / kilobytes).toFixed(4),
    };
  });
  console.table(templates);
  const bodies = [1, 10, 100, 1000, 4000, 10_000].map((kilobytes) => {
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
for (const each of templateCases) console.table([await compareWithPeer(each, peer)]);
sizeCurves();
await bundleSize();
