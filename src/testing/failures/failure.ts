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
 * What API Gateway can answer by itself for, by code, and what is known of it.
 *
 * Steps of a gateway give every member that they know. What is read from an execution log of AWS has
 * those that the log prints, so a member that a log may lack is optional.
 */
export interface FaultDetails {
  "route.unknown": {
    /** The route that the client may have meant: `GET /orders/{id}`. */
    readonly suggestion?: string | undefined;
  };
  "request.too-large": {
    /** What is too large; `payload` is what Lambda would be sent. */
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
    /** What the log prints of the key: all but its last characters are stars. */
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
    /** An explicit denial, or nothing that allows the method. */
    readonly effect: "deny" | "silent";
    /** ARN of the method. */
    readonly resource: string;
    /** Who asked: an ARN, or `anonymous`. */
    readonly user?: string;
    /** Of a cached policy: the ARN of the method that the authorizer's function was asked about. */
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
    /** The identity source that the request lacks. */
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
    /** Key of the request template; absent where the mock has none for the media type. */
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
    /** 500 where the body was to be base64. Defaults to 502. */
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
    /** What the integration allows; 29 seconds where a log does not tell. */
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
    /** What the endpoint said, where that is known. */
    readonly outcome?: string;
  };
  "response.undeclared": { readonly statusCode: string };
  "response.pattern": { readonly pattern: string; readonly reason: string };
  "response.too-large": { readonly length: string; readonly maxBytes: string };

  /** A line of a log that no other row describes. */
  unknown: Because;
}

/** What else there is to explain, by code. */
export interface OtherDetails {
  /** The backend's own answer is passed on. */
  backend: { readonly hasAddress: boolean };
  /** An integration response has this status. */
  "response.selected": {
    readonly statusCode: string;
    readonly selectionPattern?: string;
    readonly isSetByTemplate: boolean;
    readonly endpointFailure?: EndpointFailure;
  };
  /** A backend that failed behind an answer that looks like a success. */
  "response.hidden-failure": {
    readonly statusCode: string;
    readonly endpointFailure: EndpointFailure;
  };
  /** A function's bytes that reach the client as base64. */
  "body.base64-text": { readonly accepted: string };
  injected: { readonly fault: InjectedFault["type"] };

  /** AWS refused a call of its control plane. */
  "refused.mapping": { readonly expression: string };
  "refused.denied": { readonly user: string; readonly action: string; readonly resource: string };
  "refused.throttled": Nothing;
  "refused.region": Nothing;
  "refused.credentials": Nothing;
  "refused.not-found": { readonly what: string };
}

/** What an endpoint answered that is not a success. */
export interface EndpointFailure {
  readonly source: "function" | "lambda" | "endpoint";
  /** In a sentence: `the endpoint answered 404: no such order`. */
  readonly outcome: string;
}

// biome-ignore lint/complexity/noBannedTypes: nothing is known beyond the code
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
  /** What the log prints of the key. */
  readonly key: string;
  readonly apiStage: string;
  /** API Gateway's words about the limit. */
  readonly limit: string;
}

export type FaultCode = keyof FaultDetails;
/** The code of a failure: `request.model`, `endpoint.timeout`. */
export type FailureCode = FaultCode | keyof OtherDetails;

/** What is known of a failure besides its code, by code. */
export interface FailureDetails extends FaultDetails, OtherDetails {}

/** What failed: a code, which is stable, and what is known of it. */
export type Failure<Code extends FailureCode = FailureCode> = {
  readonly [Each in Code]: { readonly code: Each; readonly details: FailureDetails[Each] };
}[Code];

/** A failure in which API Gateway answers by itself. */
export type Fault = Failure<FaultCode>;
