export type {
  ExecutionLog,
  LogLine,
  LogMap,
  LogMessage,
  LogPrefix,
} from "../trace/execution-log.ts";
export { parseLog, printLog } from "../trace/log-grammar.ts";
export { type SplitLogsOptions, splitLogs } from "../trace/split-logs.ts";
export { type AwsInvocation, type OnAwsOptions, onAws } from "./on-aws.ts";
export { type TestInvokeRequest, type TestInvokeResult, testInvoke } from "./test-invoke.ts";
