export type { RedactOptions } from "../../core/secrets/redactor.ts";
export { diagnose, diagnoseRefusal } from "../failures/diagnose.ts";
export type { Diagnosis, DiagnosisContext } from "../failures/diagnosis.ts";
export type { FailureCode } from "../failures/failure.ts";
export type { SdkCall } from "../failures/sdk-calls.ts";
export type {
  ExecutionLog,
  LogLine,
  LogMap,
  LogMessage,
  LogPrefix,
} from "../log/execution-log.ts";
export { parseLog, printLog } from "../log/log-grammar.ts";
export { redactLog } from "../log/redact-log.ts";
export { type SplitLogsOptions, splitLogs } from "../log/split-logs.ts";
export { type AwsInvocation, type OnAwsOptions, onAws } from "./on-aws.ts";
export type { AnyRestTestRequest } from "./rest-method.ts";
export type { TestInvokeResult } from "./result.ts";
export type { StandardSchema } from "./standard-schema.ts";
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
