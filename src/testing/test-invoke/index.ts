export type { ExecutionLog, LogLine, LogMap, LogMessage } from "../trace/execution-log.ts";
export { parseLog, printLog } from "../trace/log-grammar.ts";
export { type AwsInvocation, type OnAwsOptions, onAws } from "./on-aws.ts";
export { type TestInvokeRequest, type TestInvokeResult, testInvoke } from "./test-invoke.ts";
