import type { MessageBody, RequestMessage, ResponseMessage } from "../../../../core/message.ts";
import type {
  IntegrationRecord,
  MethodRecord,
  ResourceRecord,
  RestApiRecord,
} from "../../../../integrations/model/record/rest-api-record.ts";
import type { PolicyResult } from "../../../../proxy-events/events/authorizer-result.ts";
import type { RestIdentity } from "../../../../proxy-events/events/rest.ts";
import type { Arrival } from "../../../../proxy-events/to-event/arrive.ts";
import type { RestEventInput } from "../../../../proxy-events/to-event/rest.ts";
import type { Backends } from "../../../backends/backends.ts";
import type { InjectedFault } from "../../../failures/injected-fault.ts";
import type { Ports } from "../../../request/ports.ts";
import type { MethodRequestStep } from "../../../trace/trace.ts";
import type { FindApiKey } from "../../shared/api-key.ts";
import type { Authenticated } from "../../shared/authorizers/authenticated.ts";
import type { AuthorizerCache } from "../../shared/authorizers/authorizer-cache.ts";
import type { UserPoolKeys } from "../../shared/authorizers/user-pools.ts";
import type { BackendContext } from "../../shared/backend-context.ts";
import type { FindPrincipal } from "../../shared/iam/principals.ts";
import type { MappingScope } from "../../shared/scope.ts";

/** One request to one method of an API, and everything that is known about it. */
export interface RestExecution {
  readonly apiId: string;
  readonly accountId: string;
  readonly region: string;
  /** As it is deployed: it never changes, and what steps make of it is kept with it. */
  readonly api: Pick<
    RestApiRecord,
    "restApi" | "models" | "requestValidators" | "gatewayResponses" | "authorizers"
  >;
  readonly resource: ResourceRecord;
  readonly method: MethodRecord;
  /** Of the route that was found, undecoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
  /** Set where no route was found: the one that the client may have meant. */
  readonly suggestRoute?: () => string | undefined;
  /** The target is a path below the stage. */
  readonly request: RequestMessage;
  readonly stage: ExecutionStage;
  /** Missing under TestInvokeMethod, which asks for no key. */
  readonly findApiKey?: FindApiKey;
  readonly backends: Backends;
  /** Set where the front of the stage judges requests; a test-invoke has none. */
  readonly front?: RestFront;
  /** What is known of the caller already: its authorizer is not asked, and no policy judges it. */
  readonly caller?: Authenticated;
  /** What goes wrong on purpose. */
  readonly injected?: InjectedFault;
  readonly ports: Ports;
}

/** What stands before the methods of a deployed stage. */
export interface RestFront {
  /** What authorizers answered before; it goes when the stage's cache is flushed. */
  readonly authorizerCache: AuthorizerCache<AuthorizerResult>;
  readonly userPools: readonly UserPoolKeys[];
  readonly findPrincipal: FindPrincipal;
  /** The verdict of the stage's web ACL. */
  readonly webAcl?: (request: RequestMessage) => WebAclVerdict;
}

export type WebAclVerdict = "ALLOW" | "BLOCK";

/** What an authorizer's function decided, which is kept for other requests of the same caller. */
export interface AuthorizerResult {
  readonly result: PolicyResult;
  /** ARN of the method that the function was asked about. */
  readonly methodArn: string;
}

/** What `$context` and events say of the stage that serves a request. */
export interface ExecutionStage {
  readonly name: string;
  /** What ARNs of methods have in its place: a test of an authorizer has another one. */
  readonly nameInArns?: string;
  readonly domainName: string;
  readonly deploymentId?: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly identity?: Partial<RestIdentity>;
  /** What stands before the resource's path on the stage's host: `/live`; nothing under test. */
  readonly pathPrefix: string;
  /** The path as the client sent it, where it differs from the prefix and the path. */
  readonly clientTarget?: string;
  /** Media type whose request template is used. Defaults to the request's own. */
  readonly templateMediaType?: string;
  /** `requestContext.path`. Defaults to the request's path. */
  readonly contextPath?: string;
  /** Headers that the service adds in front of the method; a test adds none. */
  readonly arrival?: Omit<Arrival, "traceId">;
  /** Set where the stage has a canary: whether this request goes to it. */
  readonly isCanaryRequest?: boolean;
}

/** A request while it runs: the execution, and what every step after the method request reads. */
export interface RestInvocation extends RestExecution, BackendContext {
  readonly stage: ExecutionStage;
  readonly methodRequest: MethodRequestStep;
  readonly eventInput: RestEventInput;
  readonly scope: MappingScope;
  readonly integration: IntegrationRecord | undefined;
}

/** A request whose method has an integration. */
export interface IntegrationCall extends RestInvocation {
  readonly integration: IntegrationRecord;
}

/** What an integration answers, before the gateway adds its own headers. */
export type MethodAnswer = ResponseMessage<MessageBody>;
