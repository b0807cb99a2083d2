import { joinSources, type SecretSources } from "../../core/secrets/collect-secrets.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { secretsOfLog } from "../log/redact-log.ts";
import type { InvokeResponse } from "../request/response.ts";
import { secretsOfTrace } from "./redact-trace.ts";
import type { Trace } from "./trace.ts";

/** A run, emulated or on AWS. */
interface Run {
  readonly trace?: Trace | undefined;
  readonly log?: ExecutionLog | undefined;
  readonly response?: Partial<Pick<InvokeResponse, "multiValueHeaders" | "body">> | undefined;
}

/** What a run holds that may be secret. */
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
