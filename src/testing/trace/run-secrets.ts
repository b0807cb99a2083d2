import { joinSources, type SecretSources } from "../../core/secrets/collect-secrets.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { secretsOfLog } from "../log/redact-log.ts";
import type { InvokeResponse } from "../request/response.ts";
import { secretsOfTrace } from "./redact-trace.ts";
import type { Trace } from "./trace.ts";

/** A run: with the trace if it was emulated, with the log if it ran on AWS. */
interface Run {
  readonly trace?: Trace | undefined;
  readonly log?: ExecutionLog | undefined;
  readonly response?: Partial<Pick<InvokeResponse, "multiValueHeaders" | "body">> | undefined;
}

/** Collects the parts of a run that may contain secrets. */
export function secretsOfRun({ trace, log, response }: Run): SecretSources {
  const { multiValueHeaders = {}, body = "" } = response ?? {};
  const headers = Object.entries(multiValueHeaders).flatMap(([name, values]) =>
    values.map((value) => [name, value] as const),
  );
  return joinSources([
    ...(trace ? [secretsOfTrace(trace)] : []),
    ...(log ? [secretsOfLog(log)] : []),
    { parameters: headers, texts: [body] },
  ]);
}
