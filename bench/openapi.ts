// Reads and writes OpenAPI documents of 100, 1 000 and 10 000 operations: time and memory, and
// whether the cost per operation is constant.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { exportOpenApi, readOpenApi, writeOpenApi } from "../src/integrations/formats/index.ts";
import { parseText } from "../src/integrations/formats/openapi/document.ts";
import { isSmoke, sized } from "./support/smoke.ts";
import { median, printTable } from "./support/table.ts";

const counts = isSmoke ? [100] : [100, 1_000, 10_000];
const rounds = sized(3, 1);
const operationsPerPath = 4;

/** Four operations per path, each with a model, a template and a mapping: 5 MB for 10 000. */
function documentOf(operations: number): string {
  const paths = Array.from({ length: operations / operationsPerPath }, (_, index) => {
    const methods = ["get", "put", "post", "delete"].map((method) => [method, operation(index)]);
    return [`/things${index}/{id}`, Object.fromEntries(methods)] as const;
  });
  const schemas = Array.from({ length: operations / 10 }, (_, index) => [
    `Thing${index}`,
    { type: "object", properties: { next: { $ref: `#/components/schemas/Thing${index}` } } },
  ]);
  return JSON.stringify({
    openapi: "3.0.1",
    info: { title: "things", version: "1" },
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(schemas) },
  });
}

function operation(index: number): object {
  const schema = { $ref: `#/components/schemas/Thing${Math.floor(index / 10)}` };
  return {
    responses: { 200: { content: { "application/json": { schema } } } },
    "x-amazon-apigateway-integration": {
      type: "aws",
      httpMethod: "POST",
      uri: "arn:aws:apigateway:us-east-1:dynamodb:action/GetItem",
      credentials: "arn:aws:iam::123456789012:role/things",
      requestParameters: { "integration.request.header.X": "method.request.path.id" },
      requestTemplates: { "application/json": "{}" },
      responses: { default: { statusCode: "200" } },
    },
  };
}

interface Figure {
  readonly ms: number;
  readonly megabytes: number;
}

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");
// Keeps a task's result alive while its memory is measured.
const held: unknown[] = [];

function measure(run: () => unknown): Figure {
  const times: number[] = [];
  let megabytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    held.length = 0;
    collect();
    const before = process.memoryUsage().heapUsed;
    const start = performance.now();
    held.push(run());
    times.push(performance.now() - start);
    collect();
    megabytes = (process.memoryUsage().heapUsed - before) / 1024 / 1024;
  }
  return { ms: median(times), megabytes };
}

const at = (index: number) => ["paths", `/things${index}/{id}`, "get", "responses"];
const tasks: readonly [name: string, run: (source: Source) => unknown][] = [
  ["read JSON", ({ json }) => readOpenApi(json)],
  ["read YAML", ({ yaml }) => readOpenApi(yaml)],
  ["write JSON", ({ record }) => writeOpenApi(record, { syntax: "json" })],
  ["write YAML", ({ record }) => writeOpenApi(record, { syntax: "yaml" })],
  ["export", ({ record }) => exportOpenApi(record, stage)],
  [
    "find a place in JSON",
    ({ json, count }) => parseText(json).placeOf(at(count / operationsPerPath - 1)),
  ],
];
const stage = {
  restApiId: "a1b2c3d4e5",
  region: "us-east-1",
  stageName: "live",
  extensions: ["apigateway"],
} as const;

interface Source {
  readonly count: number;
  readonly json: string;
  readonly yaml: string;
  readonly record: ReturnType<typeof readOpenApi>["record"];
}

function sourceOf(count: number): Source {
  const json = documentOf(count);
  const { record, findings } = readOpenApi(json);
  if (findings.length > 0) throw new Error(findings[0]?.message);
  return { count, json, yaml: writeOpenApi(record).text, record };
}

const figures = counts.map((count) => {
  const source = sourceOf(count);
  return tasks.map(([, run]) => measure(() => run(source)));
});

printTable(
  `OpenAPI, median of ${rounds}, on Node ${process.versions.node}`,
  [
    "task",
    ...counts.map((count) => `${count} operations`),
    "cost of one, last to first",
    "memory for the last",
  ],
  tasks.map(([name], index) => {
    const row = figures.map((each) => each[index] ?? { ms: Number.NaN, megabytes: Number.NaN });
    const costs = row.map(({ ms }, column) => ms / (counts[column] ?? Number.NaN));
    const ratio = (costs.at(-1) ?? Number.NaN) / (costs[0] ?? Number.NaN);
    const kept = row.at(-1)?.megabytes ?? 0;
    return [
      name,
      ...row.map(({ ms }) => `${ms.toFixed(1)} ms`),
      ratio.toFixed(2),
      `${kept.toFixed(1)} MB`,
    ];
  }),
);
