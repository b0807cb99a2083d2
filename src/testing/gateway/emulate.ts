import type { RestApi } from "../../integrations/api/rest-api.ts";
import { lower } from "../../integrations/record/lower.ts";
import type { RestApiRecord } from "../../integrations/record/rest-api-record.ts";
import type { HttpBackends, VpcLinks } from "../backends/http.ts";
import type { Lambdas } from "../backends/lambda.ts";
import { type Ports, systemPorts } from "../ports.ts";
import { toInvokeResponse } from "../response.ts";
import type { ExecutionLog } from "../trace/execution-log.ts";
import { logView } from "../trace/log-view.ts";
import type { Trace } from "../trace/trace.ts";
import { apiKeyFinder, type EmulatedApiKey } from "./api-key.ts";
import { bufferRun } from "./buffer-run.ts";
import type { ExecutionStage } from "./execution.ts";
import type { Gateway, Invocation } from "./gateway.ts";
import { toRequestMessage } from "./invoke-request.ts";
import { type MatchedRoute, routesByKey } from "./resource-tree.ts";
import { runRestMethod } from "./rest.ts";
import { unknownRoute } from "./unknown-route.ts";
import { refuseUnsupported, type UnsupportedFeature } from "./unsupported.ts";

/** A request that ran here. */
export interface EmulatedInvocation extends Invocation {
  /** Every step, with what came in and what went out. */
  readonly trace: Trace;
  /** What API Gateway would print of it. */
  readonly log: ExecutionLog;
}

/** An API that runs in process. */
export type EmulatedGateway<Key extends string> = Gateway<Key, EmulatedInvocation>;

export interface EmulateOptions extends Partial<Ports> {
  /** The code of the Lambda functions, by the ARN that the integrations name. */
  readonly lambdas?: Lambdas;
  /** What answers at the origins that HTTP and AWS service integrations call. */
  readonly http?: HttpBackends;
  /** What VPC links lead to, by their ids. */
  readonly vpcLinks?: VpcLinks;
  /** Features that are not emulated and that the API may have all the same, without effect. */
  readonly ignore?: readonly UnsupportedFeature[];
  /** Keys that may call methods that require one. Absent: there are none, as on a new stage. */
  readonly apiKeys?: readonly EmulatedApiKey[];
  readonly stage?: {
    /** Absent: `test`. */
    readonly name?: string;
    readonly variables?: Readonly<Record<string, string>>;
  };
}

/** What an emulated API gets for its id and account, as AWS's documentation writes them. */
const emulatedId = "emulated01";
const emulatedAccount = "123456789012";

/**
 * Runs a REST API in process, a definition or what AWS stores of one: each request goes through the steps that it would go through on AWS,
 * and every step is in the trace.
 *
 * @example
 * const gateway = emulate(orders, { lambdas: { [functionArn]: handler } });
 * const { response, trace } = await gateway.invoke("GET /health");
 *
 * @throws GatewrightError `gateway.unsupported`: names a feature that the API needs and that is not
 * emulated; on invoking, `gateway.no-backend` names the backend that is not given.
 */
export function emulate<Key extends string>(
  api: RestApi<Key>,
  options?: EmulateOptions,
): EmulatedGateway<Key>;
export function emulate(api: RestApiRecord, options?: EmulateOptions): EmulatedGateway<string>;
export function emulate(
  api: RestApi | RestApiRecord,
  options: EmulateOptions = {},
): EmulatedGateway<string> {
  const record = "kind" in api ? lower(api) : api;
  const routes = routesByKey(record);
  for (const [key, { method }] of routes) {
    refuseUnsupported(key, method, record, options.ignore ?? []);
  }
  const ports = { ...systemPorts, ...options };
  const findApiKey = apiKeyFinder(options.apiKeys ?? [], ports);
  const { lambdas = {}, http = {}, vpcLinks = {} } = options;
  const backends = { lambdas, http, vpcLinks };
  const { name = "test", variables = {} } = options.stage ?? {};
  const stage: ExecutionStage = {
    name,
    pathPrefix: `/${name}`,
    domainName: `${emulatedId}.execute-api.us-east-1.amazonaws.com`,
    variables,
  };
  return {
    async invoke(key, ...[request]) {
      const { resource, method } = routes.get(key) ?? missing(key, routes);
      const run = await runRestMethod({
        apiId: emulatedId,
        accountId: emulatedAccount,
        api: record,
        resource,
        method,
        request: toRequestMessage(key, request),
        stage,
        findApiKey,
        backends,
        ports,
      });
      const { response, trace } = await bufferRun(run);
      return {
        response: toInvokeResponse(response),
        trace,
        // Printed only where it is read: most tests look at the answer.
        get log() {
          return logView(trace);
        },
      };
    },
  };
}

function missing(key: string, routes: ReadonlyMap<string, MatchedRoute>): never {
  throw unknownRoute(key, [...routes.keys()]);
}
