import type {
  TestInvokeAuthorizerRequest,
  TestInvokeAuthorizerResponse,
} from "@aws-sdk/client-api-gateway";
import type { AuthorizerRecord } from "../../../integrations/model/record/rest-api-record.ts";
import type { Fault } from "../../failures/failure.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";
import { verifyUserPoolToken } from "../../gateway/rest/authorize/cognito-authorizer.ts";
import {
  askLambdaAuthorizer,
  type RecordedAuthorization,
} from "../../gateway/rest/authorize/lambda-authorizer.ts";
import type { RestExecution, RestInvocation } from "../../gateway/rest/steps/execution.ts";
import { startInvocation } from "../../gateway/rest/steps/start-invocation.ts";
import { printLog } from "../../log/log-grammar.ts";
import { javaDate } from "../../log/log-values.ts";
import { authorizerLines } from "../../trace/authorizer-lines.ts";
import { type Account, collection, findRestApi } from "../account/store.ts";
import { findAuthorizer } from "./authorizers.ts";
import type { Bound, Operation } from "./operation.ts";
import { testedHeaders, testIdentity } from "./test-invoke-method.ts";

type Input = Bound<TestInvokeAuthorizerRequest, "restApiId" | "authorizerId">;

/** Runs an authorizer as it is currently configured. */
export const testInvokeAuthorizer: Operation<Input, TestInvokeAuthorizerResponse> = async (
  account,
  input,
) => {
  const authorizer = findAuthorizer(account, input);
  const started = startInvocation(executionOf(account, input));
  const { startedAt } = started;
  const invocation = withContext(started.invocation, input.additionalContext ?? {});
  const step: RecordedAuthorization = { authorizerId: authorizer.id };
  const { fault, ...outcome } = await outcomeOf(invocation, authorizer, step);
  const { requestId } = invocation;
  const prefix = { timestamp: javaDate(startedAt) };
  const messages = authorizerLines(requestId, { type: "CUSTOM", ...step }, fault);
  const log = printLog({ requestId, lines: messages.map((message) => ({ prefix, message })) });
  return { ...outcome, log, latency: account.ports.clock() - startedAt };
};

interface Outcome extends TestInvokeAuthorizerResponse {
  readonly fault?: Fault;
}

async function outcomeOf(
  invocation: RestInvocation,
  authorizer: AuthorizerRecord,
  step: RecordedAuthorization,
): Promise<Outcome> {
  try {
    if (authorizer.type === "COGNITO_USER_POOLS") {
      const { authorizer: caller } = await verifyUserPoolToken(invocation, authorizer);
      return { clientStatus: 0, claims: testedClaims(caller?.claims ?? {}) };
    }
    const { result } = await askLambdaAuthorizer(invocation, authorizer, step);
    const { principalId, policyDocument } = result;
    return { clientStatus: 0, principalId, policy: JSON.stringify(policyDocument) };
  } catch (error) {
    if (!(error instanceof GatewayFault)) throw error;
    return { clientStatus: error.answer.status, fault: error.failure };
  }
}

/** Returns the claims, with times printed as Java prints a date (capture of 2017). */
function testedClaims(
  claims: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const times = new Set(["exp", "iat", "auth_time"]);
  return Object.fromEntries(
    Object.entries(claims).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name, times.has(name) ? javaDate(Number(value) * 1000) : value] as const],
    ),
  );
}

/** The event's values in a test, from captures of 2017 to 2023. The resource is always the root. */
function executionOf(account: Account, input: Input): RestExecution {
  const { record, id } = findRestApi(account, input.restApiId);
  const resource = { id: "test-invoke-resource-id", path: "/", resourceMethods: {} };
  return {
    apiId: id,
    accountId: account.accountId,
    region: account.region,
    api: { ...record, models: collection(record.models) },
    resource,
    method: { httpMethod: "GET" },
    pathParameters: {},
    request: {
      method: "GET",
      target: input.pathWithQueryString || "/",
      headers: testedHeaders(input),
      body: new Uint8Array(),
    },
    stage: {
      name: "test-invoke-stage",
      // Captured in 2019 and 2023; in 2017 the stage was "null".
      nameInArns: "ESTestInvoke-stage",
      domainName: "testPrefix.testDomainName",
      variables: input.stageVariables ?? {},
      identity: testIdentity(account),
      pathPrefix: "",
    },
    front: account.fronts.of(id, "test-invoke-stage"),
    backends: account.backends,
    ports: account.ports,
  };
}

/** Expands `{ "identity.sourceIp": "192.0.2.1" }` to what `context.identity.sourceIp` reads. */
function withContext(
  invocation: RestInvocation,
  additional: Readonly<Record<string, string>>,
): RestInvocation {
  const context: Record<string, Record<string, string> | string> = {};
  for (const [name, value] of Object.entries(additional)) {
    const [first = "", ...rest] = name.split(".");
    const known = context[first];
    const inner = typeof known === "object" ? known : {};
    context[first] = rest.length === 0 ? value : { ...inner, [rest.join(".")]: value };
  }
  return { ...invocation, scope: { ...invocation.scope, context } };
}
