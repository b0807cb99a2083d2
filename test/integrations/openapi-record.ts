import fc from "fast-check";
import { defined } from "../../src/core/json.ts";
import { lowerIntegration } from "../../src/integrations/convert/lower-integration.ts";
import type { OpenApiIds } from "../../src/integrations/formats/index.ts";
import type { IntegrationKind, RestIntegration } from "../../src/integrations/index.ts";
import { idOf } from "../../src/integrations/model/record/id.ts";
import { resourceTree } from "../../src/integrations/model/record/resource-tree.ts";
import {
  type AuthorizerRecord,
  emptyRestApiRecord,
  type IntegrationRecord,
  type MethodRecord,
  type RestApiRecord,
} from "../../src/integrations/model/record/rest-api-record.ts";
import { integrationsOf } from "./arbitrary.ts";

/** Ids for reading a document, from the names in the arbitrary records. */
export const ids: OpenApiIds = {
  restApi: "a1b2c3d4e5",
  of: (part, name) => idOf(`${part} ${name}`),
};

// `__proto__` is a name like any other.
const name = fc.oneof(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/),
  fc.constantFrom("__proto__", "constructor", "toString"),
);
/** Any text: line breaks, quotes, colons, control characters. */
const text = fc.string({ minLength: 1, maxLength: 30, unit: "binary" });
const header = fc.stringMatching(/^[A-Za-z][A-Za-z-]{0,8}$/);

function dictionary<Value>(keys: fc.Arbitrary<string>, values: fc.Arbitrary<Value>) {
  return fc
    .array(fc.tuple(keys, values), { minLength: 1, maxLength: 3 })
    .map((entries): Record<string, Value> => Object.fromEntries(entries));
}

function members<Value>(arbitraries: { [Key in keyof Value]: fc.Arbitrary<Value[Key]> }) {
  return fc.record(arbitraries, { requiredKeys: [], noNullPrototype: true });
}

const settings = members({
  name: text,
  description: text,
  version: text,
  binaryMediaTypes: fc.array(text, { minLength: 1, maxLength: 2 }),
  minimumCompressionSize: fc.nat(10_485_760),
  apiKeySource: fc.constantFrom("HEADER", "AUTHORIZER"),
  endpointConfiguration: fc.constantFrom(
    { types: ["REGIONAL"] },
    { types: ["PRIVATE"], vpcEndpointIds: ["vpce-1"], ipAddressType: "dualstack" },
  ),
  policy: fc.constantFrom('{"Version":"2012-10-17","Statement":[]}', "no JSON"),
  tags: dictionary(name, text),
  disableExecuteApiEndpoint: fc.boolean(),
  securityPolicy: fc.constant("TLS_1_2"),
  endpointAccessMode: fc.constant("STRICT"),
});

/** Schemas as an import stores them: `required` sorted, without OpenAPI keywords. */
const schema: fc.Arbitrary<object> = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      {},
      { type: "string", minLength: 1 },
      { type: "number", minimum: 0, exclusiveMinimum: true },
      { required: ["a", "b"] },
      { $ref: `https://apigateway.amazonaws.com/restapis/${ids.restApi}/models/Pet` },
      { $ref: "#/definitions/Own" },
    ),
    dictionary(name, tie("schema")).map((properties) => ({ type: "object", properties })),
    tie("schema").map((items) => ({ type: "array", items })),
    fc.array(tie("schema"), { minLength: 1, maxLength: 2 }).map((allOf) => ({ allOf })),
  ),
})).schema;

const authorizers: Readonly<Record<string, AuthorizerRecord>> = byId([
  { name: "token", type: "TOKEN", identitySource: "method.request.header.T", authType: "custom" },
  { name: "bare", type: "TOKEN", identityValidationExpression: "^a" },
  {
    name: "request",
    type: "REQUEST",
    identitySource: "method.request.header.A,context.stage",
    authorizerResultTtlInSeconds: 0,
    authorizerUri: "arn:f",
  },
  { name: "sigv4", type: "COGNITO_USER_POOLS", providerARNs: ["arn:pool"] },
]);

function byId(list: readonly Omit<AuthorizerRecord, "id">[]) {
  const entries = list.map((each) => ({ id: ids.of("authorizer", each.name ?? ""), ...each }));
  return Object.fromEntries(entries.map((each) => [each.id, each]));
}

const authorization = fc.constantFrom<Partial<MethodRecord>>(
  { authorizationType: "NONE" },
  { authorizationType: "NONE", apiKeyRequired: true },
  { authorizationType: "AWS_IAM" },
  { authorizationType: "CUSTOM" },
  { authorizationType: "CUSTOM", authorizerId: ids.of("authorizer", "token") },
  {
    authorizationType: "COGNITO_USER_POOLS",
    authorizerId: ids.of("authorizer", "sigv4"),
    authorizationScopes: ["read", "write"],
    apiKeyRequired: true,
  },
);

const kinds: readonly IntegrationKind[] = [
  "rest.mock",
  "rest.lambda-proxy",
  "rest.lambda",
  "rest.http",
  "rest.http-proxy",
  "rest.aws-service",
];

const integration = fc
  .oneof(...kinds.map(integrationsOf))
  // All kinds are for REST APIs.
  .map((each) => onePerPattern(lowerIntegration(each as RestIntegration)));

/** Keeps one response per pattern, because documents map responses by pattern. */
function onePerPattern(record: IntegrationRecord): IntegrationRecord {
  const { integrationResponses, ...same } = record;
  if (!integrationResponses) return same;
  const byPattern = new Map(
    Object.values(integrationResponses).map((each) => [each.selectionPattern, each]),
  );
  const entries = [...byPattern.values()].map((each) => [each.statusCode, each]);
  return { ...same, integrationResponses: Object.fromEntries(entries) };
}

const models = dictionary(fc.constantFrom("application/json", "text/xml"), name);
const status = fc.constantFrom("200", "404", "500");

const method: fc.Arbitrary<Omit<MethodRecord, "httpMethod">> = fc
  .tuple(
    authorization,
    members<Omit<MethodRecord, "httpMethod">>({
      operationName: text,
      requestValidatorId: fc.constant(ids.of("request-validator", "all")),
      requestParameters: dictionary(
        header.map((each) => `method.request.querystring.${each}`),
        fc.boolean(),
      ),
      requestModels: models,
      methodResponses: dictionary(
        status,
        members({
          responseParameters: dictionary(
            header.map((each) => `method.response.header.${each}`),
            fc.constant(false),
          ),
          responseModels: models,
        }),
      ).map((responses) =>
        Object.fromEntries(
          Object.entries(responses).map(([code, each]) => [code, { statusCode: code, ...each }]),
        ),
      ),
      methodIntegration: integration,
    }),
  )
  .map(([who, rest]) => ({ ...who, ...rest }));

const paths = ["/", "/pets", "/pets/{id}", "/pets/{id}/names", "/files/{path+}"] as const;

/** Records of REST APIs that a document can express. */
export const restApiRecords: fc.Arbitrary<RestApiRecord> = fc
  .record({
    settings,
    schemas: dictionary(name, schema),
    methods: fc.array(
      fc.tuple(fc.constantFrom(...paths), fc.constantFrom("GET", "POST", "ANY"), method),
      { maxLength: 4 },
    ),
    gatewayResponses: fc.constantFrom(
      {},
      { DEFAULT_4XX: { responseType: "DEFAULT_4XX", responseTemplates: { "text/plain": "a" } } },
      { ACCESS_DENIED: { responseType: "ACCESS_DENIED", statusCode: "404" } },
    ),
  })
  .map((parts) => ({
    ...emptyRestApiRecord(defined(parts.settings)),
    resources: resourcesOf(parts.methods),
    models: Object.fromEntries(
      Object.entries(parts.schemas).map(([model, each]) => [
        model,
        {
          id: ids.of("model", model),
          name: model,
          schema: JSON.stringify(each),
          contentType: "application/json",
        },
      ]),
    ),
    requestValidators: {
      [ids.of("request-validator", "all")]: {
        id: ids.of("request-validator", "all"),
        name: "all",
        validateRequestBody: true,
        validateRequestParameters: false,
      },
    },
    authorizers,
    gatewayResponses: parts.gatewayResponses,
  }));

function resourcesOf(
  methods: readonly (readonly [string, string, Omit<MethodRecord, "httpMethod">])[],
) {
  const byPath = new Map<string, Record<string, MethodRecord>>();
  for (const [path, httpMethod, each] of methods) {
    // Path variables are parameters of an imported method.
    const variables = [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, variable]) => [
      `method.request.path.${variable}`,
      true,
    ]);
    const requestParameters = { ...each.requestParameters, ...Object.fromEntries(variables) };
    byPath.set(path, {
      ...byPath.get(path),
      [httpMethod]: defined({
        httpMethod,
        ...each,
        requestParameters:
          Object.keys(requestParameters).length > 0 ? requestParameters : undefined,
      }),
    });
  }
  return resourceTree(byPath, (path) => ids.of("resource", path));
}
