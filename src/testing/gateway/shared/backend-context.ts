import type { Backends } from "../../backends/backends.ts";
import type { InjectedFault } from "../../failures/injected-fault.ts";
import type { Ports } from "../../request/ports.ts";
import type { RecordStep } from "./record-steps.ts";

/** The parts of a running request that a call to a backend needs, for any kind of API. */
export interface BackendContext {
  readonly apiId: string;
  readonly requestId: string;
  readonly traceId: string;
  readonly stage: {
    readonly name: string;
    readonly variables: Readonly<Record<string, string>>;
  };
  readonly backends: Backends;
  /** The fault to inject. */
  readonly injected?: InjectedFault;
  readonly ports: Ports;
  readonly record: RecordStep;
}
