import { bytesText } from "../../../core/bytes.ts";
import { isBytes } from "../../../core/is-bytes.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";
import { refuseRole } from "../shared/access.ts";
import type { GatewayRun } from "../shared/buffer-run.ts";
import { injectedDelay } from "../shared/inject-fault.ts";
import { isGuarded } from "./authorize/is-guarded.ts";
import { withCaller } from "./authorize/with-caller.ts";
import { answerHttp, answerHttpProxy } from "./integrations/http.ts";
import { answerLambda, answerLambdaProxy, isLambda } from "./integrations/lambda.ts";
import { answerLambdaStream } from "./integrations/lambda-stream.ts";
import { answerMock } from "./integrations/mock.ts";
import { authorizerApiKey, requireApiKey } from "./steps/api-key.ts";
import type {
  IntegrationCall,
  MethodAnswer,
  RestExecution,
  RestInvocation,
} from "./steps/execution.ts";
import { renderGatewayResponse } from "./steps/gateway-response.ts";
import { refuseStrayPercent, refuseTooLarge } from "./steps/limits.ts";
import { startInvocation } from "./steps/start-invocation.ts";
import { validateRequest } from "./steps/validate-request.ts";

/** A run with the id that the hosts of a stage also send to the client. */
interface MethodRun extends GatewayRun {
  readonly extendedRequestId: string;
}

/**
 * Runs one request like a REST method of API Gateway, from the method request to the method response. A
 * failing step throws a fault, which becomes a gateway response only here.
 *
 * @throws GatewrightError `gateway.unsupported`: a feature is not emulated; `gateway.no-backend`: a
 * backend is missing.
 */
export async function runRestMethod(execution: RestExecution): Promise<MethodRun> {
  const started = startInvocation(execution);
  const { steps, lap, durationsMs, apiKey, startedAt, extendedRequestId } = started;
  let { invocation } = started;
  const { requestId } = invocation;

  /** Policies and tokens are loaded with it: most methods are open. */
  async function authorizedCaller() {
    const { authorize } = await import("./authorize/authorize.ts");
    return authorize(invocation);
  }

  /** @returns the API key of the caller, where its authorizer gives one */
  async function authorizeCaller(): Promise<string | undefined> {
    if (!execution.caller && (!execution.front || !isGuarded(execution))) return undefined;
    const caller = execution.caller ?? (await authorizedCaller());
    const { usageKey } = caller;
    invocation = withCaller(invocation, caller, authorizerApiKey(execution, usageKey));
    return usageKey;
  }

  let response: MethodAnswer;
  try {
    refuseTooLarge(execution);
    refuseStrayPercent(execution);
    refuseUnmatched(execution);
    refuseBlocked(execution);
    const usageKey = await authorizeCaller();
    if (execution.injected?.type === "throttled") throw new GatewayFault("throttled.stage", {});
    requireApiKey(execution, apiKey ?? authorizerApiKey(execution, usageKey), usageKey);
    await validateRequest(invocation);
    lap("methodRequest");
    response = await answerIntegration(invocation);
  } catch (fault) {
    if (!(fault instanceof GatewayFault)) throw fault;
    const { answer, failure } = fault;
    steps.fault = failure;
    steps.gatewayResponse = answer.responseType;
    response = renderGatewayResponse(invocation, answer, failure);
  }
  const { status, headers, body } = response;
  const methodResponse = {
    status,
    headers,
    body: isBytes(body) ? bytesText(body) : "",
  };
  lap("methodResponse");
  const { injected } = execution;
  const known = { ...steps, ...(injected && { injected }) };
  const trace = { ...known, requestId, startedAt, durationsMs, methodResponse };
  return { response, trace, extendedRequestId };
}

/** Throws the same fault for an unknown path and an unknown method (recorded). */
function refuseUnmatched({ suggestRoute }: RestExecution): void {
  if (!suggestRoute) return;
  throw new GatewayFault("route.unknown", {
    // Computed lazily, because an API may have thousands of routes.
    get suggestion() {
      return suggestRoute();
    },
  });
}

function refuseBlocked({ front, request }: RestExecution): void {
  if (front?.webAcl?.(request) === "BLOCK") throw new GatewayFault("waf.blocked", {});
}

async function answerIntegration(invocation: RestInvocation): Promise<MethodAnswer> {
  if (!hasIntegration(invocation)) throw new GatewayFault("integration.missing", {});
  const { integration } = invocation;
  refuseRole(invocation, integration.credentials ?? "");
  switch (integration.type) {
    case "MOCK":
      await injectedDelay(invocation);
      return answerMock(invocation);
    case "AWS_PROXY":
      return integration.responseTransferMode === "STREAM"
        ? answerLambdaStream(invocation)
        : answerLambdaProxy(invocation);
    case "AWS":
      return isLambda(integration) ? answerLambda(invocation) : answerHttp(invocation);
    case "HTTP":
      return answerHttp(invocation);
    case "HTTP_PROXY":
      return answerHttpProxy(invocation);
    default:
      throw new GatewayFault("endpoint.address", {});
  }
}

function hasIntegration(invocation: RestInvocation): invocation is IntegrationCall {
  return invocation.integration !== undefined;
}
