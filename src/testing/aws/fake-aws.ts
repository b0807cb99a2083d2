import { GatewrightError } from "../../errors.ts";
import { headerValue, type RequestMessage, type ResponseMessage } from "../../message.ts";
import type { HttpBackends, VpcLinks } from "../backends/http.ts";
import type { Lambdas } from "../backends/lambda.ts";
import type { UnsupportedFeature } from "../gateway/unsupported.ts";
import { type SmithyRequestHandler, smithyRequestHandler } from "../hosts/smithy.ts";
import { type Ports, systemPorts } from "../ports.ts";
import { answerApiGateway } from "./api-gateway.ts";
import { type AwsCall, callRecord } from "./calls.ts";
import { answerExecuteApi } from "./execute-api.ts";
import type { Account } from "./store.ts";

export interface FakeAwsOptions extends Partial<Ports> {
  /** Twelve digits. Absent: `123456789012`. */
  readonly accountId?: string;
  /** Absent: `us-east-1`. */
  readonly region?: string;
  /** The code of the Lambda functions, by ARN. */
  readonly lambdas?: Lambdas;
  /** What answers at the origins that HTTP and AWS service integrations call. */
  readonly http?: HttpBackends;
  /** What VPC links lead to, by their ids. */
  readonly vpcLinks?: VpcLinks;
  /** Features of deployed APIs that are not emulated and that they may have all the same. */
  readonly ignore?: readonly UnsupportedFeature[];
  /** How many calls `calls` keeps, 1 or more; older ones are dropped. Absent: 10 000. */
  readonly maxCalls?: number;
}

/** An AWS account in memory. */
export interface FakeAws {
  readonly accountId: string;
  readonly region: string;
  /** The hosts that it answers for; every other host is refused. */
  readonly hosts: readonly string[];
  /** The calls of operations that it got, refused ones as well, the oldest first. */
  readonly calls: readonly AwsCall[];
  /** How many calls `calls` holds no more. */
  readonly droppedCalls: number;
  /** Empties `calls`: between two tests. */
  forgetCalls(): void;
  /**
   * Answers a request as the service at its host would.
   *
   * @throws GatewrightError `network.blocked`: the account has no service at that host.
   */
  handle(message: RequestMessage): Promise<ResponseMessage>;
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
 * @example
 * const aws = fakeAws({ lambdas: { [functionArn]: handler } });
 * const client = new APIGatewayClient(aws.clientConfig());
 */
export function fakeAws(options: FakeAwsOptions = {}): FakeAws {
  const { accountId = "123456789012", region = "us-east-1" } = options;
  const ports: Ports = {
    clock: options.clock ?? systemPorts.clock,
    random: options.random ?? systemPorts.random,
    timer: options.timer ?? systemPorts.timer,
  };
  const { lambdas = {}, http = {}, vpcLinks = {}, ignore = [] } = options;
  const backends = { lambdas, http, vpcLinks };
  const record = callRecord(options.maxCalls ?? 10_000);
  const account: Account = {
    accountId,
    region,
    ports,
    backends,
    ignore,
    restApis: new Map(),
    record,
  };
  const services: ReadonlyMap<string, typeof answerApiGateway> = new Map([
    [`apigateway.${region}.amazonaws.com`, answerApiGateway],
  ]);

  async function handle(message: RequestMessage): Promise<ResponseMessage> {
    const host = headerValue(message.headers, "host") ?? "";
    const answer = services.get(host);
    if (answer) return answer(account, message);
    if (host.endsWith(`.execute-api.${region}.amazonaws.com`)) {
      return answerExecuteApi(account, message, host);
    }
    throw new GatewrightError(
      "network.blocked",
      `Failed to answer ${message.method} https://${host}${message.target}: the fake account has no service at that host`,
      { hint: `It has ${[...services.keys()].join(", ")}. Nothing was sent.` },
    );
  }

  return {
    accountId,
    region,
    hosts: [...services.keys()],
    calls: record.calls,
    get droppedCalls() {
      return record.dropped;
    },
    forgetCalls: () => {
      record.clear();
    },
    handle,
    clientConfig: () => ({
      region,
      credentials: { accessKeyId: "AKIAEXAMPLEEXAMPLE00", secretAccessKey: "not-a-secret" },
      requestHandler: smithyRequestHandler(handle),
    }),
  };
}
