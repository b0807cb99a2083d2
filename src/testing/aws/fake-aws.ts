import {
  headerValue,
  type MessageBody,
  type RequestMessage,
  type ResponseMessage,
} from "../../core/message.ts";
import { type BackendOptions, type Backends, toBackends } from "../backends/backends.ts";
import type { UnsupportedFeature } from "../gateway/rest/unsupported.ts";
import { bufferResponse } from "../gateway/shared/buffer-run.ts";
import { type FaultRule, faultChooser } from "../gateway/shared/faults.ts";
import { forbidden } from "../gateway/shared/service-headers.ts";
import { readFetch } from "../hosts/fetch/read-fetch.ts";
import { toResponse } from "../hosts/fetch/to-response.ts";
import { listen } from "../hosts/server/listen.ts";
import type { ListenOptions, LoopbackServer } from "../hosts/server/loopback-server.ts";
import { type SmithyRequestHandler, smithyRequestHandler } from "../hosts/smithy.ts";
import { type Ports, portsOf } from "../request/ports.ts";
import { stageAddress } from "../request/stage-address.ts";
import { refuseUnknownSettings, type SettingNames } from "../request/unknown-settings.ts";
import { type AwsCall, callRecord } from "./account/calls.ts";
import {
  allowsApiGateway,
  type FunctionStore,
  limitedFunctions,
} from "./account/function-settings.ts";
import { type StageFrontOptions, stageFronts } from "./account/stage-fronts.ts";
import type { Account } from "./account/store.ts";
import { usageCount } from "./account/usage-count.ts";
import { answerApiGateway } from "./api-gateway.ts";
import { answerCloudFormation } from "./cloudformation/cloudformation.ts";
import { answerDomainName, answerExecuteApi, isDomainName } from "./execute-api.ts";
import { loadService } from "./wire/load-service.ts";
import type { Service } from "./wire/service.ts";
import { isLoopback, noService, serviceHost, signedService } from "./wire/service-host.ts";

/** Options of `fakeAws`. */
export interface FakeAwsOptions extends Partial<Ports>, BackendOptions, StageFrontOptions {
  /**
   * The account's id, of twelve digits.
   *
   * @default "123456789012"
   */
  readonly accountId?: string;
  /**
   * The account's Region.
   *
   * @default "us-east-1"
   */
  readonly region?: string;
  /**
   * Set to `"required"` so that API Gateway calls a function only if Lambda's `AddPermission`
   * allows it or the integration has a role. Defaults to calling every function.
   */
  readonly lambdaPermissions?: "required";
  /** The ARNs of the roles that API Gateway can assume. Defaults to every role. */
  readonly assumableRoles?: ReadonlySet<string>;
  /** Features of deployed APIs that are ignored instead of rejected as not emulated. */
  readonly ignore?: readonly UnsupportedFeature[];
  /**
   * Faults to inject on the stages of all APIs, and how often. A rule for a route that does not
   * exist yet, or where its fault cannot happen, has no effect until such a route exists.
   */
  readonly faults?: readonly FaultRule[];
  /**
   * How many calls `calls` keeps, 1 or more; older ones are dropped.
   *
   * @default 10000
   */
  readonly maxCalls?: number;
}

const optionNames: SettingNames<FakeAwsOptions> = {
  lambdas: true,
  http: true,
  vpcLinks: true,
  services: true,
  credentials: true,
  accountId: true,
  region: true,
  lambdaPermissions: true,
  assumableRoles: true,
  principals: true,
  userPools: true,
  webAcls: true,
  ignore: true,
  faults: true,
  maxCalls: true,
  clock: true,
  random: true,
  timer: true,
};

const answerLambda = loadService("@aws-sdk/client-lambda", async () => {
  const { answerLambda: service } = await import("./lambda/lambda.ts");
  return service;
});

const answerApiGatewayV2 = loadService("@aws-sdk/client-apigatewayv2", async () => {
  const { answerApiGatewayV2: service } = await import("./v2/api-gateway-v2.ts");
  return service;
});

/** An AWS account in memory. */
export interface FakeAws {
  /** The account's id, of twelve digits. */
  readonly accountId: string;
  /** The account's Region. */
  readonly region: string;
  /**
   * The hosts of its services, and its current custom domains. Its stages are at
   * `API.execute-api.REGION.amazonaws.com`.
   */
  readonly hosts: readonly string[];
  /** The operations that were called, rejected calls included, oldest first. */
  readonly calls: readonly AwsCall[];
  /** How many of the oldest calls were dropped from `calls`. */
  readonly droppedCalls: number;
  /** Empties `calls`, such as between two tests. */
  forgetCalls(): void;
  /** Makes `mswHandlers` block requests to AWS that the account cannot serve. */
  readonly blocks: "aws";
  /**
   * Answers a request as the service at its host would. On loopback, all services share one host:
   * `/restapis/API/STAGE/_user_request_/…` is a stage, and everything else is the control plane.
   *
   * @throws GatewrightError `network.blocked`: the account has no service at that host.
   */
  handle(message: RequestMessage): Promise<ResponseMessage>;
  /**
   * Answers a request, with the parameters of `fetch`, to the host of a service, stage or custom
   * domain.
   *
   * @throws GatewrightError `uri.invalid`: the URL is not valid.
   */
  fetch(request: Request | URL | string, init?: RequestInit): Promise<Response>;
  /**
   * Serves the account on loopback, for other programs and for clients other than the SDK's.
   *
   * @example
   * await using server = await aws.listen({ port: 4566 });
   * // aws --endpoint-url http://127.0.0.1:4566 apigateway get-rest-apis
   * // curl http://127.0.0.1:4566/restapis/API/STAGE/_user_request_/health
   *
   * @throws GatewrightError `gateway.listen`: the server cannot listen, such as on a port in use.
   */
  listen(options?: ListenOptions): Promise<LoopbackServer>;
  /**
   * Returns the settings with which an SDK client calls this account and nothing else.
   *
   * @example
   * const client = new APIGatewayClient(aws.clientConfig());
   */
  clientConfig(): FakeClientConfig;
}

/** Settings of an SDK client that calls a fake account. */
export interface FakeClientConfig {
  /** The account's Region. */
  readonly region: string;
  /** Placeholder credentials; the fake account does not check them. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Sends the client's requests to the account instead of the network. */
  readonly requestHandler: SmithyRequestHandler;
}

/**
 * Creates an empty AWS account in memory, which the real SDK clients can call.
 *
 * The account rejects what AWS rejects, with AWS's text. An operation that is not emulated answers
 * with an error that names it. Requests are not authenticated.
 *
 * @throws GatewrightError `gateway.fault`: a fault has a number out of range; `settings.invalid`:
 * an option is unknown.
 *
 * @example
 * const aws = fakeAws({ lambdas: { [functionArn]: handler } });
 * const client = new APIGatewayClient(aws.clientConfig());
 */
export function fakeAws(options: FakeAwsOptions = {}): FakeAws {
  refuseUnknownSettings("create the fake account", options, optionNames);
  const { accountId = "123456789012", region = "us-east-1" } = options;
  const ports = portsOf(options);
  const { ignore = [], lambdas = {} } = options;
  const record = callRecord(options.maxCalls ?? 10_000);
  const functions: FunctionStore = new Map();
  const currentLambdas = limitedFunctions(lambdas, { functions, ports, accountId, region });
  const backends: Backends = {
    ...toBackends(options),
    get lambdas() {
      return currentLambdas();
    },
    access: {
      mayInvoke: (functionArn, source) =>
        options.lambdaPermissions !== "required" ||
        allowsApiGateway(
          functions,
          functionArn,
          `arn:aws:execute-api:${region}:${accountId}:${source}`,
        ),
      mayAssume: (roleArn) => options.assumableRoles?.has(roleArn) ?? true,
    },
  };
  const account: Account = {
    accountId,
    region,
    ports,
    backends,
    chooseFault: faultChooser(options.faults ?? []),
    ignore,
    restApis: new Map(),
    record,
    functions,
    apisV2: new Map(),
    apiKeys: new Map(),
    usagePlans: new Map(),
    vpcLinks: new Map(),
    stacks: new Map(),
    clientCertificates: new Map(),
    domainNames: new Map(),
    accessAssociations: new Map(),
    usage: usageCount(),
    fronts: stageFronts(options, region),
    settings: { features: ["UsagePlans"] },
  };
  const services: ReadonlyMap<string, Service> = new Map([
    ["apigateway", answerApiGateway],
    ["lambda", answerLambda],
    ["cloudformation", answerCloudFormation],
  ]);
  const serviceHosts = [...services.keys()].map((name) => serviceHost(name, region));

  async function answer(message: RequestMessage): Promise<ResponseMessage<MessageBody>> {
    const host = headerValue(message.headers, "host") ?? "";
    if (isDomainName(account, message)) return answerDomainName(account, message);
    const isOwn = host.endsWith(`.execute-api.${region}.amazonaws.com`);
    if (!serviceHosts.includes(host) && !isOwn && !isLoopback(host)) {
      throw noService(message, host, serviceHosts);
    }
    const address = stageAddress(host, message.target);
    if (address) return answerExecuteApi(account, message, address);
    // The generated host of a custom domain: the domain answers only under its own name.
    if (isOwn) return forbidden(ports);
    const name = serviceHosts.includes(host) ? host.split(".", 1)[0] : signedService(message);
    const service = services.get(name ?? "apigateway");
    // Both control planes have the same host.
    if (service === answerApiGateway && message.target.startsWith("/v2/")) {
      return answerApiGatewayV2(account, message);
    }
    if (service) return service(account, message);
    throw noService(message, serviceHost(name ?? "", region), serviceHosts);
  }

  const handle = async (message: RequestMessage) => bufferResponse(await answer(message));
  return {
    accountId,
    region,
    calls: record.calls,
    get droppedCalls() {
      return record.dropped;
    },
    forgetCalls: () => {
      record.clear();
    },
    get hosts() {
      const domains = [...account.domainNames.values()].map(({ domainName }) => domainName);
      return [...new Set([...serviceHosts, ...domains.map((name) => name.toLowerCase())])];
    },
    blocks: "aws",
    handle,
    fetch: async (request, init) =>
      toResponse(await answer(await readFetch(undefined, request, init))),
    listen: (settings) => listen(answer, settings),
    clientConfig: () => ({
      region,
      credentials: { accessKeyId: "AKIAEXAMPLEEXAMPLE00", secretAccessKey: "not-a-secret" },
      requestHandler: smithyRequestHandler(answer),
    }),
  };
}
