import {
  GetMethodCommand,
  TestInvokeMethodCommand,
  type TestInvokeMethodCommandOutput,
} from "@aws-sdk/client-api-gateway";
import { GatewrightError } from "../../core/errors.ts";
import type { RequestMessage } from "../../core/message.ts";
import { redactText } from "../../core/secrets/redact-text.ts";
import { diagnose, diagnoseRefusal } from "../failures/diagnose.ts";
import type { Diagnosis, DiagnosisContext } from "../failures/diagnosis.ts";
import type { FailureCode } from "../failures/failure.ts";
import { readRefusal } from "../failures/read-refusal.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { parseLog } from "../log/log-grammar.ts";
import { toCheckedRequest } from "../request/invoke-request.ts";
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

/** What every test-invoke of a REST API takes besides the request itself. */
export interface RestTestSettings<Output = unknown> {
  readonly restApiId: string;
  /** Values of stage variables for this call; no stage is involved. */
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** The certificate that API Gateway shows an HTTP endpoint. */
  readonly clientCertificateId?: string;
  /** What the answer's body has to be: `result.json()` is typed and checked by it. */
  readonly response?: StandardSchema<Output>;
  readonly signal?: AbortSignal;
}

/** Any test-invoke of a REST API; `testInvoke` types it by its route. */
export type AnyRestTestRequest<Output = unknown> = RestTestSettings<Output> &
  TestRequest & { readonly path?: Readonly<Record<string, string>> } & (
    | { readonly route: string }
    | { readonly resource: string }
  );

/** `testInvoke` of a REST API, whatever the route is. */
export async function testInvokeRest<Output>(
  client: RestClient,
  request: AnyRestTestRequest<Output>,
): Promise<TestInvokeResult<Output>> {
  refuseNoMethod(request);
  const { restApiId, signal } = request;
  const name =
    "route" in request ? request.route.slice(request.route.indexOf(" ") + 1) : request.resource;
  const asked = "route" in request ? request.route : `${request.method ?? ""} ${request.resource}`;
  try {
    signal?.throwIfAborted();
    const resource = await findResource(client, restApiId, name);
    const route = "route" in request ? request.route : `${request.method ?? ""} ${resource.path}`;
    const message = toTestMessage(route, request);
    const output = await invokeOnce(client, request, resource, message).catch((error: unknown) => {
      if (!isGone(error)) throw error;
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
    return {
      status,
      headers,
      multiValueHeaders,
      body,
      json: await jsonReader({ body, status }, request.response),
      latencyMs: latency,
      log,
      ...(diagnosis && { diagnosis }),
    };
  } catch (error) {
    throw asTestInvokeError(error, asked, restApiId);
  }
}

/** @throws GatewrightError `test-invoke.failed`: what the compiler refuses, and plain JavaScript does not. */
function refuseNoMethod(request: {
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
    { hint: `Pass ${hint}. Given are ${Object.keys(request).join(", ")}.` },
  );
}

/** @throws GatewrightError `test-invoke.failed` where a test cannot send what the request has. */
function toTestMessage(
  route: string,
  request: TestRequest & { readonly path?: Readonly<Record<string, string>> },
): RequestMessage {
  if (request.sourceIp !== undefined) {
    throw new GatewrightError(
      "test-invoke.failed",
      `Failed to test-invoke "${route}": a test cannot choose the client's address`,
      { hint: "API Gateway shows test-invoke-source-ip. Leave sourceIp out." },
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
    // Each name's values together, in the order in which they would be sent.
    multiValueHeaders: groupValues(message.headers),
    ...(stageVariables && { stageVariables: { ...stageVariables } }),
    ...(clientCertificateId !== undefined && { clientCertificateId }),
  });
  return client.send(command, signal ? { abortSignal: signal } : {});
}

/** The resource may have been made anew since its id was looked up. */
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

function isGone(error: unknown): boolean {
  const refusal = error instanceof Error ? readRefusal(error.message) : undefined;
  return refusal?.code === "refused.not-found" && refusal.details.what === "Resource";
}

/** The call carries text: bytes that are none would arrive as others. */
function asText(body: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch (cause) {
    throw new GatewrightError(
      "test-invoke.failed",
      "Failed to test-invoke: the body is bytes that are no UTF-8, and TestInvokeMethod takes text",
      { hint: "Call a deployed stage to send bytes.", cause },
    );
  }
}

/** Failures whose fix depends on how the method is set up. */
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
    // Whoever may test an API may not be allowed to read it: the log alone tells enough.
    return found;
  }
}

export function asTestInvokeError(error: unknown, what: string, apiId: string): unknown {
  if (!(error instanceof Error) || error.name === "AbortError") return error;
  if (error instanceof GatewrightError) return error;
  const reason = redactText(`${error.name}: ${error.message}`);
  const message = `Failed to test-invoke "${what}" of the API ${apiId}: ${reason}`;
  const found = diagnoseRefusal(error);
  // What is not there is said in AWS's words already.
  const hint = found && found.code !== "refused.not-found" ? found.text : undefined;
  return new GatewrightError("test-invoke.failed", message, { cause: error, hint });
}
