import type { Header } from "../../core/message.ts";
import type { Fault, StepName } from "../failures/failure.ts";
import type { InjectedFault } from "../failures/injected-fault.ts";

/**
 * The steps of an emulated run, in order. Steps that the request did not reach are missing, so the last
 * one shows where it failed.
 *
 * Contains the real values of the run, including credentials and cookies. `redactTrace` redacts them,
 * as does every function that prints a trace.
 */
export interface Trace {
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** The fault that was injected by the `faults` of the emulated API. */
  readonly injected?: InjectedFault;
  readonly methodRequest: MethodRequestStep;
  /** Present if an authorizer or a policy evaluated the request. */
  readonly authorization?: AuthorizationStep;
  readonly integrationRequest?: IntegrationRequestStep;
  readonly endpointResponse?: EndpointResponseStep;
  readonly integrationResponse?: IntegrationResponseStep;
  readonly methodResponse: MethodResponseStep;
  /** Why API Gateway sent its own response: a code with its details. `explain` describes it in words. */
  readonly fault?: Fault;
  /** The type of the gateway response that was sent: `BAD_REQUEST_BODY`. */
  readonly gatewayResponse?: string;
  /**
   * The duration of each step in milliseconds, precise to the microsecond with the system's clock.
   * `endpointResponse` is the backend's time. A failing step counts towards `methodResponse`.
   */
  readonly durationsMs: { readonly [Name in StepName]?: number };
}

export interface MethodRequestStep {
  readonly httpMethod: string;
  /** As the client sent it. Defaults to the resource's path if a test sets none. */
  readonly path: string;
  /** Empty if no route matched. */
  readonly resourcePath: string;
  /** Undecoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
  /** Decoded, in the order of the query string. */
  readonly queryString: readonly Header[];
  readonly headers: readonly Header[];
  readonly body: string;
}

/** Who the caller is and what the policies allow. */
export interface AuthorizationStep {
  /** `CUSTOM`, `COGNITO_USER_POOLS`, `AWS_IAM`; `NONE` if only a resource policy was evaluated. */
  readonly type: string;
  /** The authorizer that was called. */
  readonly authorizerId?: string;
  /** The values of the identity sources. The name is empty for a TOKEN authorizer. */
  readonly identity?: readonly Header[];
  /** The request to the authorizer's function. */
  readonly request?: IntegrationRequestStep;
  /** The function's result, as text. */
  readonly result?: string;
  readonly isCached?: boolean;
  /** For a cached result: the ARN of the method that the function was called for. */
  readonly askedFor?: string;
  readonly principalId?: string;
  /** The decision of the authorizer's or the caller's policy. */
  readonly effect?: "allow" | "deny" | "silent";
  /** The decision of the resource policy. */
  readonly resourcePolicy?: "allow" | "deny" | "silent";
}

export interface IntegrationRequestStep {
  /** `MOCK`, `AWS_PROXY`. */
  readonly type: string;
  /** Where the request is sent. Missing for a mock. */
  readonly uri?: string;
  readonly headers: readonly Header[];
  readonly body: string;
  /** Key of the mapping template that rendered the body. Missing if the body was passed through. */
  readonly template?: string;
}

export interface EndpointResponseStep {
  readonly status: number;
  readonly latencyMs: number;
  readonly headers: readonly Header[];
  /** Empty if it is streamed. */
  readonly body: string;
}

export interface IntegrationResponseStep {
  /** Status code under which the integration response is stored. */
  readonly statusCode: string;
  /** The pattern that matched. Missing for the default response. */
  readonly selectionPattern?: string;
  /** Key of the mapping template that rendered the body. */
  readonly template?: string;
}

export interface MethodResponseStep {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: string;
}
