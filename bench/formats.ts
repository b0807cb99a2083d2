// Loads CloudFormation templates of 100 to 10 000 resources: time and memory, per resource.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { loadApi, writeCloudFormation } from "../src/integrations/formats/index.ts";
import { restApiIn } from "../src/integrations/formats/rest-api-in.ts";
import { sized } from "./support/smoke.ts";
import { median, printTable } from "./support/table.ts";

const rounds = sized(3, 1);

// The retained memory is measured after a garbage collection.
setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** A REST API, a role, and methods, each on its own resource, up to this number of resources. */
function templateOf(resources: number): object {
  const methods = Array.from({ length: Math.floor((resources - 2) / 2) }, (_, at) => [
    [
      `Resource${at}`,
      {
        Type: "AWS::ApiGateway::Resource",
        Properties: {
          RestApiId: { Ref: "Api" },
          ParentId: { "Fn::GetAtt": ["Api", "RootResourceId"] },
          PathPart: { "Fn::Sub": `\${AWS::StackName}-${at}` },
        },
      },
    ],
    [
      `Method${at}`,
      {
        Type: "AWS::ApiGateway::Method",
        Properties: {
          RestApiId: { Ref: "Api" },
          ResourceId: { Ref: `Resource${at}` },
          HttpMethod: "POST",
          AuthorizationType: "NONE",
          MethodResponses: [{ StatusCode: "200" }],
          Integration: {
            Type: "AWS",
            IntegrationHttpMethod: "POST",
            Uri: { "Fn::Sub": "arn:aws:apigateway:${AWS::Region}:dynamodb:action/PutItem" },
            Credentials: { "Fn::GetAtt": ["Role", "Arn"] },
            RequestTemplates: { "application/json": '{"TableName": "orders"}' },
            IntegrationResponses: [{ StatusCode: "200" }],
          },
        },
      },
    ],
  ]).flat();
  return {
    Resources: {
      Api: { Type: "AWS::ApiGateway::RestApi", Properties: { Name: "bench" } },
      Role: { Type: "AWS::IAM::Role" },
      ...Object.fromEntries(methods),
    },
  };
}

async function measure(resources: number) {
  const json = JSON.stringify(templateOf(resources));
  const record = restApiIn(await loadApi(json)).record;
  const yaml = writeCloudFormation(record).text;
  const timed = async (run: () => unknown) => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      await run();
      times.push(performance.now() - start);
    }
    return median(times);
  };
  collect();
  const before = process.memoryUsage().heapUsed;
  const loaded = await loadApi(json);
  collect();
  const memory = (process.memoryUsage().heapUsed - before) / 1024 / 1024;
  if (loaded.findings.length > 0) throw new Error("The template of the benchmark has findings");
  const loadJson = await timed(() => loadApi(json));
  return [
    resources,
    (json.length / 1024).toFixed(0),
    loadJson.toFixed(0),
    ((loadJson / resources) * 1000).toFixed(0),
    (await timed(() => loadApi(yaml))).toFixed(0),
    (await timed(() => writeCloudFormation(record))).toFixed(0),
    memory.toFixed(1),
  ];
}

const rows = [];
const counts = [100, 1_000, 10_000].slice(0, sized(3, 1));
for (const resources of counts) rows.push(await measure(resources));
printTable(
  `CloudFormation templates, on Node ${process.versions.node}`,
  [
    "resources",
    "KB",
    "load JSON, ms",
    "µs each",
    "load YAML, ms",
    "write YAML, ms",
    "retained, MB",
  ],
  rows,
);
