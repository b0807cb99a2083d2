// Over 400 lines, since HTTP and WebSocket routes share each step from the lookup to the result.
import type { GetIntegrationResult } from "@aws-sdk/client-apigatewayv2";
import type { LambdaClient } from "@aws-sdk/client-lambda";
import { textWithoutBom } from "../../core/bytes.ts";
import { withHidden } from "../../core/hidden.ts";
import { jsonOrText } from "../../core/json.ts";
import { type Header, type RequestMessage, splitTarget } from "../../core/message.ts";
import { parseLambdaArn } from "../../integrations/model/grammar/lambda-arn.ts";
import { parseLambdaUri } from "../../integrations/model/grammar/lambda-uri.ts";
import { fillStageVariables } from "../../integrations/model/grammar/variable-text.ts";
import type { EventKind } from "../../proxy-events/events/event.ts";
import {
  explainFunctionError,
  explainResult,
  type ResultKind,
} from "../../proxy-events/explain-result/explain-result.ts";
import type { ResultExplanation } from "../../proxy-events/explain-result/explanation.ts";
import { decodeQuery } from "../../proxy-events/to-event/query.ts";
import { toEvent } from "../../proxy-events/to-event/to-event.ts";
import { invocationUrl } from "../backends/invocation-url.ts";
import { toDiagnosis } from "../failures/diagnosis.ts";
import type { Fault } from "../failures/failure.ts";
import { readFunctionError } from "../failures/function-error.ts";
import { factsOf } from "../failures/log-facts.ts";
import {
  type Ports,
  portsOf,
  randomExtendedId,
  randomTraceId,
  randomUuid,
} from "../request/ports.ts";
import { readRequest } from "../request/read-request.ts";
import { headerMaps } from "../request/response.ts";
import { type RouteRequest, type TestRequest, toRouteRequest } from "../request/test-request.ts";
import { jsonReader, type TestInvokeResult } from "../test-invoke/result.ts";
import type { StandardSchema } from "../test-invoke/standard-schema.ts";
import { logView } from "../trace/log-view.ts";
import type { Trace } from "../trace/trace.ts";
import { type ApiGatewayV2Port, type FoundRoute, failed, findRoute } from "./v2-route.ts";

/** The part of `LambdaClient` that is used; the package is loaded on the first call. */
export interface LambdaPort {
  send(command: never, options?: never): Promise<unknown>;
}

/** A request to a route of an HTTP or WebSocket API, with the clients that may call its backend. */
export interface RouteTestRequest<Output = unknown> extends TestRequest, Partial<Ports> {
  /** The id of the API. */
  readonly apiId: string;
  /** The key of the route, such as `GET /orders/{id}`, `$default` or `$connect`. */
  readonly route: string;
  /** Values of the path parameters. */
  readonly path?: Readonly<Record<string, string>>;
  /** The name of the stage. Defaults to `$default`, or `production` for a WebSocket API. */
  readonly stage?: string;
  /** Values of stage variables. */
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** The client that calls the function, with your own permissions and not the API's. */
  readonly lambda?: LambdaPort;
  /** Calls the HTTP endpoint. Pass `fetch` to allow that; by default, no request is sent. */
  readonly fetch?: typeof fetch;
  /** The schema of the response's body, which `result.json()` is typed and validated by. */
  readonly response?: StandardSchema<Output>;
  /** Cancels the call. */
  readonly signal?: AbortSignal;
}

/** The result of running an integration. */
interface Run {
  readonly steps: Pick<Trace, "integrationRequest" | "endpointResponse">;
  readonly explained: ResultExplanation;
  readonly fault?: Fault;
  readonly simulated: Simulated;
}

/** The result of `simulateRoute`. */
export interface SimulatedResult<Output = unknown> extends TestInvokeResult<Output> {
  /** What ran in this process, and what did not run. */
  readonly simulated: Simulated;
}

/** What API Gateway did not do in a simulated run. */
export interface Simulated {
  /** The steps that ran here as in API Gateway, such as creating the event. */
  readonly steps: readonly string[];
  /** The steps of a real request that did not run. */
  readonly notRun: readonly string[];
}

/** Runs a route for `simulateRoute`. */
export async function runRoute<Output>(
  client: ApiGatewayV2Port,
  request: RouteTestRequest<Output>,
): Promise<SimulatedResult<Output>> {
  const { apiId, route: key, signal } = request;
  const ports = portsOf(request);
  const found = await findRoute(client, apiId, key, signal);
  const call = toCall(found, await readRequest(request), ports);
  const startedAt = ports.clock();
  const run = await runIntegration(call, ports);
  const latencyMs = ports.clock() - startedAt;

  const { status, headers, body } = run.explained;
  const text = textWithoutBom(body);
  const { path, query } = splitTarget(call.sent.message.target);
  const log = logView({
    requestId: call.requestId,
    startedAt,
    methodRequest: {
      httpMethod: call.sent.message.method,
      path,
      resourcePath: call.sent.resourcePath,
      pathParameters: call.sent.pathParameters,
      queryString: decodeQuery(query),
      headers: call.sent.message.headers,
      body: textWithoutBom(call.sent.message.body),
    },
    ...run.steps,
    durationsMs: { endpointResponse: latencyMs },
    methodResponse: { status, headers, body: text },
    ...(run.fault && { fault: run.fault }),
  });
  const diagnosis = run.fault && toDiagnosis(run.fault, factsOf(log, { route: key }).target);
  const json = await jsonReader({ body: text, status }, request.response);
  return withHidden(
    {
      status,
      ...headerMaps(headers),
      body: text,
      latencyMs,
      log,
      ...(diagnosis && { diagnosis }),
      simulated: run.simulated,
    },
    { json },
  );
}

interface Call<Output = unknown> {
  readonly found: FoundRoute;
  readonly request: RouteTestRequest<Output>;
  readonly sent: RouteRequest;
  readonly stage: string;
  readonly domainName: string;
  readonly requestId: string;
}

function toCall<Output>(
  found: FoundRoute,
  request: RouteTestRequest<Output>,
  ports: Ports,
): Call<Output> {
  const isHttp = found.api.ProtocolType === "HTTP";
  const { stage = isHttp ? "$default" : "production", route } = request;
  const domainName = (found.api.ApiEndpoint ?? "").replace(/^\w+:\/\//, "");
  const sent = toRouteRequest(isHttp ? route : `GET /${stage}`, request, {
    host: domainName,
    prefix: isHttp && stage !== "$default" ? `/${stage}` : "",
  });
  return { found, request, sent, stage, domainName, requestId: randomUuid(ports) };
}

function runIntegration(call: Call, ports: Ports): Promise<Run> {
  const { integration, route, api } = call.found;
  const { IntegrationType: type, IntegrationSubtype: subtype } = integration;
  if (type === "AWS_PROXY" && subtype === undefined) return runFunction(call, ports);
  if (type === "HTTP_PROXY" && api.ProtocolType === "HTTP") return runEndpoint(call, ports);
  const what = subtype ?? `${type ?? "no"} integration`;
  throw failed(
    route.RouteKey ?? "",
    `a route to ${what} is not simulated`,
    "Call a deployed stage.",
  );
}

async function runFunction(call: Call, ports: Ports): Promise<Run> {
  const { found, request } = call;
  const { lambda, signal } = request;
  const routeKey = found.route.RouteKey ?? "";
  if (!lambda) {
    const hint = "Pass it as lambda: new LambdaClient().";
    throw failed(routeKey, "its integration needs a client to call the function", hint);
  }
  const uri = fillUri(found.integration, request.stageVariables);
  const functionArn = parseLambdaUri(uri)?.functionArn ?? uri;
  const arn = parseLambdaArn(functionArn);
  if (!arn)
    throw failed(routeKey, `${uri} is not a function`, "Set the integration's IntegrationUri.");

  const kind = kindOf(found);
  const payload = JSON.stringify(eventOf(kind, call, { ...arn, ports }));
  const sdk = await import("@aws-sdk/client-lambda");
  // The port is a LambdaClient, as its comment says.
  const client = lambda as unknown as LambdaClient;
  const startedAt = ports.clock();
  const output = await client.send(
    new sdk.InvokeCommand({ FunctionName: functionArn, Payload: payload }),
    signal ? { abortSignal: signal } : {},
  );
  const answer = textWithoutBom(output.Payload);
  const explained = explain(answer, kind, output.FunctionError !== undefined);
  const { requestId: lambdaRequestId = "" } = output.$metadata;
  const fault = faultOf(
    functionArn,
    answer,
    explained,
    output.FunctionError !== undefined,
    lambdaRequestId,
  );
  return {
    steps: {
      integrationRequest: {
        type: "AWS_PROXY",
        uri: invocationUrl(arn.region, functionArn),
        headers: [],
        body: payload,
      },
      endpointResponse: {
        status: output.StatusCode ?? 200,
        latencyMs: ports.clock() - startedAt,
        headers: output.FunctionError ? [["X-Amz-Function-Error", output.FunctionError]] : [],
        body: answer,
      },
    },
    explained,
    ...(fault && { fault }),
    simulated: {
      steps: ["routing by the key", "the event", "reading the response"],
      notRun: notRun(call, "API Gateway's permission to call the function"),
    },
  };
}

type SimulatedKind = ResultKind & EventKind;

function kindOf({ api, route, integration }: FoundRoute): SimulatedKind {
  if (api.ProtocolType === "HTTP") {
    return integration.PayloadFormatVersion === "1.0" ? "http-v1" : "http";
  }
  if (route.RouteKey === "$connect") return "web-socket.connect";
  return route.RouteKey === "$disconnect" ? "web-socket.disconnect" : "web-socket.message";
}

interface EventFacts {
  readonly accountId: string;
  readonly ports: Ports;
}

/** Creates the event. Its account id is the function's, because the API does not have one. */
function eventOf(kind: SimulatedKind, call: Call, { accountId, ports }: EventFacts): unknown {
  const { found, request, sent, stage, domainName } = call;
  const { apiId, stageVariables = {} } = request;
  const timeEpoch = ports.clock();
  const requestId = randomExtendedId(ports);
  const arrival = { traceId: randomTraceId(ports) };
  const routeKey = found.route.RouteKey ?? "";
  const { message, pathParameters } = sent;
  if (kind === "http" || kind === "http-v1") {
    return toEvent(kind, {
      request: message,
      route: { routeKey, pathParameters },
      context: { accountId, apiId, stage, requestId, timeEpoch, domainName },
      stageVariables,
      arrival,
    });
  }
  const context = {
    apiId,
    stage,
    domainName,
    connectionId: randomExtendedId(ports),
    connectedAt: timeEpoch,
    requestId,
    timeEpoch,
    identity: { sourceIp: message.sourceIp ?? "" },
  };
  switch (kind) {
    case "web-socket.connect":
      return toEvent(kind, { request: message, context, stageVariables, arrival });
    case "web-socket.disconnect":
      return toEvent(kind, { context, stageVariables });
    default:
      return toEvent("web-socket.message", {
        body: textWithoutBom(message.body),
        route: { routeKey },
        context: { ...context, messageId: randomExtendedId(ports) },
        stageVariables,
      });
  }
}

function explain(answer: string, kind: SimulatedKind, isError: boolean): ResultExplanation {
  if (isError) return explainFunctionError(answer, kind);
  return explainResult(answer === "" ? null : jsonOrText(answer), kind);
}

function faultOf(
  functionArn: string,
  answer: string,
  explained: ResultExplanation,
  isError: boolean,
  lambdaRequestId: string,
): Fault | undefined {
  if (isError) {
    const error = readFunctionError(answer);
    return { code: "lambda.failed", details: { functionArn, ...error, lambdaRequestId } };
  }
  if (explained.ok) return undefined;
  const { reason, status } = explained;
  return { code: "lambda.answer", details: { functionArn, reason, status } };
}

async function runEndpoint(call: Call, ports: Ports): Promise<Run> {
  const { found, request, sent } = call;
  const { fetch: send, signal } = request;
  const { integration, route } = found;
  const routeKey = route.RouteKey ?? "";
  if (integration.ConnectionType === "VPC_LINK") {
    throw failed(routeKey, "a private endpoint is not simulated", "Call a deployed stage.");
  }
  if (!send) {
    const hint = "Pass fetch to send it.";
    throw failed(routeKey, `it would send a request to ${integration.IntegrationUri ?? ""}`, hint);
  }
  const { message } = sent;
  const url = urlOf(integration, sent, request.stageVariables);
  const method = methodOf(integration, message);
  const startedAt = ports.clock();
  const isBodiless = method === "GET" || method === "HEAD";
  const response = await send(url, {
    method,
    headers: message.headers.filter(([name]) => name.toLowerCase() !== "host") as [
      string,
      string,
    ][],
    // API Gateway returns a redirect to the client.
    redirect: "manual",
    ...(!isBodiless && { body: new Uint8Array(message.body) }),
    ...(signal && { signal }),
  });
  const body = new Uint8Array(await response.arrayBuffer());
  const headers: readonly Header[] = [...response.headers];
  const text = textWithoutBom(body);
  return {
    steps: {
      integrationRequest: {
        type: "HTTP_PROXY",
        uri: url,
        headers: message.headers,
        body: textWithoutBom(message.body),
      },
      endpointResponse: {
        status: response.status,
        latencyMs: ports.clock() - startedAt,
        headers,
        body: text,
      },
    },
    explained: { ok: true, status: response.status, headers, body, isBase64Decoded: false },
    simulated: {
      steps: ["routing by the key", "the request to the endpoint"],
      notRun: notRun(call, "headers that API Gateway adds and drops"),
    },
  };
}

function methodOf(
  { IntegrationMethod: method = "ANY" }: GetIntegrationResult,
  sent: RequestMessage,
): string {
  return method === "ANY" ? sent.method : method;
}

/** A missing variable becomes empty, so that the address shows which one it is. */
function fillUri(
  { IntegrationUri = "" }: GetIntegrationResult,
  variables: RouteTestRequest["stageVariables"] = {},
): string {
  return fillStageVariables(IntegrationUri, variables, { isBareToo: true, missing: () => "" });
}

function urlOf(
  integration: GetIntegrationResult,
  { message, pathParameters }: RouteRequest,
  stageVariables: RouteTestRequest["stageVariables"],
): string {
  const filled = fillUri(integration, stageVariables).replaceAll(
    /\{(\w+)\+?\}/g,
    (_, name: string) => (Object.hasOwn(pathParameters, name) ? (pathParameters[name] ?? "") : ""),
  );
  const { query } = splitTarget(message.target);
  return query === "" ? filled : `${filled}${filled.includes("?") ? "&" : "?"}${query}`;
}

/** Lists the steps that a request to the deployed API would run as well. */
function notRun({ found }: Call, ...others: readonly string[]): readonly string[] {
  const { route, integration, api } = found;
  const authorization = route.AuthorizationType ?? "NONE";
  return [
    ...(authorization === "NONE" ? [] : [`the authorizer (${authorization})`]),
    ...(route.ApiKeyRequired ? ["the API key"] : []),
    ...(integration.RequestParameters ? ["the mapping of request parameters"] : []),
    ...(integration.ResponseParameters ? ["the mapping of response parameters"] : []),
    ...(api.CorsConfiguration ? ["CORS"] : []),
    ...others,
    "throttling, and the limits of size and time",
  ];
}
