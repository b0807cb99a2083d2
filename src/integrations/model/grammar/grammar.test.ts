import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { awsUri } from "./aws-uri.ts";
import { cloudMapArn } from "./cloud-map-arn.ts";
import { contentType } from "./content-type.ts";
import { credentialsArn } from "./credentials.ts";
import type { Grammar } from "./grammar.ts";
import { httpMappingSource, httpMappingTarget } from "./http-mapping.ts";
import { httpUri } from "./http-uri.ts";
import { integrationUri } from "./integration-uri.ts";
import { lambdaArn } from "./lambda-arn.ts";
import { lambdaUri, streamingLambdaUri } from "./lambda-uri.ts";
import { loadBalancerArn } from "./load-balancer-arn.ts";
import {
  methodParameter,
  requestSource,
  requestTarget,
  responseSource,
  responseTarget,
} from "./rest-mapping.ts";
import { responseKey, selectionExpression } from "./selection-expression.ts";
import { parseSelectionPattern, printSelectionPattern } from "./selection-pattern.ts";
import { routeSource } from "./web-socket-mapping.ts";

const name = fc.stringMatching(/^[a-zA-Z][\w-]{0,9}$/);
const word = fc.stringMatching(/^[A-Z][a-zA-Z0-9]{0,9}$/);
const region = fc.constantFrom("us-east-1", "cn-north-1");
const partition = fc.constantFrom("aws", "aws-cn", "aws-us-gov");
const accountId = fc.stringMatching(/^\d{12}$/);
const place = { partition, region, accountId };
const dictionary = (values: fc.Arbitrary<string>) =>
  fc.dictionary(name, values, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
const tagged = <Type extends string>(type: Type, members: Record<string, fc.Arbitrary<string>>) =>
  fc.record({ type: fc.constant(type), ...members });
const plain = { noNullPrototype: true } as const;

const common = [
  tagged("context", { name: name.map((each) => `identity.${each}`) }),
  tagged("stage-variable", { name: fc.stringMatching(/^\w{1,9}$/) }),
  tagged("static", { value: fc.string() }),
];
const location = fc.constantFrom(
  "path",
  "header",
  "querystring",
  "multivalueheader",
  "multivaluequerystring",
);
const body = [tagged("body", {}), tagged("body", { path: fc.string({ minLength: 1 }) })];
const functionName = fc.oneof(name, fc.constant("${stageVariables.fn}"));
const functionArn = fc
  .record({ ...place, functionName, qualifier: fc.constantFrom("live", "$LATEST", "1") }, plain)
  .map(lambdaArn.print);
const invocation = fc.record({ partition, region, functionArn }, plain);
const httpParts = fc.record(
  {
    scheme: fc.constantFrom("http", "https"),
    host: fc.oneof(name, fc.constant("${stageVariables.host}.example.com")),
    port: fc.oneof(fc.constantFrom(80, 443), fc.integer({ min: 1024, max: 65_535 })),
    path: fc.constantFrom("", "/", "/a/{id}/{proxy}", "//${stageVariables.path}"),
    query: fc.constantFrom("", "a=1&b=${stageVariables.b}"),
  },
  { requiredKeys: ["scheme", "host", "path"], ...plain },
);
const target = fc.oneof(
  fc.record({ type: fc.constant("action"), action: word, parameters: dictionary(name) }, plain),
  tagged("action", { action: word }),
  tagged("path", { path: fc.string() }),
  tagged("stage-variable", { name: fc.stringMatching(/^\w{1,9}$/) }),
);
const aws = fc.record(
  { partition, region, subdomain: fc.constantFrom("a1-ats", "a.b"), service: name, target },
  { requiredKeys: ["partition", "region", "service", "target"], ...plain },
);
const variable = fc.record({
  type: fc.constant("variable"),
  name: name.map((each) => `request.header.${each}`),
});
// Adjacent texts are merged.
const variableText = fc
  .array(fc.tuple(fc.string({ minLength: 1 }).filter(isText), variable), { maxLength: 3 })
  .map((pairs) => pairs.flatMap(([text, each]) => [{ type: "text", text }, each]));

/** A backslash before a dollar sign would escape it. */
function isText(text: string): boolean {
  return !text.includes("\\");
}

/** A grammar of any value. */
interface AnyGrammar extends Omit<Grammar<unknown>, "print"> {
  readonly print: (value: never) => string;
}

const grammars: readonly (readonly [string, AnyGrammar, fc.Arbitrary<unknown>])[] = [
  ["a function's ARN", lambdaArn, fc.record({ ...place, functionName }, plain)],
  ["an invocation URI", lambdaUri, invocation],
  ["a streaming invocation URI", streamingLambdaUri, invocation],
  ["an AWS URI", awsUri, aws],
  ["an HTTP URI", httpUri, httpParts],
  [
    "a load balancer's ARN",
    loadBalancerArn,
    fc.record(
      {
        ...place,
        type: fc.constantFrom("app", "net"),
        name,
        id: fc.stringMatching(/^\w{1,9}$/),
        listenerId: fc.stringMatching(/^\w{1,9}$/),
      },
      { requiredKeys: ["partition", "region", "accountId", "type", "name", "id"], ...plain },
    ),
  ],
  [
    "a Cloud Map ARN",
    cloudMapArn,
    fc.record({ ...place, serviceId: name, attributes: dictionary(name) }, plain),
  ],
  [
    "any URI",
    integrationUri,
    fc.oneof(
      invocation.map((parts) => ({ form: "lambda", ...parts })),
      httpParts.map((parts) => ({ form: "http", ...parts })),
    ),
  ],
  [
    "credentials",
    credentialsArn,
    fc.oneof(
      fc.record({ type: fc.constant("role"), partition, accountId, name }, plain),
      fc.record({ type: fc.constant("caller"), partition }, plain),
      fc.record(
        {
          type: fc.constant("stage-variable"),
          partition,
          accountId,
          name: fc.stringMatching(/^\w{1,9}$/),
        },
        plain,
      ),
    ),
  ],
  ["a request target", requestTarget, fc.record({ location, name }, plain)],
  ["a method's parameter", methodParameter, fc.record({ location, name }, plain)],
  [
    "a request source",
    requestSource,
    fc.oneof(
      ...common,
      ...body,
      fc.record({ type: fc.constant("parameter"), location, name }, plain),
    ),
  ],
  [
    "a route source",
    routeSource,
    fc.oneof(
      ...common,
      ...body,
      fc.record({ type: fc.constant("parameter"), location, name }, plain),
    ),
  ],
  ["a response target", responseTarget, fc.record({ name }, plain)],
  [
    "a response source",
    responseSource,
    fc.oneof(...common, ...body, tagged("header", { name }), tagged("multivalueheader", { name })),
  ],
  [
    "an HTTP mapping's target",
    httpMappingTarget,
    fc.oneof(
      fc.record(
        {
          action: fc.constantFrom("append", "overwrite", "remove"),
          location: fc.constantFrom("header", "querystring"),
          name,
        },
        plain,
      ),
      fc.record(
        {
          action: fc.constant("overwrite"),
          location: fc.constantFrom("path", "statuscode"),
        },
        plain,
      ),
    ),
  ],
  ["an HTTP mapping's source", httpMappingSource, variableText],
  ["a selection expression", selectionExpression, variableText],
  [
    "a response key",
    responseKey,
    fc.oneof(
      tagged("default", {}),
      tagged("pattern", { pattern: fc.string({ minLength: 1 }) }),
      tagged("value", { value: name }),
    ),
  ],
  [
    "a content type",
    contentType,
    fc.oneof(
      fc.record({ type: name, subtype: name }, plain),
      fc.record({ type: name, subtype: name, parameters: dictionary(name) }, plain),
    ),
  ],
];

describe.each(grammars)("%s", (_, grammar, values) => {
  test("parses what it prints", () => {
    fc.assert(
      fc.property(values, (value) => {
        // The table pairs each grammar with values of its own.
        expect(grammar.parse(grammar.print(value as never))).toEqual(value);
      }),
    );
  });

  test("throws only its own error for any text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(grammar.read(text) === undefined).toBe(grammar.explain(text) !== undefined);
      }),
    );
  });
});

test.each([
  ["arn:aws:apigateway:us-east-1:dynamodb:acton/PutItem", awsUri],
  ["https://example.com:99/", httpUri],
  ["arn:aws:iam::123:role/a", credentialsArn],
  ["method.request.headers.X", requestSource],
  ["origins", responseSource],
  ["remove:path", httpMappingTarget],
  ["${request.body.a}${nope}", selectionExpression],
  ["json", contentType],
] as readonly [string, AnyGrammar][])("%s: the error shows the position", (text, grammar) => {
  expect(grammar.explain(text)).toMatchSnapshot();
  expect(() => grammar.parse(text)).toThrow(/^Failed to read "/);
});

test.each([
  [
    "arn:aws:apigateway:us-east-1:lambda:path//2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations",
  ],
  [
    "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.f}:live/invocations",
  ],
])("%s is an invocation", (text) => {
  expect(lambdaUri.read(text)).toBeDefined();
});

test("a pattern's literal keeps its backslashes and flags", () => {
  expect(printSelectionPattern(/^\[Error\].*/)).toBe("^\\[Error\\].*");
  expect(printSelectionPattern(/not found/is)).toBe("(?is)not found");
  expect(parseSelectionPattern("(?is)not found")).toEqual(/not found/is);
  expect(() => printSelectionPattern(/a/g)).toThrow(/Java does not support the flag "g"/);
});
