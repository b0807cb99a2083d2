import fc from "fast-check";
import * as z from "zod/mini";
import {
  httpIntegration,
  type Integration,
  type IntegrationKind,
  restIntegration,
  webSocketIntegration,
} from "../../src/integrations/index.ts";

const name = fc.stringMatching(/^[a-z][a-z-]{0,8}$/);
// Schemas drop a member named `__proto__`, so definitions cannot hold one.
const text = fc.string({ minLength: 1, maxLength: 20 }).filter((each) => each !== "__proto__");
const methods = ["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "ANY"];

function map(keys: fc.Arbitrary<string>, values: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  return fc.dictionary(keys, values, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
}

const restRequest = map(
  name.map((each) => `integration.request.header.${each}`),
  fc.oneof(
    name.map((each) => `method.request.path.${each}`),
    name.map((each) => `'${each}'`),
  ),
);
const httpRequest = map(
  name.map((each) => `append:header.a${each}`),
  name.map((each) => `x $request.path.${each}`),
);
const webSocketRequest = map(
  name.map((each) => `integration.request.header.${each}`),
  name.map((each) => `route.request.querystring.${each}`),
);
const templates = map(fc.constantFrom("application/json", "text/xml", "$default"), fc.string());
const keyedTemplates = map(name, text);
const contentHandling = fc.constantFrom("CONVERT_TO_BINARY", "CONVERT_TO_TEXT");
const arn = (type: string) =>
  fc.constant(`arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/${type}/a/1/2`);

/** One arbitrary per field, by API if the APIs differ. A field without one fails the tests. */
const fields: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  functionArn: fc
    .tuple(fc.constantFrom("aws", "aws-cn"), fc.constantFrom("", ":live", ":${stageVariables.a}"))
    .map(
      ([partition, alias]) => `arn:${partition}:lambda:cn-north-1:123456789012:function:f${alias}`,
    ),
  // Not the function's Region, which counts as missing.
  region: fc.constant("eu-west-1"),
  uri: fc.webUrl({ validSchemes: ["http", "https"] }).map((url) => url.replace(/[#{}].*/, "")),
  "rest.aws-service uri": fc.constantFrom(
    "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem",
    "arn:aws-us-gov:apigateway:us-gov-west-1:a1-ats.iotdata:path/topics/{t}",
  ),
  "rest.firehose-proxy uri": fc.constant("arn:aws:apigateway:us-east-1:firehose:action/PutRecord"),
  integrationHttpMethod: fc.constantFrom(...methods),
  integrationMethod: fc.constantFrom(...methods),
  vpcLinkId: fc.constantFrom("a1b2c3", "${stageVariables.vpcLinkId}"),
  integrationTarget: arn("app"),
  target: fc.oneof(
    fc.record({ type: fc.constant("alb-listener"), arn: arn("app") }),
    fc.record({ type: fc.constant("nlb-listener"), arn: arn("net") }),
    fc.record({
      type: fc.constant("cloud-map"),
      arn: fc.constant("arn:aws:servicediscovery:us-east-1:123456789012:service/srv-a?stage=live"),
    }),
  ),
  credentials: fc.constantFrom(
    "arn:aws:iam::123456789012:role/service-role/a",
    "arn:aws:iam::*:user/*",
  ),
  "REST requestParameters": restRequest,
  "HTTP requestParameters": httpRequest,
  "WEBSOCKET requestParameters": webSocketRequest,
  "REST requestTemplates": templates,
  "WEBSOCKET requestTemplates": keyedTemplates,
  templateSelectionExpression: fc.constantFrom("\\$default", "$request.body.action"),
  "REST responses": map(
    fc.integer({ min: 100, max: 599 }).map(String),
    fc.record(
      {
        selectionPattern: fc.constantFrom("4\\d{2}", "500"),
        responseParameters: map(
          name.map((each) => `method.response.header.${each}`),
          name.map((each) => `integration.response.header.${each}`),
        ),
        responseTemplates: templates,
        contentHandling,
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
  ),
  "WEBSOCKET responses": map(
    fc.constantFrom("$default", "/4\\d{2}/"),
    fc.record(
      { responseTemplates: keyedTemplates, contentHandling },
      { requiredKeys: [], noNullPrototype: true },
    ),
  ),
  responseParameters: map(
    fc.integer({ min: 200, max: 599 }).map(String),
    fc.constant({ "overwrite:statuscode": "418" }),
  ),
  // Omits AWS's default, which counts as missing.
  passthroughBehavior: fc.constantFrom("WHEN_NO_TEMPLATES", "NEVER"),
  contentHandling,
  timeoutMs: fc.integer({ min: 50, max: 28_999 }),
  cacheNamespace: text,
  cacheKeyParameters: fc.array(
    name.map((each) => `method.request.path.${each}`),
    { minLength: 1, maxLength: 3 },
  ),
  tlsConfig: fc.record({ insecureSkipVerification: fc.boolean() }, { noNullPrototype: true }),
  tlsServerName: name,
  payloadFormatVersion: fc.constantFrom("1.0", "2.0"),
  description: text,
};

/** Generates integrations of one kind from its schema; every optional field may be missing. */
export function integrationsOf(kind: IntegrationKind): fc.Arbitrary<Integration> {
  const schemas = [restIntegration, httpIntegration, webSocketIntegration]
    .flatMap((union) => objectsIn(union))
    .filter(({ shape }) => literalOf(shape["kind"]) === kind);
  // The schemas are the definitions of the type.
  return fc.oneof(...schemas.map((schema) => ofSchema(schema, kind))) as fc.Arbitrary<Integration>;
}

function objectsIn(schema: z.core.$ZodType): z.ZodMiniObject[] {
  if (schema instanceof z.ZodMiniObject) return [schema];
  return schema instanceof z.ZodMiniDiscriminatedUnion ? schema.def.options.flatMap(objectsIn) : [];
}

function ofSchema({ shape }: z.ZodMiniObject, kind: string): fc.Arbitrary<object> {
  const entries = Object.entries(shape).map(([field, schema]): [string, fc.Arbitrary<unknown>] => [
    field,
    ofField(field, schema, kind),
  ]);
  const requiredKeys = Object.keys(shape).filter(
    (key) => !(shape[key] instanceof z.ZodMiniOptional),
  );
  return fc.record(Object.fromEntries(entries), { requiredKeys, noNullPrototype: true });
}

function ofField(field: string, schema: z.core.$ZodType, kind: string): fc.Arbitrary<unknown> {
  const literal = literalOf(schema);
  if (literal !== undefined) return fc.constant(literal);
  if (field === "parameters" && schema instanceof z.ZodMiniObject) return ofParameters(schema);
  const api = kind.startsWith("rest") ? "REST" : kind.startsWith("http") ? "HTTP" : "WEBSOCKET";
  const service = kind.endsWith("aws-service") ? "rest.aws-service" : kind;
  const found = fields[`${service} ${field}`] ?? fields[`${api} ${field}`] ?? fields[field];
  if (!found) throw new Error(`missing arbitrary for ${kind}, ${field}`);
  return found;
}

function ofParameters({ shape }: z.ZodMiniObject): fc.Arbitrary<object> {
  const entries = Object.keys(shape).map((key): [string, fc.Arbitrary<string>] => [
    key,
    name.map((each) => `$request.body.${each}`),
  ]);
  const requiredKeys = Object.keys(shape).filter(
    (key) => !(shape[key] instanceof z.ZodMiniOptional),
  );
  return fc.record(Object.fromEntries(entries), { requiredKeys, noNullPrototype: true });
}

function literalOf(schema: unknown): unknown {
  return schema instanceof z.ZodMiniLiteral ? schema.def.values[0] : undefined;
}
