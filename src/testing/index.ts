export type { LambdaContext, LambdaHandler, Lambdas } from "./backends/lambda.ts";
export { type EmulateOptions, emulate, type Gateway, type Invocation } from "./gateway/emulate.ts";
export type { InvokeRequest } from "./gateway/invoke-request.ts";
export type { InvokeResponse } from "./gateway/invoke-response.ts";
export type { ExecutionLog, LogLine, LogMap, LogMessage } from "./trace/execution-log.ts";
export { parseLog, printLog } from "./trace/log-grammar.ts";
export { logView } from "./trace/log-view.ts";
export type { Trace } from "./trace/trace.ts";
