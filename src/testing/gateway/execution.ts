import type {
  MethodRecord,
  ResourceRecord,
  RestApiRecord,
} from "../../integrations/record/rest-api-record.ts";
import type { RequestMessage } from "../../message.ts";
import type { RestIdentity } from "../../proxy-events/events/rest.ts";
import type { Lambdas } from "../backends/lambda.ts";
import type { Ports } from "../ports.ts";
import type { Trace } from "../trace/trace.ts";

/** One request to one method of an API, and everything that is known about it. */
export interface RestExecution {
  readonly apiId: string;
  readonly accountId: string;
  readonly api: RestApiRecord;
  readonly resource: ResourceRecord;
  readonly method: MethodRecord;
  /** The target is a path below the stage. */
  readonly request: RequestMessage;
  readonly stage: ExecutionStage;
  readonly lambdas: Lambdas;
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
  /** Media type whose request template is used. Absent: the request's own. */
  readonly templateMediaType?: string;
  /** `requestContext.path`. Absent: the request's path. */
  readonly contextPath?: string;
}

/** The steps that were reached, in their order; the method request always is. */
export type Steps = { -readonly [Step in keyof Trace]?: Trace[Step] } & Pick<
  Trace,
  "methodRequest"
>;
