export type { RedactOptions } from "../core/secrets/redactor.ts";
export type { AwsCredentials, CredentialsSource, ServiceCaller } from "./backends/credentials.ts";
export type {
  Endpoint,
  EndpointAnswer,
  ForwardTo,
  HttpBackend,
} from "./backends/endpoint.ts";
export type { EndpointRequest } from "./backends/endpoint-request.ts";
export type { HttpBackends, VpcLinks } from "./backends/http.ts";
export type { LambdaOutput, LambdaRuntime, Lambdas } from "./backends/lambda.ts";
export type { LambdaContext, LambdaHandler } from "./backends/lambda-handler.ts";
export type { Services } from "./backends/services.ts";
export { awslambda } from "./backends/streaming-handler.ts";
export {
  type EmulatedGateway,
  type EmulatedInvocation,
  type EmulateOptions,
  emulate,
} from "./emulate/emulate.ts";
export { type OnStageOptions, onStage } from "./emulate/on-stage.ts";
export {
  type TestUserPool,
  type UserPoolOptions,
  type UserPoolToken,
  userPool,
} from "./emulate/user-pool.ts";
export { events } from "./events/events.ts";
export type { MadeWebSocketMessageEvent } from "./events/web-socket.ts";
export type { FailureCode, FailureDetails, Fault, StepName } from "./failures/failure.ts";
export type { InjectedFault } from "./failures/injected-fault.ts";
export type { WebAclVerdict } from "./gateway/rest/steps/execution.ts";
export type { EmulatedApiKey } from "./gateway/shared/api-key.ts";
export type { UserPoolKeys } from "./gateway/shared/authorizers/user-pools.ts";
export type { FaultRule } from "./gateway/shared/faults.ts";
export type { SigningPrincipal } from "./gateway/shared/iam/principals.ts";
export type { CustomDomain } from "./gateway/shared/resolve-stage.ts";
export type { ListenOptions, LoopbackServer } from "./hosts/server/loopback-server.ts";
export type { HandlerResponse } from "./invoke/handler-response.ts";
export { invoke, invokeEvent } from "./invoke/invoke.ts";
export type {
  ExecutionLog,
  LogLine,
  LogMap,
  LogMessage,
  LogPrefix,
} from "./log/execution-log.ts";
export { parseLog, printLog } from "./log/log-grammar.ts";
export { redactLog } from "./log/redact-log.ts";
export { type SplitLogsOptions, splitLogs } from "./log/split-logs.ts";
export type { InvokeRequest } from "./request/invoke-request.ts";
export type { InvokeResponse } from "./request/response.ts";
export type {
  LambdaPort,
  RouteTestRequest,
  Simulated,
  SimulatedResult,
} from "./simulate/run-route.ts";
export { simulateRoute } from "./simulate/simulate-route.ts";
export type { ApiGatewayV2Port } from "./simulate/v2-route.ts";
export {
  type ComparableRun,
  type CompareOptions,
  compareRuns,
  type RunDifference,
} from "./trace/compare.ts";
export { explain, type RunExplanation } from "./trace/explain.ts";
export type { Gateway, Invocation } from "./trace/gateway.ts";
export { logView } from "./trace/log-view.ts";
export { type PrintDifferencesOptions, printDifferences } from "./trace/print-differences.ts";
export { printTrace } from "./trace/print-trace.ts";
export { redactTrace } from "./trace/redact-trace.ts";
export { toMermaid } from "./trace/to-mermaid.ts";
export type { Trace } from "./trace/trace.ts";
