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

/** One request to one method of an API, with everything known about it. */
export interface RestExecution {
  readonly apiId: string;
  readonly accountId: string;
  readonly region: string;
  /** The deployed API. It never changes, so steps cache what they derive from it. */
  readonly api: Pick<
    RestApiRecord,
    "restApi" | "models" | "requestValidators" | "gatewayResponses" | "authorizers"
  >;
  readonly resource: ResourceRecord;
  readonly method: MethodRecord;
  /** The path parameters of the matched route, undecoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
  /** Set if no route was found: the closest one. */
  readonly suggestRoute?: () => string | undefined;
  /** The target is a path below the stage. */
  readonly request: RequestMessage;
  readonly stage: ExecutionStage;
  /** Missing under TestInvokeMethod, which does not check keys. */
  readonly findApiKey?: FindApiKey;
  readonly backends: Backends;
  /** Set at a deployed stage, which authorizes requests. A test invocation does not. */
  readonly front?: RestFront;
  /** A known caller: its authorizer is not called, and no policy is evaluated. */
  readonly caller?: Authenticated;
  /** The fault to inject. */
  readonly injected?: InjectedFault;
  readonly ports: Ports;
}

/** The checks before the methods of a deployed stage. */
export interface RestFront {
  /** Cached results of authorizers, cleared when the stage's cache is flushed. */
  readonly authorizerCache: AuthorizerCache<AuthorizerResult>;
  readonly userPools: readonly UserPoolKeys[];
  readonly findPrincipal: FindPrincipal;
  /** Decides as the stage's web ACL would. */
  readonly webAcl?: (request: RequestMessage) => WebAclVerdict;
}

/** What a web ACL decides about a request. */
export type WebAclVerdict = "ALLOW" | "BLOCK";

/** The result of an authorizer's function, cached for other requests of the same caller. */
export interface AuthorizerResult {
  readonly result: PolicyResult;
  /** ARN of the method that the function was called for. */
  readonly methodArn: string;
}

/** The stage that serves a request, as in `$context` and events. */
export interface ExecutionStage {
  readonly name: string;
  /** The stage's name in ARNs of methods, which differs in a test of an authorizer. */
  readonly nameInArns?: string;
  readonly domainName: string;
  readonly deploymentId?: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly identity?: Partial<RestIdentity>;
  /** The prefix of the resource's path on the stage's host: `/live`. Empty in a test invocation. */
  readonly pathPrefix: string;
  /** The path as the client sent it, if it differs from the prefix and the path. */
  readonly clientTarget?: string;
  /** The media type whose request template is used. Defaults to the request's own. */
  readonly templateMediaType?: string;
  /** `requestContext.path`. Defaults to the request's path. */
  readonly contextPath?: string;
  /** Headers that the service adds before the method. A test invocation has none. */
  readonly arrival?: Omit<Arrival, "traceId">;
  /** Set if the stage has a canary: whether this request goes to it. */
  readonly isCanaryRequest?: boolean;
}

/** A running request: the execution, and what every step after the method request reads. */
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

/** The response of an integration, before the gateway adds its own headers. */
export type MethodAnswer = ResponseMessage<MessageBody>;
