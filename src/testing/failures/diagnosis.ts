import { redactText } from "../../core/secrets/redact-text.ts";
import { describeFailure, fixingCall } from "./catalogue.ts";
import type { Failure, FailureCode } from "./failure.ts";
import type { SdkCall, SdkTarget } from "./sdk-calls.ts";

/** What failed, why, and what fixes it. */
export interface Diagnosis {
  /** Stable: callers switch on it. */
  readonly code: FailureCode;
  /** What failed and what to do about it, in one or two sentences. */
  readonly text: string;
  /** The call that fixes it. Missing if no call does, for example when a function's code fails. */
  readonly fix?: SdkCall;
}

/** Facts besides the log. The more of them are given, the more exact is the fix. */
export interface DiagnosisContext {
  readonly restApiId?: string;
  readonly resourceId?: string;
  /** The route of the method: `GET /orders/{id}`. */
  readonly route?: string;
  readonly authorizerId?: string;
  /** The API's account: twelve digits. Defaults to the function's account. */
  readonly accountId?: string;
  /** The integration of the method, as `GetIntegration` returns it. */
  readonly integration?: DiagnosedIntegration;
  /** Statuses of the method responses. */
  readonly declaredStatuses?: readonly string[];
  /** Values of the stage variables that were passed to the call. */
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** The response that the client received. */
  readonly answer?: { readonly status: number; readonly body: string };
}

export interface DiagnosedIntegration {
  readonly type?: string | undefined;
  readonly uri?: string | undefined;
  readonly httpMethod?: string | undefined;
  readonly credentials?: string | undefined;
  readonly timeoutInMillis?: number | undefined;
}

/** Builds the diagnosis of a failure from its row in the catalogue. */
export function toDiagnosis(failure: Failure, target: SdkTarget): Diagnosis {
  const { cause, fix } = describeFailure(failure);
  const call = fixingCall(failure, target);
  return { code: failure.code, text: redactText(`${cause} ${fix}`), ...(call && { fix: call }) };
}
