import type { Header } from "../../core/message.ts";
import type { Fault, StepName } from "../failures/failure.ts";
import type { InjectedFault } from "../failures/injected-fault.ts";

/**
 * What a local run knows of each step, in the order of the steps. A step that was not reached is
 * absent, so the last one that is there tells where a request failed.
 *
 * The values are those of the run, credentials and cookies included: `redactTrace` redacts them,
 * and so does everything that prints a trace.
 */
export interface Trace {
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** What went wrong on purpose: `faults` of the emulated API. */
  readonly injected?: InjectedFault;
  readonly methodRequest: MethodRequestStep;
  /** Where an authorizer or a policy judged the request. */
  readonly authorization?: AuthorizationStep;
  readonly integrationRequest?: IntegrationRequestStep;
  readonly endpointResponse?: EndpointResponseStep;
  readonly integrationResponse?: IntegrationResponseStep;
  readonly methodResponse: MethodResponseStep;
  /** Why API Gateway answered by itself: a code, and what is known of it. `explain` says it in words. */
  readonly fault?: Fault;
  /** The type of the gateway response that it answered with: `BAD_REQUEST_BODY`. */
  readonly gatewayResponse?: string;
  /**
   * Milliseconds that each step took, to the microsecond where the clock is the system's: the
   * backend's time is that of `endpointResponse`, a step that fails counts to `methodResponse`.
   */
  readonly durationsMs: { readonly [Name in StepName]?: number };
}

export interface MethodRequestStep {
  readonly httpMethod: string;
  /** As the client sent it, or the resource's path where a test gives none. */
  readonly path: string;
  /** Empty where the API has no such route. */
  readonly resourcePath: string;
  /** Undecoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
  /** Decoded, in the order of the query string. */
  readonly queryString: readonly Header[];
  readonly headers: readonly Header[];
  readonly body: string;
}

/** Who the caller is, and what it may do. */
export interface AuthorizationStep {
  /** `CUSTOM`, `COGNITO_USER_POOLS`, `AWS_IAM`; `NONE` where only a resource policy judged it. */
  readonly type: string;
  /** Of the authorizer that was asked. */
  readonly authorizerId?: string;
  /** The values of the identity sources; of a TOKEN authorizer without a name. */
  readonly identity?: readonly Header[];
  /** What the authorizer's function was asked. */
  readonly request?: IntegrationRequestStep;
  /** What it answered, as text. */
  readonly result?: string;
  readonly isCached?: boolean;
  /** Of a cached answer: the ARN of the method that the function was asked about. */
  readonly askedFor?: string;
  readonly principalId?: string;
  /** What the policy of the authorizer or of the caller says. */
  readonly effect?: "allow" | "deny" | "silent";
  /** What the resource policy says. */
  readonly resourcePolicy?: "allow" | "deny" | "silent";
}

export interface IntegrationRequestStep {
  /** `MOCK`, `AWS_PROXY`. */
  readonly type: string;
  /** Where it is sent; absent for a mock. */
  readonly uri?: string;
  readonly headers: readonly Header[];
  readonly body: string;
  /** Key of the mapping template that made the body; absent when the body was passed as it is. */
  readonly template?: string;
}

export interface EndpointResponseStep {
  readonly status: number;
  readonly latencyMs: number;
  readonly headers: readonly Header[];
  /** Empty where it is streamed. */
  readonly body: string;
}

export interface IntegrationResponseStep {
  /** Status code under which the integration response is stored. */
  readonly statusCode: string;
  /** The pattern that matched; absent for the default response. */
  readonly selectionPattern?: string;
  /** Key of the mapping template that made the body. */
  readonly template?: string;
}

export interface MethodResponseStep {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: string;
}
