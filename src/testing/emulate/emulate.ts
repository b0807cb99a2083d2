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
import { type CustomDomain, type Site, visitOf } from "../gateway/shared/resolve-stage.ts";
import { forbidden } from "../gateway/shared/service-headers.ts";
import { readFetch } from "../hosts/fetch/read-fetch.ts";
import { toResponse } from "../hosts/fetch/to-response.ts";
import { listen } from "../hosts/server/listen.ts";
import type { ListenOptions, LoopbackServer } from "../hosts/server/loopback-server.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import type { InvokeRequest } from "../request/invoke-request.ts";
import { toInvokeMessage } from "../request/invoke-request.ts";
import { type Ports, portsOf } from "../request/ports.ts";
import { toInvokeResponse } from "../request/response.ts";
import { unknownRoute } from "../request/unknown-route.ts";
import { refuseUnknownSettings, type SettingNames } from "../request/unknown-settings.ts";
import type { Gateway, Invocation } from "../trace/gateway.ts";
import { logView } from "../trace/log-view.ts";
import type { Trace } from "../trace/trace.ts";
import { emulatedRecord } from "./emulated-record.ts";

/** A request that ran here. */
export interface EmulatedInvocation extends Invocation {
  /** Every step, with what came in and what went out. */
  readonly trace: Trace;
  /** What API Gateway would print of it. */
  readonly log: ExecutionLog;
}

/** An API that runs in process. */
export interface EmulatedGateway<Key extends string> extends Gateway<Key, EmulatedInvocation> {
  /**
   * Sends a request to a route. Path parameters are those of the route. With `authorizer`, its
   * authorizer is not asked, and that is what the integration knows of the caller.
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
  /** Where the stage would be on AWS: `https://emulated01.execute-api.us-east-1.amazonaws.com/test`. */
  readonly url: string;
  /** The hosts that it answers at: the API's own, and that of its custom domain. */
  readonly hosts: readonly string[];
  /**
   * Answers a client's request as it would be on the wire, routed by its path. Its host is the
   * API's, with the stage in the path; a custom domain, with the base path; or any other, with the
   * stage or `/restapis/API/STAGE/_user_request_` in the path.
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
   * The same in the words of the Fetch standard. A path is one of the stage; a URL's host counts as
   * in `handle`.
   *
   * A `Request` lowers the case of header names, joins repeated lines, resolves `..` in the path and
   * refuses a GET with a body, as a client does that is written with `fetch`. Where a test is about
   * these, give `handle` a message.
   *
   * @example
   * const response = await gateway.fetch("/orders/42", { method: "PUT", body: "{}" });
   */
  fetch(request: Request | URL | string, init?: RequestInit): Promise<Response>;
  /**
   * Serves the API on loopback: the stage is in the path, unless a client sends the host of the API
   * or of its custom domain.
   *
   * @example
   * await using server = await gateway.listen();
   * await fetch(`${server.url}/test/health`);
   *
   * @throws GatewrightError `gateway.listen`: the port is taken, for one.
   */
  listen(options?: ListenOptions): Promise<LoopbackServer>;
}

/** Who calls, where a test is not about that. */
export interface EmulatedCaller {
  /**
   * What an authorizer would leave of the caller: the context of a Lambda authorizer, whose values
   * become text, or `{ claims }` of a user pool. No authorizer and no policy judges the request.
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

/** A request to a route, and who sends it. */
export type EmulatedRequest<Key extends string> = InvokeRequest<Key> & EmulatedCaller;

/** What `emulate` takes besides the API: backends, the stage, faults; `clock`, `random` and `timer` make a run repeatable. */
export interface EmulateOptions extends Partial<Ports>, BackendOptions {
  /** Features that are not emulated and that the API may have all the same, without effect. */
  readonly ignore?: readonly UnsupportedFeature[];
  /** Keys that may call methods that require one. Absent: there are none, as on a new stage. */
  readonly apiKeys?: readonly EmulatedApiKey[];
  /** Who may sign requests, with their keys and policies, where methods use IAM. */
  readonly principals?: readonly SigningPrincipal[];
  /** Keys of the Cognito user pools that the authorizers name. */
  readonly userPools?: readonly UserPoolKeys[];
  /** The verdict of the stage's web ACL on each request. */
  readonly webAcl?: (request: RequestMessage) => WebAclVerdict;
  /** Runs every method as if it had neither authorizer nor resource policy. */
  readonly skipAuthorization?: boolean;
  /** What goes wrong on purpose, and how often. */
  readonly faults?: readonly FaultRule[];
  readonly stage?: {
    /** Absent: `test`. */
    readonly name?: string;
    readonly variables?: Readonly<Record<string, string>>;
  };
  /** The first label of the API's host. Absent: `emulated01`. */
  readonly apiId?: string;
  /** Absent: `us-east-1`. */
  readonly region?: string;
  /** A domain of your own that leads to the stage. */
  readonly customDomain?: CustomDomain;
  /** Is told each request that ran, however it came in. */
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

/** The account of an emulated API, as AWS's documentation writes it. */
const emulatedAccount = "123456789012";

/** Its one deployment: events and `$context` of a stage always name one (recorded). */
const emulatedDeployment = "emul01";

/**
 * Runs a REST API in process, a definition or what AWS stores of one: each request goes through the
 * steps that it would go through on AWS, and every step is in the trace.
 *
 * @example
 * const gateway = emulate(orders, { lambdas: { [functionArn]: handler } });
 * const { response, trace } = await gateway.invoke("GET /health");
 *
 * @throws GatewrightError `gateway.unsupported`: names a feature that the API needs and that is not
 * emulated; `api.invalid`, `settings.invalid`: the API is none, or an option is misspelled;
 * `gateway.fault`, `route.invalid`: a fault that cannot happen in this API; on invoking,
 * `gateway.no-backend` names the backend that is not given.
 */
// One signature: of several, the compiler would tell what is wrong with the last, whatever was meant.
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
  const site: Site = {
    apiId,
    domainName: `${apiId}.execute-api.${region}.amazonaws.com`,
    stageName: name,
    ...(customDomain && { customDomain }),
  };
  const served: ServedStage = {
    apiId,
    accountId: emulatedAccount,
    region,
    domainName: site.domainName,
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
    const visit = visitOf(site, message);
    if (!visit) return forbidden(served.ports);
    const { domainName, clientTarget, target } = visit;
    const request = { ...message, target: clientTarget };
    const reached = domainName === served.domainName ? served : { ...served, domainName };
    const run = await serveStage(reached, request, target);
    const told = onRun ? observeRun(run, (ended) => onRun(toInvocation(ended))) : run;
    return told.response;
  }

  const url = `https://${site.domainName}/${name}`;
  return {
    url,
    hosts: [site.domainName, ...(customDomain ? [customDomain.name] : [])],
    async invoke(key, ...[request]) {
      const route = routes.get(key);
      if (!route) throw unknownRoute(`invoke "${key}"`, key, [...routes.keys()]);
      const { authorizer, as: principal, ...sent } = request ?? {};
      const { message: unsigned, pathParameters } = toInvokeMessage(key, sent);
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

/** @param url of the stage, whose path is signed as well */
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
    // Printed only where it is read: most tests look at the answer.
    get log() {
      return logView(trace);
    },
  };
}
