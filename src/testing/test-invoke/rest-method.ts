import {
  GetMethodCommand,
  TestInvokeMethodCommand,
  type TestInvokeMethodCommandOutput,
} from "@aws-sdk/client-api-gateway";
import { strictText } from "../../core/bytes.ts";
import { GatewrightError } from "../../core/errors.ts";
import { withHidden } from "../../core/hidden.ts";
import { isError } from "../../core/is-error.ts";
import type { RequestMessage } from "../../core/message.ts";
import { redactText } from "../../core/secrets/redact-text.ts";
import { diagnose, diagnoseRefusal } from "../failures/diagnose.ts";
import type { Diagnosis, DiagnosisContext } from "../failures/diagnosis.ts";
import type { FailureCode } from "../failures/failure.ts";
import { readRefusal } from "../failures/read-refusal.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { parseLog } from "../log/log-grammar.ts";
import { toCheckedRequest } from "../request/invoke-request.ts";
import { readRequest } from "../request/read-request.ts";
import { groupValues } from "../request/response.ts";
import type { TestRequest } from "../request/test-request.ts";
import {
  type FoundResource,
  findResource,
  forgetResources,
  type RestClient,
} from "./resource-ids.ts";
import { jsonReader, type TestInvokeResult } from "./result.ts";
import type { StandardSchema } from "./standard-schema.ts";

/** The settings of every test-invoke of a REST API, besides the request itself. */
export interface RestTestSettings<Output = unknown> {
  /** The id of the REST API. */
  readonly restApiId: string;
  /** Values of stage variables for this call, which uses no stage. */
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** The id of the client certificate that API Gateway presents to an HTTP endpoint. */
  readonly clientCertificateId?: string;
  /** The schema of the response's body, which `result.json()` is typed and validated by. */
  readonly response?: StandardSchema<Output>;
  /** Cancels the call. */
  readonly signal?: AbortSignal;
}

/** Any test-invoke of a REST API; `testInvoke` types it by its route. */
export type AnyRestTestRequest<Output = unknown> = RestTestSettings<Output> &
  TestRequest & { readonly path?: Readonly<Record<string, string>> } & (
    | { readonly route: string }
    | { readonly resource: string }
  );

/** Runs `testInvoke` without a typed route. */
export async function testInvokeRest<Output>(
  client: RestClient,
  request: AnyRestTestRequest<Output>,
): Promise<TestInvokeResult<Output>> {
  assertRequest(request);
  const { restApiId, signal } = request;
  const name =
    "route" in request ? request.route.slice(request.route.indexOf(" ") + 1) : request.resource;
  const asked = "route" in request ? request.route : `${request.method ?? ""} ${request.resource}`;
  try {
    signal?.throwIfAborted();
    const resource = await findResource(client, restApiId, name);
    const route = "route" in request ? request.route : `${request.method ?? ""} ${resource.path}`;
    const message = toTestMessage(route, await readRequest(request));
    const output = await invokeOnce(client, request, resource, message).catch((error: unknown) => {
      if (!isResourceNotFound(error)) throw error;
      return invokeAgain(client, request, name, message);
    });
    const { status = 0, headers = {}, multiValueHeaders = {}, body = "", latency = 0 } = output;
    const log = parseLog(output.log ?? "");
    const diagnosis = await diagnoseRun(client, log, {
      restApiId,
      resourceId: resource.resourceId,
      route,
      stageVariables: request.stageVariables ?? {},
      answer: { status, body },
    });
    const json = await jsonReader({ body, status }, request.response);
    return withHidden(
      {
        status,
        headers,
        multiValueHeaders,
        body,
        latencyMs: latency,
        log,
        ...(diagnosis && { diagnosis }),
      },
      { json },
    );
  } catch (error) {
    throw asTestInvokeError(error, asked, restApiId);
  }
}

/** @throws GatewrightError `test-invoke.failed`: plain JavaScript left out a required member. */
function assertRequest(request: {
  readonly restApiId?: unknown;
  readonly route?: unknown;
  readonly resource?: unknown;
}): void {
  const { restApiId, route, resource } = request;
  const hasMethod = typeof route === "string" || typeof resource === "string";
  if (hasMethod && typeof restApiId === "string") return;
  const missing = hasMethod ? "restApiId" : "route";
  const hint = hasMethod ? 'restApiId: "a1b2c3d4e5"' : 'route: "GET /orders/{id}"';
  throw new GatewrightError(
    "test-invoke.failed",
    `Failed to test-invoke: "${missing}" is missing`,
    { hint: `Pass ${hint}. The request has ${Object.keys(request).join(", ")}.` },
  );
}

/** @throws GatewrightError `test-invoke.failed`: TestInvokeMethod cannot send this request. */
function toTestMessage(
  route: string,
  request: TestRequest & { readonly path?: Readonly<Record<string, string>> },
): RequestMessage {
  if (request.sourceIp !== undefined) {
    throw new GatewrightError(
      "test-invoke.failed",
      `Failed to test-invoke "${route}": TestInvokeMethod does not support sourceIp`,
      { hint: "API Gateway always uses test-invoke-source-ip. Remove sourceIp." },
    );
  }
  return toCheckedRequest(route, request).message;
}

async function invokeOnce(
  client: RestClient,
  request: RestTestSettings,
  { resourceId }: FoundResource,
  message: RequestMessage,
): Promise<TestInvokeMethodCommandOutput> {
  const { restApiId, stageVariables, clientCertificateId, signal } = request;
  const command = new TestInvokeMethodCommand({
    restApiId,
    resourceId,
    httpMethod: message.method,
    pathWithQueryString: message.target,
    body: asText(message.body),
    // The values of each name together, in the order of sending.
    multiValueHeaders: groupValues(message.headers),
    ...(stageVariables && { stageVariables: { ...stageVariables } }),
    ...(clientCertificateId !== undefined && { clientCertificateId }),
  });
  return client.send(command, signal ? { abortSignal: signal } : {});
}

/** Looks the id up again, because the resource may have been recreated since. */
async function invokeAgain(
  client: RestClient,
  request: RestTestSettings,
  name: string,
  message: RequestMessage,
): Promise<TestInvokeMethodCommandOutput> {
  forgetResources(client, request.restApiId);
  const resource = await findResource(client, request.restApiId, name);
  return invokeOnce(client, request, resource, message);
}

function isResourceNotFound(error: unknown): boolean {
  const refusal = isError(error) ? readRefusal(error.message) : undefined;
  return refusal?.code === "refused.not-found" && refusal.details.what === "Resource";
}

/** The call carries text, so other bytes would be changed. */
function asText(body: Uint8Array): string {
  try {
    return strictText(body);
  } catch (cause) {
    throw new GatewrightError(
      "test-invoke.failed",
      "Failed to test-invoke: the body is not valid UTF-8, and TestInvokeMethod supports only text",
      { hint: "Call a deployed stage to send bytes.", cause },
    );
  }
}

/** Failures whose fix depends on the method's configuration. */
const needsMethod: ReadonlySet<FailureCode> = new Set<FailureCode>([
  "authorizer.permission",
  "endpoint.address",
  "endpoint.certificate-host",
  "endpoint.timeout",
  "lambda.permission",
  "response.unmatched",
]);

async function diagnoseRun(
  client: RestClient,
  log: ExecutionLog,
  context: DiagnosisContext,
): Promise<Diagnosis | undefined> {
  const found = diagnose(log, context);
  if (!found || !needsMethod.has(found.code)) return found;
  const { restApiId, resourceId, route = "" } = context;
  const [httpMethod] = route.split(" ", 1);
  try {
    const method = await client.send(new GetMethodCommand({ restApiId, resourceId, httpMethod }));
    return diagnose(log, {
      ...context,
      integration: method.methodIntegration ?? {},
      declaredStatuses: Object.keys(method.methodResponses ?? {}),
    });
  } catch {
    // The caller may be allowed to test but not to read the API; the log alone is enough.
    return found;
  }
}

export function asTestInvokeError(error: unknown, what: string, apiId: string): unknown {
  if (!isError(error) || error.name === "AbortError") return error;
  if (error instanceof GatewrightError) return error;
  const reason = redactText(`${error.name}: ${error.message}`);
  const message = `Failed to test-invoke "${what}" of the API ${apiId}: ${reason}`;
  const found = diagnoseRefusal(error);
  // For a missing resource, AWS's own message is enough.
  const hint = found && found.code !== "refused.not-found" ? found.text : undefined;
  return new GatewrightError("test-invoke.failed", message, { cause: error, hint });
}
