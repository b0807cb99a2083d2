// Reproduces each known failure in the fake account through the SDK's clients, checks that the
// diagnosis names the call that fixes it, and that the method works after that call.
import { setTimeout as startTimer } from "node:timers";
import { setTimeout } from "node:timers/promises";
import * as gatewayCommands from "@aws-sdk/client-api-gateway";
import {
  APIGatewayClient,
  CreateAuthorizerCommand,
  CreateModelCommand,
  CreateRequestValidatorCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  type PutIntegrationRequest,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  type PutMethodRequest,
  PutMethodResponseCommand,
} from "@aws-sdk/client-api-gateway";
import * as lambdaCommands from "@aws-sdk/client-lambda";
import {
  AddPermissionCommand,
  LambdaClient,
  PutFunctionConcurrencyCommand,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { describe, expect, test } from "vitest";
import { functionArn } from "../../../test/support/arns.ts";
import { allow } from "../../proxy-events/authorizers/policy.ts";
import type { TokenAuthorizerEvent } from "../../proxy-events/events/authorizer-event.ts";
import { fakeAws } from "../aws/fake-aws.ts";
import { ConnectionFailure } from "../backends/connection-failure.ts";
import type { HttpBackend } from "../backends/endpoint.ts";
import { diagnoseRefusal } from "../failures/diagnose.ts";
import type { Diagnosis } from "../failures/diagnosis.ts";
import type { SdkCall } from "../failures/sdk-calls.ts";
import { testInvoke } from "./test-invoke.ts";
import { testInvokeAuthorizer } from "./test-invoke-authorizer.ts";

const roleArn = "arn:aws:iam::123456789012:role/caller";
const functionUri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
const lambdaProxy = { type: "AWS_PROXY", httpMethod: "POST", uri: functionUri } as const;
const http = { type: "HTTP", httpMethod: "GET", uri: "https://pets.example.com/pets" } as const;
const mock = {
  type: "MOCK",
  requestTemplates: { "application/json": '{"statusCode":200}' },
} as const;

type IntegrationSettings = Omit<
  PutIntegrationRequest,
  "restApiId" | "resourceId" | "httpMethod" | "integrationHttpMethod"
> & {
  /** The settings of the integration. */
  readonly httpMethod?: string;
};

/** An account with one method, `GET /orders/{id}`, and functions that break it. */
async function setUpAccount() {
  const state = {
    answer: (): unknown => ({ statusCode: 200, body: "ok" }),
    pets: ((): ReturnType<HttpBackend> => ({ body: "pets" })) as HttpBackend,
    /** The request of the test. */
    stageVariables: {} as Record<string, string>,
    body: undefined as unknown,
    query: {} as Record<string, string>,
    headers: {} as Record<string, string>,
  };
  const assumableRoles = new Set<string>();
  const aws = fakeAws({
    lambdas: {
      [functionArn]: (event: TokenAuthorizerEvent) =>
        event.type === "TOKEN" ? allow(event, { principalId: "u" }) : state.answer(),
    },
    lambdaPermissions: "required",
    assumableRoles,
    http: { "https://pets.example.com": (request) => state.pets(request) },
    // A hundred times faster than real time.
    timer(delayMs, run) {
      const timeout = startTimer(run, delayMs / 100);
      return () => clearTimeout(timeout);
    },
  });
  const gateway = new APIGatewayClient(aws.clientConfig());
  const lambda = new LambdaClient(aws.clientConfig());
  const { id: restApiId = "" } = await gateway.send(new CreateRestApiCommand({ name: "orders" }));
  const { items = [] } = await gateway.send(new GetResourcesCommand({ restApiId }));
  const create = async (parentId: string | undefined, pathPart: string) =>
    (await gateway.send(new CreateResourceCommand({ restApiId, parentId, pathPart }))).id;
  const resourceId = await create(await create(items[0]?.id, "orders"), "{id}");
  const key = { restApiId, resourceId, httpMethod: "GET" };

  function putIntegration({ httpMethod, ...settings }: IntegrationSettings) {
    const input = { ...settings, ...key, integrationHttpMethod: httpMethod };
    return gateway.send(new PutIntegrationCommand(input));
  }

  return {
    state,
    assumableRoles,
    gateway,
    lambda,
    restApiId,
    key,
    putMethod: (settings: Partial<PutMethodRequest> = {}) =>
      gateway.send(new PutMethodCommand({ ...key, authorizationType: "NONE", ...settings })),
    putIntegration,
    /** Creates the responses that the console creates: one status, by default. */
    putResponses: async () => {
      await gateway.send(new PutMethodResponseCommand({ ...key, statusCode: "200" }));
      await gateway.send(new PutIntegrationResponseCommand({ ...key, statusCode: "200" }));
    },
    /** Replaces the integration, which deletes its responses. */
    replaceIntegration: async (settings: IntegrationSettings) => {
      await putIntegration(settings);
      await gateway.send(new PutIntegrationResponseCommand({ ...key, statusCode: "200" }));
    },
    permit: () =>
      lambda.send(
        new AddPermissionCommand({
          FunctionName: functionArn,
          StatementId: "any",
          Action: "lambda:InvokeFunction",
          Principal: "apigateway.amazonaws.com",
        }),
      ),
    invoke: () => {
      const { stageVariables, body, query, headers } = state;
      const route = "GET /orders/{id}";
      const path = { id: "42" };
      return testInvoke(gateway, { restApiId, route, path, stageVariables, body, query, headers });
    },
    /** Sends the call of a diagnosis. The fake account does not include IAM. */
    async apply({ client, operation, input, missing = [] }: SdkCall) {
      expect(missing).toEqual([]);
      if (client === "iam") {
        assumableRoles.add(`arn:aws:iam::123456789012:role/${String(input["RoleName"])}`);
        return;
      }
      const commands: object = client === "lambda" ? lambdaCommands : gatewayCommands;
      const Command: new (input: object) => never = Reflect.get(commands, `${operation}Command`);
      await (client === "lambda"
        ? lambda.send(new Command(input))
        : gateway.send(new Command(input)));
    },
  };
}

type Setup = Awaited<ReturnType<typeof setUpAccount>>;

interface Fault {
  readonly code: Diagnosis["code"];
  readonly status: number;
  /** Breaks the account. */
  readonly cause: (setup: Setup) => Promise<unknown>;
  /** Fixes it, if no call does. */
  readonly repair?: (setup: Setup) => unknown;
}

const proxied = async (setup: Setup, permit = true) => {
  await setup.putMethod();
  await setup.putIntegration(lambdaProxy);
  if (permit) await setup.permit();
};
const answeredBy = async (setup: Setup, pets: HttpBackend, settings: object = {}) => {
  await setup.putMethod();
  await setup.putIntegration({ ...http, ...settings });
  await setup.putResponses();
  setup.state.pets = pets;
};
const unreachable = (reason: ConstructorParameters<typeof ConnectionFailure>[0]) => () => {
  throw new ConnectionFailure(reason, "Failed to connect");
};
const restored = (setup: Setup) => {
  setup.state.pets = () => ({ body: "pets" });
};

const faults: Readonly<Record<string, Fault>> = {
  "API Gateway may not call the function": {
    code: "lambda.permission",
    status: 500,
    cause: (setup) => proxied(setup, false),
  },
  "the permission is for another method": {
    code: "lambda.permission",
    status: 500,
    async cause(setup) {
      await proxied(setup, false);
      await setup.lambda.send(
        new AddPermissionCommand({
          FunctionName: functionArn,
          StatementId: "other",
          Action: "lambda:InvokeFunction",
          Principal: "apigateway.amazonaws.com",
          SourceArn: `arn:aws:execute-api:us-east-1:123456789012:${setup.restApiId}/*/POST/orders/*`,
        }),
      );
    },
  },
  "API Gateway cannot assume the integration's role": {
    code: "role.not-assumable",
    status: 500,
    async cause(setup) {
      await setup.putMethod();
      await setup.putIntegration({ ...lambdaProxy, credentials: roleArn });
    },
  },
  "the function answers something else": {
    code: "lambda.answer",
    status: 502,
    async cause(setup) {
      await proxied(setup);
      setup.state.answer = () => ({ statusCode: "fine", headers: [] });
    },
    repair: (setup) => {
      setup.state.answer = () => ({ statusCode: 200 });
    },
  },
  "the function throws": {
    code: "lambda.failed",
    status: 502,
    async cause(setup) {
      await proxied(setup);
      setup.state.answer = () => {
        throw new Error("boom");
      };
    },
    repair: (setup) => {
      setup.state.answer = () => ({ statusCode: 200 });
    },
  },
  "the function runs longer than it may": {
    code: "lambda.timeout",
    status: 502,
    async cause(setup) {
      await proxied(setup);
      const limit = { FunctionName: functionArn, Timeout: 1 };
      await setup.lambda.send(new UpdateFunctionConfigurationCommand(limit));
      setup.state.answer = () => setTimeout(40, { statusCode: 200 });
    },
  },
  "the function has no concurrency left": {
    code: "lambda.throttled",
    status: 502,
    async cause(setup) {
      await proxied(setup);
      await setup.lambda.send(
        new PutFunctionConcurrencyCommand({
          FunctionName: functionArn,
          ReservedConcurrentExecutions: 0,
        }),
      );
    },
  },
  "the function is called by GET": {
    code: "lambda.method",
    status: 500,
    async cause(setup) {
      await setup.putMethod();
      await setup.putIntegration({ ...lambdaProxy, httpMethod: "GET" });
      await setup.permit();
    },
  },
  "the URI needs a stage variable": {
    code: "endpoint.stage-variable",
    status: 500,
    async cause(setup) {
      await setup.putMethod();
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as API Gateway writes it
      await setup.putIntegration({ ...http, uri: "https://${stageVariables.host}/pets" });
      await setup.putResponses();
    },
    repair: (setup) => {
      setup.state.stageVariables["host"] = "pets.example.com";
    },
  },
  "no integration response matches": {
    code: "response.unmatched",
    status: 500,
    async cause(setup) {
      await setup.putMethod();
      await setup.putIntegration(http);
      await setup.gateway.send(new PutMethodResponseCommand({ ...setup.key, statusCode: "200" }));
    },
  },
  "the method does not declare the response": {
    code: "response.undeclared",
    status: 500,
    async cause(setup) {
      await setup.putMethod();
      await setup.putIntegration(http);
      await setup.putResponses();
      const response = { ...setup.key, statusCode: "200" };
      await setup.gateway.send(new gatewayCommands.DeleteMethodResponseCommand(response));
    },
  },
  "the request template is broken": {
    code: "template.request",
    status: 500,
    async cause(setup) {
      await setup.putMethod();
      await setup.putIntegration({ ...mock, requestTemplates: { "application/json": "#if(" } });
      await setup.putResponses();
    },
    repair: (setup) => setup.replaceIntegration(mock),
  },
  "the mock has no status": {
    code: "mock.status",
    status: 500,
    async cause(setup) {
      await setup.putMethod();
      await setup.putIntegration({ ...mock, requestTemplates: { "application/json": "{}" } });
      await setup.putResponses();
    },
    repair: (setup) => setup.replaceIntegration(mock),
  },
  "the method has no integration": {
    code: "integration.missing",
    status: 500,
    cause: (setup) => setup.putMethod(),
    repair: (setup) => setup.putIntegration(mock).then(() => setup.putResponses()),
  },
  "a mapping sets a header that API Gateway reserves": {
    code: "mapping.header",
    status: 500,
    async cause(setup) {
      const requestParameters = { "integration.request.header.Content-Length": "'1'" };
      await answeredBy(setup, () => ({ body: "pets" }), { requestParameters });
    },
    repair: (setup) => setup.replaceIntegration(http),
  },
  "the template is missing, and the body is not passed through": {
    code: "request.media-type",
    status: 415,
    cause: (setup) => answeredBy(setup, () => ({ body: "pets" }), { passthroughBehavior: "NEVER" }),
  },
  "the endpoint has no address": {
    code: "endpoint.address",
    status: 500,
    cause: (setup) => answeredBy(setup, unreachable("host")),
    repair: restored,
  },
  "the endpoint's certificate is for another host": {
    code: "endpoint.certificate-host",
    status: 500,
    cause: (setup) => answeredBy(setup, unreachable("certificate-host")),
    repair: restored,
  },
  "nobody trusted signed the endpoint's certificate": {
    code: "endpoint.certificate-issuer",
    status: 500,
    cause: (setup) =>
      answeredBy(setup, ({ acceptsAnyCertificate }) =>
        acceptsAnyCertificate ? { body: "pets" } : unreachable("certificate-issuer")(),
      ),
  },
  "the endpoint does not answer in time": {
    code: "endpoint.timeout",
    status: 504,
    cause: (setup) =>
      answeredBy(setup, () => setTimeout(100, { body: "pets" }), { timeoutInMillis: 2000 }),
  },
  "the connection to the endpoint breaks": {
    code: "endpoint.network",
    status: 504,
    cause: (setup) => answeredBy(setup, unreachable("network")),
    repair: restored,
  },
  "the body does not match the model": {
    code: "request.model",
    status: 400,
    async cause(setup) {
      const { restApiId } = setup;
      const schema = '{"type":"object","required":["id"]}';
      const model = { restApiId, name: "Order", contentType: "application/json", schema };
      await setup.gateway.send(new CreateModelCommand(model));
      const validator = { restApiId, name: "body", validateRequestBody: true };
      const { id } = await setup.gateway.send(new CreateRequestValidatorCommand(validator));
      const requestModels = { "application/json": "Order" };
      await setup.putMethod({ requestModels, requestValidatorId: id });
      await setup.putIntegration(mock);
      await setup.putResponses();
    },
    repair: (setup) => {
      setup.state.body = { id: 1 };
    },
  },
  "a required parameter is missing": {
    code: "request.parameters",
    status: 400,
    async cause(setup) {
      const { restApiId } = setup;
      const validator = { restApiId, name: "parameters", validateRequestParameters: true };
      const { id } = await setup.gateway.send(new CreateRequestValidatorCommand(validator));
      const requestParameters = { "method.request.querystring.limit": true };
      await setup.putMethod({ requestParameters, requestValidatorId: id });
      await setup.putIntegration(mock);
      await setup.putResponses();
    },
    repair: (setup) => {
      setup.state.query["limit"] = "5";
    },
  },
};

describe.each(Object.entries(faults))("%s", (_, { code, status, cause, repair }) => {
  test("is diagnosed, and the method answers once it is fixed", async () => {
    const setup = await setUpAccount();
    await cause(setup);
    const broken = await setup.invoke();
    expect(broken).toMatchObject({ status, diagnosis: { code } });

    const fix = broken.diagnosis?.fix;
    // A fault is fixed either by a call or by hand.
    expect(fix !== undefined || repair !== undefined).toBe(true);
    // Reading a function's log fixes nothing.
    if (fix && fix.client !== "cloudwatch-logs") await setup.apply(fix);
    await repair?.(setup);
    const mended = await setup.invoke();
    expect(mended).toMatchObject({ status: 200 });
    expect(mended.diagnosis).toBeUndefined();
  });
});

test("API Gateway may not call an authorizer's function until its own permission is added", async () => {
  const setup = await setUpAccount();
  const { gateway, lambda, restApiId } = setup;
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: functionArn,
      StatementId: "methods",
      Action: "lambda:InvokeFunction",
      Principal: "apigateway.amazonaws.com",
      SourceArn: `arn:aws:execute-api:us-east-1:123456789012:${restApiId}/*/*/*`,
    }),
  );
  const { id: authorizerId = "" } = await gateway.send(
    new CreateAuthorizerCommand({
      restApiId,
      name: "guard",
      type: "TOKEN",
      authorizerUri: functionUri,
      identitySource: "method.request.header.Authorization",
    }),
  );
  const request = { restApiId, authorizerId, headers: { Authorization: "x" } };
  const broken = await testInvokeAuthorizer(gateway, request);
  expect(broken).toMatchObject({
    clientStatus: 500,
    diagnosis: { code: "authorizer.permission", fix: { operation: "AddPermission" } },
  });
  if (broken.diagnosis?.fix) await setup.apply(broken.diagnosis.fix);
  expect(await testInvokeAuthorizer(gateway, request)).toMatchObject({ isAuthorized: true });
});

test("a mapping that AWS rejects is explained, and stored once it is fixed", async () => {
  const setup = await setUpAccount();
  await setup.putMethod();
  const mapped = (value: string) =>
    setup.putIntegration({
      ...http,
      requestParameters: { "integration.request.header.X-Tenant": value },
    });
  const error: unknown = await mapped("acme").catch((caught: unknown) => caught);
  const text = diagnoseRefusal(error)?.text ?? "";
  expect(text).toContain("single quotes: 'acme'");
  await mapped(/'[^']*'/.exec(text)?.[0] ?? "");
  await setup.putResponses();
  expect(await setup.invoke()).toMatchObject({ status: 200 });
});
