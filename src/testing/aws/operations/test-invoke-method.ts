import type {
  TestInvokeMethodRequest,
  TestInvokeMethodResponse,
} from "@aws-sdk/client-api-gateway";
import { textBytes, textWithoutBom } from "../../../core/bytes.ts";
import { type Header, type RequestMessage, splitTarget } from "../../../core/message.ts";
import type {
  MethodRecord,
  ResourceRecord,
} from "../../../integrations/model/record/rest-api-record.ts";
import { routeFinder } from "../../gateway/rest/find-route.ts";
import { runRestMethod } from "../../gateway/rest/rest.ts";
import { bufferRun } from "../../gateway/shared/buffer-run.ts";
import { printLog } from "../../log/log-grammar.ts";
import { headerMaps } from "../../request/response.ts";
import { logView } from "../../trace/log-view.ts";
import { notFound } from "../account/aws-error.ts";
import { type Account, collection, findResource } from "../account/store.ts";
import { findClientCertificate } from "./client-certificates.ts";
import type { Bound, Operation } from "./operation.ts";

/**
 * Runs a method as it is currently configured, without a deployment and its authorizer, and returns
 * the response with the execution log.
 */
export const testInvokeMethod: Operation<
  Bound<TestInvokeMethodRequest, "restApiId" | "resourceId" | "httpMethod">,
  TestInvokeMethodResponse
> = async (account, input) => {
  // No backend here asks for a certificate, so the named one has to exist but is not used.
  if (input.clientCertificateId) findClientCertificate(account, input.clientCertificateId);
  const { api, resource } = findResource(account, input);
  const request = toMessage(resource, input);
  const run = await runRestMethod({
    apiId: api.id,
    accountId: account.accountId,
    region: account.region,
    // A copy, so that later calls do not change it.
    api: { ...api.record, models: collection(api.record.models) },
    resource,
    method: findTestedMethod(resource, input.httpMethod),
    pathParameters: testedParameters(resource, request),
    request,
    stage: testStage(account, resource, input.stageVariables ?? {}),
    backends: account.backends,
    ports: account.ports,
  });
  const { response, trace } = await bufferRun(run);
  return {
    status: response.status,
    body: textWithoutBom(response.body),
    // headerMaps gives readonly lists, which the SDK's type does not know.
    ...(headerMaps(response.headers) as Pick<
      TestInvokeMethodResponse,
      "headers" | "multiValueHeaders"
    >),
    log: printLog(logView(trace)),
    latency: account.ports.clock() - trace.startedAt,
  };
};

function findTestedMethod(resource: ResourceRecord, httpMethod: string): MethodRecord {
  const method = resource.resourceMethods[httpMethod] ?? resource.resourceMethods["ANY"];
  if (method) return method;
  throw notFound("Invalid Method identifier specified");
}

/** The path defaults to the resource's own, including its braces (recorded). */
function toMessage(resource: ResourceRecord, input: TestInvokeMethodRequest): RequestMessage {
  return {
    method: input.httpMethod ?? "",
    target: input.pathWithQueryString || resource.path,
    headers: testedHeaders(input),
    body: textBytes(input.body ?? ""),
  };
}

/** A path that the resource does not match has no parameters. */
function testedParameters(
  resource: ResourceRecord,
  { method, target }: RequestMessage,
): Readonly<Record<string, string>> {
  const { path } = splitTarget(target);
  return routeFinder([resource])(method, path)?.pathParameters ?? {};
}

/** Merges both maps of headers; for a name in both, the one with several values wins. */
export function testedHeaders({
  headers = {},
  multiValueHeaders = {},
}: Pick<TestInvokeMethodRequest, "headers" | "multiValueHeaders">): Header[] {
  const multiple = Object.entries(multiValueHeaders).flatMap(([name, values]) =>
    values.map((value): Header => [name, value]),
  );
  const single = Object.entries(headers).filter(
    ([name]) => !Object.hasOwn(multiValueHeaders, name),
  );
  return [...single, ...multiple];
}

/** The event's values in a test, from public captures of the console and the API, 2016 to 2024. */
function testStage(account: Account, resource: ResourceRecord, variables: Record<string, string>) {
  return {
    name: "test-invoke-stage",
    pathPrefix: "",
    // The header is ignored: a known issue in AWS's guide.
    templateMediaType: "application/json",
    domainName: "testPrefix.testDomainName",
    variables,
    contextPath: resource.path,
    identity: testIdentity(account),
  };
}

/**
 * The identity of a test, for events and templates: the API's caller, and API Gateway's own values.
 */
export function testIdentity(account: Account) {
  return {
    accessKey: "ASIAEXAMPLEEXAMPLE00",
    accountId: account.accountId,
    apiKey: "test-invoke-api-key",
    apiKeyId: "test-invoke-api-key-id",
    caller: "AIDAEXAMPLEEXAMPLE00",
    sourceIp: "test-invoke-source-ip",
    user: "AIDAEXAMPLEEXAMPLE00",
    userAgent: "aws-internal/3 aws-sdk-java/1.12",
    userArn: `arn:aws:iam::${account.accountId}:user/tester`,
  };
}
