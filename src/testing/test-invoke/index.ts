export type { StandardSchema } from "../../standard-schema.ts";
export type {
  ExecutionLog,
  LogLine,
  LogMap,
  LogMessage,
  LogPrefix,
} from "../trace/execution-log.ts";
export { parseLog, printLog } from "../trace/log-grammar.ts";
export { type SplitLogsOptions, splitLogs } from "../trace/split-logs.ts";
export { diagnose } from "./diagnosis/diagnose.ts";
export { diagnoseRefusal } from "./diagnosis/diagnose-refusal.ts";
export type { Diagnosis, DiagnosisCode, DiagnosisContext, SdkCall } from "./diagnosis/diagnosis.ts";
export { type AwsInvocation, type OnAwsOptions, onAws } from "./on-aws.ts";
export type { AnyRestTestRequest } from "./rest-method.ts";
export type { Simulated, TestInvokeResult } from "./result.ts";
export type { LambdaPort, V2TestRequest } from "./simulate.ts";
export { type ResourceTestRequest, type TestInvokeRequest, testInvoke } from "./test-invoke.ts";
export {
  type BatchOutcome,
  type BatchProgress,
  type TestInvokeAllOptions,
  testInvokeAll,
} from "./test-invoke-all.ts";
export {
  type TestAuthorizerRequest,
  type TestAuthorizerResult,
  testInvokeAuthorizer,
} from "./test-invoke-authorizer.ts";
export type { ApiGatewayV2Port } from "./v2-route.ts";
