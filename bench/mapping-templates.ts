/**
 * How fast mapping templates parse and render, beside velocityjs, and how cost grows with size.
 *
 * Run: `npm install --no-save velocityjs`, then `node bench/mapping-templates.ts`.
 */
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { Bench } from "tinybench";
import {
  parseTemplate,
  renderTemplate,
  type TemplateScope,
} from "../src/integrations/mapping-templates/index.ts";

/** Thirty lines, two loops, a condition: what deployed templates look like. */
const template = `#set($inputRoot = $input.path('$'))
#set($context.requestOverride.header.X-Amz-Target = "DynamoDB_20120810.BatchWriteItem")
#set($table = "Orders-$stageVariables.env")
#set($count = 0)
{
  "requestId": "$context.requestId",
  "customer": "$util.escapeJavaScript($inputRoot.customer.name)",
  #if($inputRoot.customer.vip == true)
  "priority": "high",
  #elseif($inputRoot.total > 100)
  "priority": "medium",
  #else
  "priority": "low",
  #end
  "items": [
    #foreach($item in $inputRoot.items)
    #set($count = $count + $item.quantity)
    {
      "id": "$item.id",
      "quantity": $item.quantity,
      "price": $item.price,
      "label": "$item.name.toUpperCase() x$item.quantity"
    }#if($foreach.hasNext),#end
    #end
  ],
  "headers": {
    #foreach($name in $input.params().header.keySet())
    "$name": "$util.escapeJavaScript($input.params().header.get($name))"#if($foreach.hasNext),#end
    #end
  },
  "count": $count
}`;

const items = Array.from({ length: 5 }, (_, index) => {
  return { id: `i-${index}`, quantity: index, price: index * 1.5, name: `thing ${index}` };
});
const document = { customer: { name: "Ann O'Hara", vip: false }, total: 120.5, items };
const header = { Accept: "application/json", Host: "example.com", "X-Trace": "abc" };
const scope: TemplateScope = {
  input: { body: JSON.stringify(document), params: { path: { id: "42" }, header } },
  context: { requestId: "r-1", stage: "prod" },
  stageVariables: { env: "prod" },
};

/** velocityjs has no `$input` and `$util`: the simplest JavaScript stands in for them. */
function peerScope() {
  const escapeJavaScript = (text: unknown): string => JSON.stringify(String(text)).slice(1, -1);
  const body = JSON.stringify(document);
  return {
    input: {
      path: () => JSON.parse(body) as unknown,
      params: () => ({
        header: {
          ...header,
          keySet: () => Object.keys(header),
          get: (name: keyof typeof header) => header[name],
        },
      }),
    },
    util: { escapeJavaScript },
    context: { requestId: "r-1", requestOverride: { header: {} } },
    stageVariables: { env: "prod" },
  };
}

interface Peer {
  readonly parse: (text: string) => unknown;
  readonly render: (syntax: unknown) => string;
}

async function loadPeer(): Promise<Peer | undefined> {
  try {
    const specifier = "velocityjs";
    const loaded: unknown = await import(specifier);
    // The package has no types worth the name; these two members are all that is used.
    const { parse, Compile } = loaded as {
      parse: (text: string) => unknown;
      Compile: new (syntax: unknown) => { render: (scope: object) => string };
    };
    return { parse, render: (syntax) => new Compile(syntax).render(peerScope()) };
  } catch {
    return undefined;
  }
}

async function compareWithPeer(): Promise<void> {
  const bench = new Bench({ time: 1000, warmupTime: 500 });
  const parsed = parseTemplate(template);
  bench
    .add("render", () => renderTemplate(parsed, scope))
    .add("render, recorded", () => renderTemplate(parsed, scope, { record: true }))
    .add("parse", () => parseTemplate(template))
    .add("parse + render", () => renderTemplate(template, scope));
  const peer = await loadPeer();
  if (peer) {
    const syntax = peer.parse(template);
    bench
      .add("velocityjs render", () => peer.render(syntax))
      .add("velocityjs parse + render", () => peer.render(peer.parse(template)));
  }
  await bench.run();
  console.table(bench.table());
  const rate = (name: string): number => {
    const result = bench.getTask(name)?.result;
    return result && "throughput" in result ? result.throughput.p50 : Number.NaN;
  };
  for (const name of peer ? ["render", "parse + render"] : []) {
    console.log(
      `${name}: ${(rate(name) / rate(`velocityjs ${name}`)).toFixed(1)} times velocityjs`,
    );
  }
}

function millisecondsOf(run: () => unknown): number {
  run();
  const started = performance.now();
  run();
  return performance.now() - started;
}

/** Cost per KB stays level where growth is linear. */
function sizeCurves(): void {
  const line = '"$input.params("id")": "$context.requestId", #if($a == 1)"a"#end\n';
  const templates = [1, 10, 100, 295].map((kilobytes) => {
    const text = line.repeat(Math.ceil((kilobytes * 1024) / line.length));
    const ms = millisecondsOf(() => renderTemplate(text, scope));
    return {
      template: `${kilobytes} KB`,
      ms: ms.toFixed(2),
      "ms per KB": (ms / kilobytes).toFixed(4),
    };
  });
  console.table(templates);
  const bodies = [1, 10, 100, 1000, 4000].map((kilobytes) => {
    const item = JSON.stringify(items[1]);
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

console.log(`${template.split("\n").length} lines, Node ${process.version}`);
await compareWithPeer();
sizeCurves();
await bundleSize();
