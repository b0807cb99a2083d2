/** What failed, why, and what mends it. */
export interface Diagnosis {
  /** Stable: callers switch on it. */
  readonly code: DiagnosisCode;
  /** What failed and what to do about it, in one or two sentences. */
  readonly text: string;
  /** The call that mends it; absent where no call does: the code of a function, for one. */
  readonly fix?: SdkCall;
}

/** A call of an AWS SDK client, as data. */
export interface SdkCall {
  /** The client's package behind `@aws-sdk/client-`. */
  readonly client: "api-gateway" | "lambda" | "iam" | "cloudwatch-logs";
  /** `AddPermission`: the command is `AddPermissionCommand`. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Required members of the input that the log does not tell. */
  readonly missing?: readonly string[];
}

export type DiagnosisCode =
  | "lambda.permission"
  | "lambda.method"
  | "lambda.missing"
  | "lambda.throttled"
  | "lambda.timeout"
  | "lambda.failed"
  | "lambda.answer"
  | "role.not-assumable"
  | "service.denied"
  | "response.unmatched"
  | "response.undeclared"
  | "response.too-large"
  | "mapping.header"
  | "template.binary"
  | "template.request"
  | "template.response"
  | "mock.status"
  | "integration.missing"
  | "endpoint.address"
  | "endpoint.stage-variable"
  | "endpoint.certificate-host"
  | "endpoint.certificate-issuer"
  | "endpoint.private"
  | "endpoint.timeout"
  | "endpoint.network"
  | "request.model"
  | "request.parameters"
  | "request.payload"
  | "request.media-type"
  | "throttled.stage"
  | "throttled.api-key"
  | "throttled.quota"
  | "api-key.no-plan"
  | "authorizer.permission"
  | "authorizer.answer"
  | "authorizer.identity"
  | "authorizer.unauthorized"
  | "refused.mapping"
  | "refused.denied"
  | "refused.throttled"
  | "refused.region"
  | "refused.credentials"
  | "refused.not-found"
  | "unknown";

/** What is known besides the log; the more, the more exact is the fix. */
export interface DiagnosisContext {
  readonly restApiId?: string;
  readonly resourceId?: string;
  /** The route of the method: `GET /orders/{id}`. */
  readonly route?: string;
  readonly authorizerId?: string;
  /** Of the API: twelve digits. Absent: that of the function. */
  readonly accountId?: string;
  /** The integration of the method, as `GetIntegration` gives it. */
  readonly integration?: DiagnosedIntegration;
  /** Statuses of the method responses. */
  readonly declaredStatuses?: readonly string[];
  /** Values of stage variables that the call was given. */
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** What the client got. */
  readonly answer?: { readonly status: number; readonly body: string };
}

export interface DiagnosedIntegration {
  readonly type?: string | undefined;
  readonly uri?: string | undefined;
  readonly httpMethod?: string | undefined;
  readonly credentials?: string | undefined;
  readonly timeoutInMillis?: number | undefined;
}
