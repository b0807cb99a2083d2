import type { Backends } from "../../backends/backends.ts";
import type { InjectedFault } from "../../failures/injected-fault.ts";
import type { Ports } from "../../request/ports.ts";
import type { RecordStep } from "./record-steps.ts";

/** What calling a backend needs of the request that runs, whatever kind of API it came to. */
export interface BackendContext {
  readonly apiId: string;
  readonly requestId: string;
  readonly traceId: string;
  readonly stage: {
    readonly name: string;
    readonly variables: Readonly<Record<string, string>>;
  };
  readonly backends: Backends;
  /** What goes wrong on purpose. */
  readonly injected?: InjectedFault;
  readonly ports: Ports;
  readonly record: RecordStep;
}
