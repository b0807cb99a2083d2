import type { MessageBody, RequestMessage, ResponseMessage } from "../../core/message.ts";
import type { RestApi } from "../../integrations/model/api/rest-api.ts";
import type { RestApiRecord } from "../../integrations/model/record/rest-api-record.ts";
import { contextAsText } from "../../proxy-events/authorizers/context.ts";
import type {
  AuthorizerContextValue,
  RestAuthorizer,
} from "../../proxy-events/events/authorizer-context.ts";
import { type BackendOptions, toBackends } from "../backends/backends.ts";
import { sign } from "../backends/sign.ts";
import { routesByKey } from "../gateway/rest/find-route.ts";
import { runRestMethod } from "../gateway/rest/rest.ts";
import { type ServedStage, serveStage, stageExecution } from "../gateway/rest/serve-stage.ts";
import type { WebAclVerdict } from "../gateway/rest/steps/execution.ts";
import { refuseUnsupported, type UnsupportedFeature } from "../gateway/rest/unsupported.ts";
import { apiKeyFinder, type EmulatedApiKey } from "../gateway/shared/api-key.ts";
import { AuthorizerCache } from "../gateway/shared/authorizers/authorizer-cache.ts";
import type { UserPoolKeys } from "../gateway/shared/authorizers/user-pools.ts";
import {
  type BufferedRun,
  bufferResponse,
  bufferRun,
  observeRun,
} from "../gateway/shared/buffer-run.ts";
import { type FaultRule, faultChooser, refuseIdleFaults } from "../gateway/shared/faults.ts";
import { principalFinder, type SigningPrincipal } from "../gateway/shared/iam/principals.ts";
import {
  type CustomDomain,
  resolveStage,
  type StageLocation,
} from "../gateway/shared/resolve-stage.ts";
import { forbidden } from "../gateway/shared/service-headers.ts";
import { readFetch } from "../hosts/fetch/read-fetch.ts";
import { toResponse } from "../hosts/fetch/to-response.ts";
import { listen } from "../hosts/server/listen.ts";
import type { ListenOptions, LoopbackServer } from "../hosts/server/loopback-server.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import type { InvokeRequest } from "../request/invoke-request.ts";
import { toInvokeMessage } from "../request/invoke-request.ts";
import { type Ports, portsOf } from "../request/ports.ts";
import { readRequest } from "../request/read-request.ts";
import { toInvokeResponse } from "../request/response.ts";
import { unknownRoute } from "../request/unknown-route.ts";
import { refuseUnknownSettings, type SettingNames } from "../request/unknown-settings.ts";
import type { Gateway, Invocation } from "../trace/gateway.ts";
import { logView } from "../trace/log-view.ts";
import type { Trace } from "../trace/trace.ts";
import { emulatedRecord } from "./emulated-record.ts";

/** A request that ran in an emulated API. */
export interface EmulatedInvocation extends Invocation {
  /** Every step with its input and output. */
  readonly trace: Trace;
  /** The execution log that API Gateway would print. */
  readonly log: ExecutionLog;
}

/** An API that is emulated in process. */
export interface EmulatedGateway<Key extends string> extends Gateway<Key, EmulatedInvocation> {
  /**
   * Sends a request to a route and returns its response, trace and log. With `authorizer`, the route's
   * authorizer is not called, and the integration receives this context.
   *
   * @example
   * const { response } = await gateway.invoke("PUT /orders/{id}", {
   *   path: { id: "42" },
   *   authorizer: { principalId: "jo", tenant: "acme" },
   * });
   */
  invoke<const Called extends string>(
    key: Called extends Key ? Called : Key,
    ...request: EmulatedArguments<Called>
  ): Promise<EmulatedInvocation>;
  /** The URL of the stage as on AWS: `https://emulated01.execute-api.us-east-1.amazonaws.com/test`. */
  readonly url: string;
  /** The hosts of the stage: the API's own, and the custom domain. */
  readonly hosts: readonly string[];
  /**
   * Handles a client's request as it is on the wire, and routes it by its path. The path starts with
   * the stage on the API's host, with the base path on a custom domain, and with the stage or
   * `/restapis/API/STAGE/_user_request_` on any other host.
   *
   * @example
   * const answer = await gateway.handle({
   *   method: "GET",
   *   target: "/test/a//b/../c%2Fd",
   *   headers: [["X-Id", "1"], ["x-id", "2"]],
   *   body: new Uint8Array(),
   * });
   */
  handle(message: RequestMessage): Promise<ResponseMessage>;
  /**
   * Handles a request like the global `fetch`. A path is relative to the stage. A URL is routed as in
   * `handle`.
   *
   * Like any client that uses `fetch`, a `Request` lower-cases header names, joins repeated lines,
   * resolves `..` in the path and rejects a GET with a body. To test these, pass `handle` a message.
   *
   * @example
   * const response = await gateway.fetch("/orders/42", { method: "PUT", body: "{}" });
   */
  fetch(request: Request | URL | string, init?: RequestInit): Promise<Response>;
  /**
   * Serves the API on loopback. The path starts with the stage, unless a client sends the host of the
   * API or of its custom domain.
   *
   * @example
   * await using server = await gateway.listen();
   * await fetch(`${server.url}/test/health`);
   *
   * @throws GatewrightError `gateway.listen`: the server cannot listen, for example because the port is
   * in use.
   */
  listen(options?: ListenOptions): Promise<LoopbackServer>;
}

/** The caller, for tests that do not test authorization. */
export interface EmulatedCaller {
  /**
   * The context that an authorizer would return: of a Lambda authorizer, whose values become text, or
   * `{ claims }` of a user pool. No authorizer is called and no policy is evaluated.
   */
  readonly authorizer?: AuthorizerContext;
  /** Signs the request as this principal, with Signature Version 4. Include it in `principals`. */
  readonly as?: SigningPrincipal;
}

type AuthorizerContext = Readonly<Record<string, AuthorizerContextValue>> | UserPoolClaims;

interface UserPoolClaims {
  readonly claims: Readonly<Record<string, AuthorizerContextValue>>;
}

/** The arguments of `invoke`. The request is optional for a route without path parameters. */
export type EmulatedArguments<Key extends string> = Key extends `${string}{${string}`
  ? [request: EmulatedRequest<Key>]
  : [request?: EmulatedRequest<Key>];

/** A request to a route, and its caller. */
export type EmulatedRequest<Key extends string> = InvokeRequest<Key> & EmulatedCaller;

/** Options of `emulate`: backends, the stage, faults. `clock`, `random` and `timer` make a run repeatable. */
export interface EmulateOptions extends Partial<Ports>, BackendOptions {
  /** Unsupported features that the API may use without effect. Any other one throws an error. */
  readonly ignore?: readonly UnsupportedFeature[];
  /** API keys for methods that require one. Defaults to none, as on a new stage. */
  readonly apiKeys?: readonly EmulatedApiKey[];
  /** Principals that may sign requests to methods with IAM authorization, with their keys and policies. */
  readonly principals?: readonly SigningPrincipal[];
  /** The Cognito user pools of the authorizers, with their public keys. */
  readonly userPools?: readonly UserPoolKeys[];
  /** Decides as the stage's web ACL would for each request. */
  readonly webAcl?: (request: RequestMessage) => WebAclVerdict;
  /** Ignores authorizers and the resource policy. */
  readonly skipAuthorization?: boolean;
  /** Faults to inject, and how often. */
  readonly faults?: readonly FaultRule[];
  /** The stage that the API is deployed to. */
  readonly stage?: {
    /** The stage's name. Defaults to `test`. */
    readonly name?: string;
    /** The stage's variables. Defaults to none. */
    readonly variables?: Readonly<Record<string, string>>;
  };
  /** The API's id, the first label of its host. Defaults to `emulated01`. */
  readonly apiId?: string;
  /** The API's Region. Defaults to `us-east-1`. */
  readonly region?: string;
  /** A custom domain that maps to the stage. */
  readonly customDomain?: CustomDomain;
  /** Called after every request, whatever the entry point. */
  readonly onRun?: (run: EmulatedInvocation) => void;
}

const optionNames: SettingNames<EmulateOptions> = {
  lambdas: true,
  http: true,
  vpcLinks: true,
  services: true,
  credentials: true,
  stage: true,
  faults: true,
  apiKeys: true,
  principals: true,
  userPools: true,
  webAcl: true,
  skipAuthorization: true,
  apiId: true,
  region: true,
  customDomain: true,
  ignore: true,
  onRun: true,
  clock: true,
  random: true,
  timer: true,
};

const stageNames: SettingNames<NonNullable<EmulateOptions["stage"]>> = {
  name: true,
  variables: true,
};

/** The account of an emulated API: the example account of AWS's documentation. */
const emulatedAccount = "123456789012";

/** The only deployment. Events and `$context` of a stage always name one (recorded). */
const emulatedDeployment = "emul01";

/**
 * Emulates a REST API in process, from its definition or its stored AWS record. Each request goes
 * through the same steps as on AWS, and the trace contains every step.
 *
 * @example
 * const gateway = emulate(orders, { lambdas: { [functionArn]: handler } });
 * const { response, trace } = await gateway.invoke("GET /health");
 *
 * @throws GatewrightError `gateway.unsupported`: the API uses a feature that is not emulated;
 * `api.invalid`: the value is not an API; `settings.invalid`: an option is misspelled; `gateway.fault`,
 * `route.invalid`: a fault cannot occur in this API; on invoking, `gateway.no-backend`: a backend is
 * missing.
 */
// Not overloaded: the compiler would always report the error of the last overload.
export function emulate<Key extends string = string>(
  api: RestApi<Key> | RestApiRecord,
  options?: EmulateOptions,
): EmulatedGateway<Key>;
export function emulate(
  api: RestApi | RestApiRecord,
  options: EmulateOptions = {},
): EmulatedGateway<string> {
  refuseUnknownSettings("emulate the API", options, optionNames);
  if (options.stage)
    refuseUnknownSettings("emulate the stage", options.stage, stageNames, "stage.");
  const record = emulatedRecord(api);
  const routes = routesByKey(record);
  for (const [key, { method }] of routes) {
    refuseUnsupported(key, method, record, options.ignore ?? []);
  }
  const { apiId = "emulated01", region = "us-east-1", customDomain, onRun } = options;
  const { faults = [] } = options;
  const chooseFault = faultChooser(faults);
  refuseIdleFaults(
    faults,
    new Map([...routes].map(([key, { method }]) => [key, method.methodIntegration?.type])),
  );
  const ports = portsOf(options);
  const { name = "test", variables = {} } = options.stage ?? {};
  const location: StageLocation = {
    apiId,
    domainName: `${apiId}.execute-api.${region}.amazonaws.com`,
    stageName: name,
    ...(customDomain && { customDomain }),
  };
  const served: ServedStage = {
    apiId,
    accountId: emulatedAccount,
    region,
    domainName: location.domainName,
    stage: { stageName: name, variables },
    deployment: record,
    deploymentId: emulatedDeployment,
    findApiKey: apiKeyFinder(options.apiKeys ?? [], ports),
    ...(!options.skipAuthorization && {
      front: {
        authorizerCache: new AuthorizerCache(),
        userPools: options.userPools ?? [],
        findPrincipal: principalFinder(options.principals ?? []),
        ...(options.webAcl && { webAcl: options.webAcl }),
      },
    }),
    backends: toBackends(options),
    chooseFault,
    ignore: options.ignore ?? [],
    ports,
  };

  async function answer(message: RequestMessage): Promise<ResponseMessage<MessageBody>> {
    const resolved = resolveStage(location, message);
    if (!resolved) return forbidden(served.ports);
    const { domainName, clientTarget, target } = resolved;
    const request = { ...message, target: clientTarget };
    const reached = domainName === served.domainName ? served : { ...served, domainName };
    const run = await serveStage(reached, request, target);
    const observed = onRun ? observeRun(run, (ended) => onRun(toInvocation(ended))) : run;
    return observed.response;
  }

  const url = `https://${location.domainName}/${name}`;
  return {
    url,
    hosts: [location.domainName, ...(customDomain ? [customDomain.name] : [])],
    async invoke(key, ...[request]) {
      const route = routes.get(key);
      if (!route) throw unknownRoute(`invoke "${key}"`, key, [...routes.keys()]);
      const { authorizer, as: principal, ...sent } = request ?? {};
      const { message: unsigned, pathParameters } = toInvokeMessage(key, await readRequest(sent));
      const message = principal ? await signRequest(unsigned, principal, url, served) : unsigned;
      const found = stageExecution(served, { ...route, pathParameters }, message);
      const caller = authorizer && { authorizer: callerContext(authorizer) };
      const execution = caller ? { ...found, caller } : found;
      const invocation = toInvocation(await bufferRun(await runRestMethod(execution)));
      onRun?.(invocation);
      return invocation;
    },
    handle: async (message) => bufferResponse(await answer(message)),
    fetch: async (request, init) => toResponse(await answer(await readFetch(url, request, init))),
    listen: (settings) => listen(answer, settings),
  };
}

/** @param url the stage's URL, whose path is part of the signature */
async function signRequest(
  message: RequestMessage,
  principal: SigningPrincipal,
  url: string,
  { region, ports }: Pick<ServedStage, "region" | "ports">,
): Promise<RequestMessage> {
  const added = await sign(
    { ...message, url: `${url}${message.target}` },
    { credentials: principal, region, service: "execute-api", signedAt: ports.clock() },
  );
  return { ...message, headers: [...message.headers, ...added] };
}

function callerContext(context: AuthorizerContext): NonNullable<RestAuthorizer> {
  const { claims, ...others }: Readonly<Record<string, unknown>> = { ...context };
  if (typeof claims !== "object" || claims === null) return contextAsText({ ...context });
  return { ...contextAsText(others), claims: contextAsText({ ...claims }) };
}

function toInvocation({ response, trace }: BufferedRun): EmulatedInvocation {
  return {
    response: toInvokeResponse(response),
    trace,
    // Printed lazily, because most tests only read the response.
    get log() {
      return logView(trace);
    },
  };
}
