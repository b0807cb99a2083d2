import type { InjectedFault } from "./injected-fault.ts";

/** A step of a run. */
export type StepName =
  | "methodRequest"
  | "authorization"
  | "integrationRequest"
  | "endpointResponse"
  | "integrationResponse"
  | "methodResponse";

/**
 * The failures for which API Gateway sends its own response, by code, with the details of each.
 *
 * The steps of a gateway set every member that they know. A failure that is read from one of AWS's
 * execution logs has only what the log prints, so members that a log may lack are optional.
 */
export interface FaultDetails {
  "route.unknown": {
    /** The closest existing route: `GET /orders/{id}`. */
    readonly suggestion?: string | undefined;
  };
  "request.too-large": {
    /** What is too large. `payload` is the event for Lambda. */
    readonly part: "headers" | "body" | "payload";
    readonly maxBytes: number;
  };
  "request.uri-too-long": Nothing;
  "request.encoding": {
    /** Path and query as the client sent them. */
    readonly target: string;
  };
  /** Names of required parameters that are missing. */
  "request.parameters": { readonly names: readonly string[] };
  "request.model": {
    readonly contentType: string;
    /** What does not match the model, in API Gateway's words. */
    readonly violations: string;
  };
  "request.payload": InTemplate;
  "request.body-mapping": Because;
  "request.media-type": { readonly mediaType?: string };
  "api-key.missing": Nothing;
  "api-key.no-plan": {
    /** The key as the log prints it: stars, except for the last characters. */
    readonly key?: string;
    /** `GET /orders` */
    readonly method?: string;
    /** `API/STAGE` */
    readonly apiStage?: string;
    readonly reason?: string;
  };
  "throttled.stage": {
    readonly limits?: {
      readonly apiId: string;
      readonly stage: string;
      readonly resourceId: string;
      readonly httpMethod: string;
      readonly limit: string;
      readonly burst: string;
    };
  };
  "throttled.api-key": UsagePlanLimit;
  "throttled.quota": UsagePlanLimit;
  "waf.blocked": Nothing;
  "access.denied": {
    /** Whose policy it is. */
    readonly by: "authorizer" | "identity-policy" | "resource-policy";
    /** `deny`: an explicit denial. `silent`: no statement allows the method. */
    readonly effect: "deny" | "silent";
    /** ARN of the method. */
    readonly resource: string;
    /** The caller: an ARN, or `anonymous`. */
    readonly user?: string;
    /** For a cached policy: the ARN of the method that the authorizer was called for. */
    readonly askedFor?: string;
  };
  "iam.unsigned": Nothing;
  "iam.signature": {
    /** In API Gateway's words. */
    readonly message: string;
    /** Whether the signature is malformed rather than wrong. */
    readonly isIncomplete: boolean;
  };
  "iam.unknown-key": { readonly message: string };
  "iam.expired-token": Nothing;
  "authorizer.permission": CalledFunction;
  "authorizer.address": { readonly uri?: string };
  "authorizer.role": { readonly roleArn: string };
  "authorizer.timeout": { readonly timeoutMs: number };
  "authorizer.answer": CalledFunction & { readonly reason?: string };
  "authorizer.failed": Nothing;
  "authorizer.identity": {
    /** The identity source that is missing from the request. */
    readonly source?: string;
  };
  "authorizer.unauthorized": CalledFunction & {
    /** The validation expression that the token does not match. */
    readonly expression?: string;
  };
  "authorizer.token": Because;
  "authorizer.expired-token": Nothing;

  "integration.missing": Nothing;
  "mapping.header": {
    /** The header that the integration must not map. */
    readonly header: string;
  };
  "mock.status": {
    readonly contentType?: string;
    /** Key of the request template. Missing if the mock has no template for the media type. */
    readonly template?: string;
  };
  "template.request": InTemplate;
  "template.response": InTemplate & { readonly statusCode?: string };
  "template.binary": { readonly contentType?: string };
  "template.binary-answer": { readonly contentType?: string; readonly statusCode?: string };
  "body.base64": Nothing;
  "role.not-assumable": { readonly roleArn: string };

  "lambda.permission": CalledFunction;
  "lambda.method": { readonly httpMethod?: string };
  "lambda.missing": CalledFunction;
  "lambda.throttled": CalledFunction;
  "lambda.timeout": {
    /** As Lambda prints them: `3.00`. */
    readonly seconds: string;
    readonly message: string;
    readonly lambdaRequestId: string;
  };
  "lambda.failed": CalledFunction & {
    readonly message: string;
    readonly lambdaRequestId: string;
    readonly errorType?: string;
    /** Where it was thrown: the first line of the stack. */
    readonly frame?: string;
  };
  "lambda.answer": CalledFunction & {
    /** 500 if the body was expected to be base64. Defaults to 502. */
    readonly status?: number;
    /** The member that is wrong: `statusCode`. */
    readonly key?: string;
    readonly reason?: string;
  };

  "endpoint.address": { readonly uri?: string; readonly reason?: string };
  "endpoint.stage-variable": {
    readonly names: readonly string[];
    /** The member of the integration that needs them. */
    readonly member: "connectionId" | "credentials" | "uri";
    /** What the member is. */
    readonly value?: string;
  };
  "endpoint.timeout": {
    /** The integration's timeout. Missing if it was read from a log, which does not print it. */
    readonly timeoutMs?: number;
  };
  "endpoint.network": { readonly reason?: string };
  "endpoint.certificate-host": {
    readonly host?: string;
    /** The host that the certificate is for. */
    readonly subject?: string;
    readonly reason?: string;
  };
  "endpoint.certificate-issuer": { readonly reason?: string };
  "endpoint.private": Nothing;

  "response.unmatched": {
    readonly endpointStatus: string;
    /** What the endpoint returned, if that is known. */
    readonly outcome?: string;
  };
  "response.undeclared": { readonly statusCode: string };
  "response.pattern": { readonly pattern: string; readonly reason: string };
  "response.too-large": { readonly length: string; readonly maxBytes: string };

  /** A log line that no other row describes. */
  unknown: Because;
}

/** Everything else that can be explained, by code. */
export interface OtherDetails {
  /** The response is the backend's own. */
  backend: { readonly hasAddress: boolean };
  /** An integration response has this status. */
  "response.selected": {
    readonly statusCode: string;
    readonly selectionPattern?: string;
    readonly isSetByTemplate: boolean;
    readonly endpointFailure?: EndpointFailure;
  };
  /** A backend failed, but the response looks like a success. */
  "response.hidden-failure": {
    readonly statusCode: string;
    readonly endpointFailure: EndpointFailure;
  };
  /** A function's bytes reached the client as base64. */
  "body.base64-text": { readonly accepted: string };
  injected: { readonly fault: InjectedFault["type"] };

  /** AWS rejected a call of its control plane. */
  "refused.mapping": { readonly expression: string };
  "refused.denied": { readonly user: string; readonly action: string; readonly resource: string };
  "refused.throttled": Nothing;
  "refused.region": Nothing;
  "refused.credentials": Nothing;
  "refused.not-found": { readonly what: string };
}

/** What an endpoint returned when it did not succeed. */
export interface EndpointFailure {
  readonly source: "function" | "lambda" | "endpoint";
  /** In a sentence: `the endpoint returned 404: no such order`. */
  readonly outcome: string;
}

// biome-ignore lint/complexity/noBannedTypes: the code is all that is known
type Nothing = {};

interface Because {
  readonly reason: string;
}

interface CalledFunction {
  readonly functionArn?: string;
}

interface InTemplate {
  /** Key of the template: `application/json`. */
  readonly template?: string;
  /** With line, column and the lines of the template. */
  readonly reason?: string;
}

interface UsagePlanLimit {
  /** The key as the log prints it. */
  readonly key: string;
  readonly apiStage: string;
  /** The limit, in API Gateway's words. */
  readonly limit: string;
}

export type FaultCode = keyof FaultDetails;
/** The code of a failure: `request.model`, `endpoint.timeout`. */
export type FailureCode = FaultCode | keyof OtherDetails;

/** The details of each failure, by code. */
export interface FailureDetails extends FaultDetails, OtherDetails {}

/** What failed: a stable code and the details of that code. */
export type Failure<Code extends FailureCode = FailureCode> = {
  readonly [Each in Code]: { readonly code: Each; readonly details: FailureDetails[Each] };
}[Code];

/** A failure for which API Gateway sends its own response. */
export type Fault = Failure<FaultCode>;
