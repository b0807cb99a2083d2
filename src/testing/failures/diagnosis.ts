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
  /** The call that fixes it; missing where none does: the code of a function, for example. */
  readonly fix?: SdkCall;
}

/** What is known besides the log; the more, the more exact is the fix. */
export interface DiagnosisContext {
  readonly restApiId?: string;
  readonly resourceId?: string;
  /** The route of the method: `GET /orders/{id}`. */
  readonly route?: string;
  readonly authorizerId?: string;
  /** Of the API: twelve digits. Defaults to that of the function. */
  readonly accountId?: string;
  /** The integration of the method, as `GetIntegration` returns it. */
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

/** The diagnosis of a failure: what its row of the catalogue says. */
export function toDiagnosis(failure: Failure, target: SdkTarget): Diagnosis {
  const { cause, fix } = describeFailure(failure);
  const call = fixingCall(failure, target);
  return { code: failure.code, text: redactText(`${cause} ${fix}`), ...(call && { fix: call }) };
}
