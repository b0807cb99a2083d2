import type { GrammarCursor } from "./cursor.ts";
import { type Grammar, grammar } from "./grammar.ts";
import { stageVariablePattern } from "./variable-text.ts";

/** The parts of the URI by which API Gateway calls an AWS service. */
export interface AwsUri {
  readonly partition: string;
  readonly region: string;
  /** Host prefix before the service: `a1b2c3-ats` of `a1b2c3-ats.iotdata`. */
  readonly subdomain?: string;
  /** Host name of the service: `dynamodb`, `s3`, `email` (SES), `states` (Step Functions). */
  readonly service: string;
  readonly target: AwsUriTarget;
}

export type AwsUriTarget =
  /** An operation by name: `action/PutItem`, with parameters: `action/PutItem&TableName=T`. */
  | {
      readonly type: "action";
      readonly action: string;
      readonly parameters?: Readonly<Record<string, string>>;
    }
  /** The path of the HTTP request: `path/{bucket}/{key}`. */
  | { readonly type: "path"; readonly path: string }
  /** A stage variable that holds `action/…` or `path/…`. */
  | { readonly type: "stage-variable"; readonly name: string };

// Templates contain parts that are known only at deployment: `arn:${AWS::Partition}:apigateway:…`.
const partition = /aws[a-z-]*|\$\{[^}]+\}/y;
const region = /[a-z0-9-]+|\$\{[^}]+\}/y;

/** `arn:aws:apigateway:REGION:[SUBDOMAIN.]SERVICE:action/NAME` or `…:path/PATH`. */
export const awsUri: Grammar<AwsUri> = /* @__PURE__ */ grammar({
  name: "an AWS integration URI, arn:aws:apigateway:REGION:SERVICE:action/NAME or …:path/PATH",
  code: "uri.invalid",
  parse(cursor) {
    const parts = parseArnHead(cursor);
    const prefixes = cursor.expect(/[\w-]+(?:\.[\w-]+)*|\$\{[^}]+\}/y, "a service: dynamodb");
    cursor.expect(/:/y, '":" after the service');
    const dot = prefixes.startsWith("$") ? -1 : prefixes.lastIndexOf(".");
    const service = prefixes.slice(dot + 1);
    const subdomain = dot > 0 && { subdomain: prefixes.slice(0, dot) };
    return { ...parts, ...subdomain, service, target: parseTarget(cursor) };
  },
  print({ partition, region, subdomain, service, target }) {
    const host = subdomain ? `${subdomain}.${service}` : service;
    return `arn:${partition}:apigateway:${region}:${host}:${printTarget(target)}`;
  },
});

/** Parses `arn:PARTITION:apigateway:REGION:`, the start of every AWS integration URI. */
export function parseArnHead(cursor: GrammarCursor): Pick<AwsUri, "partition" | "region"> {
  cursor.expect(/arn:/y, '"arn:"');
  const parts = { partition: cursor.expect(partition, "a partition: aws, aws-cn, aws-us-gov") };
  cursor.expect(/:apigateway:/y, '":apigateway:"');
  const here = cursor.expect(region, "a Region: us-east-1");
  cursor.expect(/:/y, '":" after the Region');
  return { ...parts, region: here };
}

const stageVariable = new RegExp(`${stageVariablePattern}$`, "y");

function parseTarget(cursor: GrammarCursor): AwsUriTarget {
  const variable = cursor.takeMatch(stageVariable);
  if (variable) return { type: "stage-variable", name: variable.slice(17, -1) };
  if (cursor.takeMatch(/path\//y)) return { type: "path", path: cursor.takeMatch(/[^]*/y) ?? "" };
  cursor.expect(/action\//y, '"action/" and an operation, or "path/" and a path');
  const action = cursor.expect(/[\w${}.]+/y, "an operation: PutItem");
  const parameters: [string, string][] = [];
  while (cursor.takeMatch(/&/y)) {
    const name = cursor.expect(/[^=&]+/y, "a parameter's name");
    cursor.expect(/=/y, '"=" after the parameter');
    parameters.push([name, cursor.takeMatch(/[^&]*/y) ?? ""]);
  }
  if (parameters.length === 0) return { type: "action", action };
  return { type: "action", action, parameters: Object.fromEntries(parameters) };
}

function printTarget(target: AwsUriTarget): string {
  if (target.type === "path") return `path/${target.path}`;
  if (target.type === "stage-variable") return `\${stageVariables.${target.name}}`;
  const parameters = Object.entries(target.parameters ?? {});
  return `action/${target.action}${parameters.map(([name, value]) => `&${name}=${value}`).join("")}`;
}
