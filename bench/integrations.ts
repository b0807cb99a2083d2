// Speed of building, lowering and classifying integrations, import time, and the size of a bundle
// that uses one builder, compared with zod alone.
import { execFileSync } from "node:child_process";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { Bench } from "tinybench";
import {
  classifyHttpIntegration,
  classifyIntegration,
  http,
  lowerHttpIntegration,
  lowerIntegration,
  rest,
} from "../src/integrations/index.ts";
import { sized } from "./support/smoke.ts";
import { median, printTable } from "./support/table.ts";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";
const credentials = "arn:aws:iam::123456789012:role/invoke";
const proxy = rest.lambdaProxy({ functionArn });
const service = {
  uri: "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem",
  credentials,
  requestTemplates: { "application/json": '{"TableName": "orders"}' },
  responses: { 200: {}, 400: { selectionPattern: /4\d{2}/ } },
};
const table = rest.awsService(service);
const queue = http.awsService({
  subtype: "SQS-PurgeQueue",
  credentials,
  parameters: { QueueUrl: "https://sqs.us-east-1.amazonaws.com/123456789012/q" },
});
const records = [lowerIntegration(proxy), lowerIntegration(table)] as const;
const queueRecord = lowerHttpIntegration(queue);

const bench = new Bench({ time: sized(500, 1), warmupTime: sized(250, 1) })
  .add("build rest.lambdaProxy", () => rest.lambdaProxy({ functionArn }))
  .add("build rest.awsService", () => rest.awsService(service))
  .add("lower rest.lambda-proxy", () => lowerIntegration(proxy))
  .add("lower rest.aws-service", () => lowerIntegration(table))
  .add("lower http.aws-service", () => lowerHttpIntegration(queue))
  .add("classify rest.lambda-proxy", () => classifyIntegration(records[0]))
  .add("classify rest.aws-service", () => classifyIntegration(records[1]))
  .add("classify http.aws-service", () => classifyHttpIntegration(queueRecord));
await bench.run();
printTable(
  `Integrations, on Node ${process.versions.node}`,
  ["task", "per second"],
  bench.tasks.map(({ name, result }) => {
    const perSecond = "throughput" in result ? result.throughput.mean : Number.NaN;
    return [name, Math.round(perSecond).toLocaleString("en-US").replaceAll(",", " ")];
  }),
);

const bundles: Readonly<Record<string, string>> = {
  zod: 'import * as z from "zod"; console.log(z.strictObject({ a: z.string() }).parse({ a: "" }));',
  "zod and ts-pattern":
    'import * as z from "zod"; import { match } from "ts-pattern"; console.log(z.strictObject({ a: z.string() }).parse({ a: "" }), match);',
  "one builder: rest.mock":
    'import { rest } from "./src/integrations/authoring/builders/rest.ts"; console.log(rest.mock({}));',
  "one kind's schema":
    'import { restMock } from "./src/integrations/model/kinds/rest-mock.ts"; console.log(restMock.parse({}));',
  "the whole entry point": 'import * as all from "./src/integrations/index.ts"; console.log(all);',
};
const sizes = await Promise.all(
  Object.entries(bundles).map(async ([name, contents]) => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: ".", loader: "ts" },
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      platform: "neutral",
      mainFields: ["module", "main"],
      conditions: ["import"],
      logLevel: "error",
    });
    const bytes = outputFiles[0]?.contents ?? new Uint8Array();
    return [name, bytes.length, gzipSync(bytes).length] as const;
  }),
);
printTable("Bytes of a bundle", ["bundle", "minified", "gzip"], sizes);

/** Milliseconds of an import in a new process. */
function importMs(specifier: string): number {
  const script = `const start = performance.now(); await import("${specifier}"); console.log(performance.now() - start);`;
  return Number(
    execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }),
  );
}

const specifiers = ["zod", "gatewright/integrations"];
const rounds = sized(11, 1);
printTable(
  `Import, median of ${rounds} new processes (after npm run build)`,
  ["module", "ms"],
  specifiers.map((specifier) => [
    specifier,
    median(Array.from({ length: rounds }, () => importMs(specifier))).toFixed(1),
  ]),
);
