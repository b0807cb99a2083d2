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
import type { Service } from "./wire/service.ts";
import { isLoopback, noService, serviceHost, signedService } from "./wire/service-host.ts";

export interface FakeAwsOptions extends Partial<Ports>, BackendOptions, StageFrontOptions {
  /** Twelve digits. Absent: `123456789012`. */
  readonly accountId?: string;
  /** Absent: `us-east-1`. */
  readonly region?: string;
  /**
   * `"required"`: API Gateway calls a function only where Lambda's `AddPermission` has allowed it, or
   * the integration has a role. Absent: it calls every function.
   */
  readonly lambdaPermissions?: "required";
  /** The roles that API Gateway can assume. Absent: every role. */
  readonly assumableRoles?: ReadonlySet<string>;
  /** Features of deployed APIs that are not emulated and that they may have all the same. */
  readonly ignore?: readonly UnsupportedFeature[];
  /**
   * What goes wrong on purpose on the stages of all APIs, and how often. A rule for a route that no
   * API has, or where its fault cannot happen, waits until one has it.
   */
  readonly faults?: readonly FaultRule[];
  /** How many calls `calls` keeps, 1 or more; older ones are dropped. Absent: 10 000. */
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

/** Loaded with the first call: who tests without Lambda's client need not have it. */
const answerLambda: Service = async (account, message) => {
  const lambda = await import("./lambda/lambda.ts");
  return lambda.answerLambda(account, message);
};

/** The same for HTTP and WebSocket APIs. */
const answerApiGatewayV2: Service = async (account, message) => {
  const v2 = await import("./v2/api-gateway-v2.ts");
  return v2.answerApiGatewayV2(account, message);
};

/** An AWS account in memory. */
export interface FakeAws {
  readonly accountId: string;
  readonly region: string;
  /**
   * The hosts of its services, and its custom domains as they are now; its stages are at
   * `API.execute-api.REGION.amazonaws.com`.
   */
  readonly hosts: readonly string[];
  /** The calls of operations that it got, refused ones as well, the oldest first. */
  readonly calls: readonly AwsCall[];
  /** How many calls `calls` holds no more. */
  readonly droppedCalls: number;
  /** Empties `calls`: between two tests. */
  forgetCalls(): void;
  /** A request to AWS that the account does not serve is not to leave the process. */
  readonly blocks: "aws";
  /**
   * Answers a request as the service at its host would. On loopback, where no host tells the
   * services apart, `/restapis/API/STAGE/_user_request_/…` is a stage and all else the control plane.
   *
   * @throws GatewrightError `network.blocked`: the account has no service at that host.
   */
  handle(message: RequestMessage): Promise<ResponseMessage>;
  /**
   * The same with what `fetch` takes, for the host of a service, of a stage or of a custom domain.
   *
   * @throws GatewrightError `uri.invalid`: it is no URL.
   */
  fetch(request: Request | URL | string, init?: RequestInit): Promise<Response>;
  /**
   * Serves the account on loopback, for what is no SDK client in this process.
   *
   * @example
   * await using server = await aws.listen({ port: 4566 });
   * // aws --endpoint-url http://127.0.0.1:4566 apigateway get-rest-apis
   * // curl http://127.0.0.1:4566/restapis/API/STAGE/_user_request_/health
   *
   * @throws GatewrightError `gateway.listen`: the server cannot listen, for example because the port is
   * in use.
   */
  listen(options?: ListenOptions): Promise<LoopbackServer>;
  /**
   * What an SDK client needs to talk to this account and to nothing else.
   *
   * @example
   * const client = new APIGatewayClient(aws.clientConfig());
   */
  clientConfig(): FakeClientConfig;
}

export interface FakeClientConfig {
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly requestHandler: SmithyRequestHandler;
}

/**
 * A fresh, empty AWS account in memory, for the real SDK clients to talk to.
 *
 * What a call would be refused for on AWS it is refused for here, with AWS's text. An operation that
 * is not emulated answers with an error that names it. Requests are not authenticated.
 *
 * @throws GatewrightError `gateway.fault`: a number of a fault is out of range; `settings.invalid`:
 * an option is misspelled.
 *
 * @example
 * const aws = fakeAws({ lambdas: { [functionArn]: handler } });
 * const client = new APIGatewayClient(aws.clientConfig());
 */
export function fakeAws(options: FakeAwsOptions = {}): FakeAws {
  refuseUnknownSettings("make the fake account", options, optionNames);
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
    // The generated host of a custom domain, which answers under the domain's own name.
    if (isOwn) return forbidden(ports);
    const name = serviceHosts.includes(host) ? host.split(".", 1)[0] : signedService(message);
    const service = services.get(name ?? "apigateway");
    // One host for both control planes.
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
      requestHandler: smithyRequestHandler(handle),
    }),
  };
}
