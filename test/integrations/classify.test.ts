import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RouteKey } from "../../src/core/route-key.ts";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { type RouteSettings, route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { classify } from "../../src/integrations/convert/classify.ts";
import { classifyIntegration } from "../../src/integrations/convert/classify-integration.ts";
import { lower } from "../../src/integrations/convert/lower.ts";
import { lowerIntegration } from "../../src/integrations/convert/lower-integration.ts";
import type { Route } from "../../src/integrations/model/api/rest-route.ts";
import type { RestIntegration } from "../../src/integrations/model/integration.ts";
import { fillIntegrationDefaults } from "../../src/integrations/model/record/defaults.ts";
import type {
  IntegrationRecord,
  RestApiRecord,
} from "../../src/integrations/model/record/rest-api-record.ts";

// Schemas drop a member named `__proto__`, so definitions cannot hold one.
const text = fc.string({ minLength: 1 }).filter((each) => each !== "__proto__");
const name = fc.stringMatching(/^[a-z-]{1,12}$/);
const requestParameters = fc.dictionary(
  name.map((each) => `integration.request.header.${each}`),
  name.map((each) => `method.request.header.${each}`),
  { minKeys: 1, maxKeys: 3 },
);
const responseParameters = fc.dictionary(
  name.map((each) => `method.response.header.${each}`),
  name.map((each) => `'${each}'`),
  { minKeys: 1, maxKeys: 3 },
);
const templates = fc.dictionary(fc.constantFrom("application/json", "text/xml"), fc.string(), {
  noNullPrototype: true,
});
const optional = { requiredKeys: [] };

const shared = {
  requestParameters,
  passthroughBehavior: fc.constantFrom("WHEN_NO_TEMPLATES", "NEVER"),
  contentHandling: fc.constantFrom("CONVERT_TO_BINARY", "CONVERT_TO_TEXT"),
  cacheNamespace: text,
  cacheKeyParameters: fc.array(
    name.map((each) => `method.request.path.${each}`),
    { minLength: 1, maxLength: 3 },
  ),
  timeoutMs: fc.integer({ min: 50, max: 28_999 }),
} as const;

const response = fc.record(
  {
    selectionPattern: fc.constantFrom("4.*", "500"),
    responseParameters,
    responseTemplates: templates,
  },
  optional,
);
const status = fc.integer({ min: 100, max: 599 }).map(String);

const mock = fc
  .record(
    {
      ...shared,
      requestTemplates: templates,
      responses: fc.dictionary(status, response, { minKeys: 1, maxKeys: 3 }),
    },
    optional,
  )
  .map((settings) => rest.mock({ requestTemplates: {}, ...settings }));

const lambdaProxy = fc
  .record(
    {
      ...shared,
      functionArn: fc
        .tuple(fc.constantFrom("aws", "aws-cn"), fc.constantFrom("", ":live"))
        .map(
          ([partition, alias]) =>
            `arn:${partition}:lambda:cn-north-1:123456789012:function:f${alias}`,
        ),
      region: fc.constantFrom("us-east-1"),
      credentials: fc.constant("arn:aws:iam::123456789012:role/invoke"),
    },
    { requiredKeys: ["functionArn"] },
  )
  .map((settings) => rest.lambdaProxy(settings));

const integration: fc.Arbitrary<RestIntegration> = fc.oneof(mock, lambdaProxy);

const routeSettings: fc.Arbitrary<RouteSettings> = fc.record(
  { apiKeyRequired: fc.constant(true), operationName: text },
  optional,
);

const keys: readonly RouteKey[] = ["GET /", "ANY /a", "GET /a/{id}", "PUT /a/{id}/b/{rest+}"];
const api = fc
  .record(
    {
      description: text,
      endpointType: fc.constantFrom("EDGE", "REGIONAL", "PRIVATE"),
      binaryMediaTypes: fc.array(text, { minLength: 1 }),
      minimumCompressionSize: fc.integer({ min: 1, max: 10_485_760 }),
      tags: fc.dictionary(text, text, { minKeys: 1 }),
      disableExecuteApiEndpoint: fc.constant(true),
    },
    optional,
  )
  .chain((settings) =>
    fc.tuple(...keys.map(() => fc.option(fc.tuple(routeSettings, integration)))).map((made) => {
      const routes = made.flatMap((each, index): Route<RouteKey>[] => {
        const key = keys[index];
        return each && key ? [route(key, ...each)] : [];
      });
      return restApi({ name: "api", ...settings, routes });
    }),
  );

test("classifying a lowered definition gives it back", () => {
  fc.assert(
    fc.property(api, (definition) => {
      expect(classify(lower(definition))).toEqual({ ok: true, definition });
    }),
  );
});

test("AWS's defaults are not part of the definition", () => {
  fc.assert(
    fc.property(integration, (definition) => {
      const stored = fillIntegrationDefaults(lowerIntegration(definition), "abc123");
      expect(classifyIntegration(stored, "abc123")).toEqual({ ok: true, definition });
    }),
  );
});

test("any record is classified without a crash", () => {
  const anything = fc.anything({ maxDepth: 2 });
  const record = fc
    .record({ type: fc.oneof(fc.constantFrom("MOCK", "AWS_PROXY", "HTTP"), fc.string()) })
    .chain((known) => fc.dictionary(fc.string(), anything).map((rest) => ({ ...rest, ...known })));
  fc.assert(
    fc.property(record, (each) => {
      const classified = classifyIntegration(each, "abc123");
      expect(classified.ok || classified.findings.length > 0).toBe(true);
    }),
  );
});

describe("what a definition cannot express becomes a finding", () => {
  const uri =
    "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:f/invocations";

  test.each<[name: string, record: IntegrationRecord, finding: object]>([
    [
      "an unknown kind",
      { type: "AWS_PROXY", uri: "arn:aws:apigateway:eu-west-1:s3:path/b" },
      { code: "record.unknown-kind", message: expect.stringContaining("s3:path/b") },
    ],
    [
      "a GET towards Lambda",
      { type: "AWS_PROXY", uri, httpMethod: "GET" },
      { code: "record.invalid", message: expect.stringContaining("integrationHttpMethod") },
    ],
    [
      "a member that the kind lacks",
      { type: "MOCK", connectionId: "abc" },
      { code: "record.invalid", message: expect.stringContaining("unknown setting") },
    ],
  ])("%s", (_, record, finding) => {
    expect(classifyIntegration(record, "abc123")).toEqual({
      ok: false,
      findings: [expect.objectContaining(finding)],
    });
  });

  test("parts of the API, each with its path", () => {
    const lowered = lower(
      restApi({ name: "api", routes: [route("GET /a", rest.mock({ respond: { 200: 1 } }))] }),
    );
    const resource = Object.values(lowered.resources).find(({ path }) => path === "/a");
    if (!resource) throw new Error("no resource");
    const half: RestApiRecord = {
      ...lowered,
      authorizers: { auth01: { id: "auth01" } },
      models: { Pet: { name: "Pet", schema: "{}" } },
      requestValidators: { both: { id: "both", validateRequestBody: true } },
      resources: {
        ...lowered.resources,
        [resource.id]: {
          ...resource,
          resourceMethods: {
            GET: { httpMethod: "GET", authorizationType: "AWS_IAM" },
            POST: {
              httpMethod: "POST",
              requestModels: { "application/json": "Pet" },
              requestValidatorId: "both",
              methodIntegration: { type: "MOCK" },
            },
            PUT: { httpMethod: "PUT", authorizerId: "auth01", methodIntegration: { type: "MOCK" } },
          },
        },
      },
    };
    expect(classify(half)).toMatchInlineSnapshot(`
      {
        "findings": [
          {
            "at": [
              "authorizers",
            ],
            "code": "record.not-expressible",
            "details": {
              "value": "auth01",
            },
            "message": "a definition cannot express this yet: auth01",
          },
          {
            "at": [
              "models",
            ],
            "code": "record.not-expressible",
            "details": {
              "value": "Pet",
            },
            "message": "a definition cannot express this yet: Pet",
          },
          {
            "at": [
              "requestValidators",
            ],
            "code": "record.not-expressible",
            "details": {
              "value": "both",
            },
            "message": "a definition cannot express this yet: both",
          },
          {
            "at": [
              "GET /a",
              "authorizationType",
            ],
            "code": "record.not-expressible",
            "details": {
              "value": "AWS_IAM",
            },
            "message": "a definition cannot express this yet: AWS_IAM",
          },
          {
            "at": [
              "GET /a",
            ],
            "code": "record.invalid",
            "details": {
              "problem": {
                "message": "the method has no integration, so API Gateway rejects the deployment",
                "path": [],
              },
            },
            "message": "the method has no integration, so API Gateway rejects the deployment",
          },
          {
            "at": [
              "POST /a",
              "requestModels",
            ],
            "code": "record.not-expressible",
            "details": {
              "value": "{"application/json":"Pet"}",
            },
            "message": "a definition cannot express this yet: {"application/json":"Pet"}",
          },
          {
            "at": [
              "POST /a",
              "requestValidatorId",
            ],
            "code": "record.not-expressible",
            "details": {
              "value": ""both"",
            },
            "message": "a definition cannot express this yet: "both"",
          },
          {
            "at": [
              "PUT /a",
              "authorizerId",
            ],
            "code": "record.not-expressible",
            "details": {
              "value": ""auth01"",
            },
            "message": "a definition cannot express this yet: "auth01"",
          },
        ],
        "ok": false,
      }
    `);
  });
});
