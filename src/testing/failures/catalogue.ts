import type { KnownLogMessage } from "../log/execution-log.ts";
import { backendFailures } from "./backend-failures.ts";
import type { Failure, FailureCode, FaultCode, StepName } from "./failure.ts";
import { type GatewayResponseType, gatewayResponseTypes } from "./gateway-response-types.ts";
import { integrationFailures } from "./integration-failures.ts";
import { otherFailures } from "./other-failures.ts";
import { requestFailures } from "./request-failures.ts";
import type { FailureRows, FaultRows } from "./row.ts";
import type { SdkCall, SdkTarget } from "./sdk-calls.ts";

/** The type requires a row for every code. */
const faults: FaultRows = { ...requestFailures, ...integrationFailures, ...backendFailures };
const catalogue: FailureRows = { ...faults, ...otherFailures };

/** Every code of the catalogue. */
export const failureCodes = Object.keys(catalogue) as readonly FailureCode[]; // the keys of a literal

/** Describes a failure to a person. */
export interface FailureDescription {
  readonly step: StepName;
  /** What failed and why, in a sentence; lines of a template may follow it. */
  readonly cause: string;
  /** A path in the route's definition, or `the …` for anything outside it. */
  readonly at: string;
  /** What to do about it, in a sentence. */
  readonly fix: string;
}

export function describeFailure<Code extends FailureCode>({
  code,
  details,
}: Failure<Code>): FailureDescription {
  const { step, cause, at, fix } = catalogue[code];
  return { step, cause: cause(details), at: at(details), fix: fix(details) };
}

/** Returns the SDK call that fixes the failure, if there is one. */
export function fixingCall<Code extends FailureCode>(
  { code, details }: Failure<Code>,
  target: SdkTarget,
): SdkCall | undefined {
  return catalogue[code].sdkCall?.(details, target);
}

/** The response that API Gateway sends for a failure. */
export interface FaultAnswer {
  readonly responseType: GatewayResponseType;
  readonly status: number;
  /** `null` where API Gateway sends `null`. */
  readonly message: string | null;
  /** The header `x-amzn-ErrorType`. */
  readonly errorType: string;
}

export function answerOf<Code extends FaultCode>({ code, details }: Failure<Code>): FaultAnswer {
  const { responseType, status, message, errorType } = faults[code];
  const defaults = gatewayResponseTypes[responseType];
  return {
    responseType,
    status: status?.(details) ?? defaults.status,
    message: message?.(details) ?? defaults.message,
    errorType: errorType?.(details) ?? defaults.errorType,
  };
}

/** Returns the line that the execution log prints for the failure. Most rejections print none. */
export function logLineOf<Code extends FaultCode>({
  code,
  details,
}: Failure<Code>): KnownLogMessage | undefined {
  return faults[code].log?.(details);
}
