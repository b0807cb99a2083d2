import type { MessageBody, RequestMessage, ResponseMessage } from "../../../core/message.ts";
import type {
  MethodRecord,
  ResourceRecord,
  RestApiRecord,
} from "../../../integrations/model/record/rest-api-record.ts";
import type { RestIdentity } from "../../../proxy-events/events/rest.ts";
import type { Arrival } from "../../../proxy-events/to-event/arrive.ts";
import type { RestEventInput } from "../../../proxy-events/to-event/rest.ts";
import type { Backends } from "../../backends/backends.ts";
import type { InjectedFault } from "../../failures/injected-fault.ts";
import type { Ports } from "../../request/ports.ts";
import type { MethodRequestStep, StepName, Trace } from "../../trace/trace.ts";
import type { FindApiKey } from "../shared/api-key.ts";
import type { MappingScope } from "../shared/scope.ts";

/** One request to one method of an API, and everything that is known about it. */
export interface RestExecution {
  readonly apiId: string;
  readonly accountId: string;
  /** As it is deployed: it never changes, and what steps make of it is kept with it. */
  readonly api: Pick<
    RestApiRecord,
    "restApi" | "models" | "requestValidators" | "gatewayResponses"
  >;
  readonly resource: ResourceRecord;
  readonly method: MethodRecord;
  /** The target is a path below the stage. */
  readonly request: RequestMessage;
  readonly stage: ExecutionStage;
  /** Absent under TestInvokeMethod, which asks for no key. */
  readonly findApiKey?: FindApiKey;
  readonly backends: Backends;
  /** What goes wrong on purpose. */
  readonly injected?: InjectedFault;
  readonly ports: Ports;
}

/** What `$context` and events say of the stage that serves a request. */
export interface ExecutionStage {
  readonly name: string;
  readonly domainName: string;
  readonly deploymentId?: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly identity?: Partial<RestIdentity>;
  /** What stands before the resource's path on the stage's host: `/live`; nothing under test. */
  readonly pathPrefix: string;
  /** The path as the client sent it, where it differs from the prefix and the path. */
  readonly clientTarget?: string;
  /** Media type whose request template is used. Absent: the request's own. */
  readonly templateMediaType?: string;
  /** `requestContext.path`. Absent: the request's path. */
  readonly contextPath?: string;
  /** Headers that the front door adds; a test adds none. */
  readonly arrival?: Omit<Arrival, "traceId">;
  /** Set where the stage has a canary: whether this request goes to it. */
  readonly isCanaryRequest?: boolean;
}

/** What the steps of one request share once the method request is read. */
export interface RestFacts {
  readonly requestId: string;
  readonly traceId: string;
  readonly methodRequest: MethodRequestStep;
  readonly eventInput: RestEventInput;
  readonly scope: MappingScope;
  readonly steps: Steps;
  readonly reach: ReachStep;
}

/** Takes a step into the trace, and the time since the one before it. */
export type ReachStep = <Name extends StepName>(name: Name, step: NonNullable<Trace[Name]>) => void;

/** What an integration answers, before the gateway adds its own headers. */
export type MethodAnswer = ResponseMessage<MessageBody>;

/** The steps that were reached, in their order; the method request always is. */
export type Steps = { -readonly [Step in keyof Trace]?: Trace[Step] } & Pick<
  Trace,
  "methodRequest"
>;
