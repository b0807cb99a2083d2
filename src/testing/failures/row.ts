import type { KnownLogMessage } from "../log/execution-log.ts";
import type { FailureDetails, FaultDetails, OtherDetails, StepName } from "./failure.ts";
import type { GatewayResponseType } from "./gateway-response-types.ts";
import type { SdkCall, SdkTarget } from "./sdk-calls.ts";

/** What the catalogue says about one kind of failure. */
export interface FailureRow<Details> {
  /** Where it happens. */
  readonly step: StepName;
  /** What failed and why, in a sentence. Lines of a template may follow it. */
  readonly cause: (details: Details) => string;
  /** What to look at: a path in the route's definition, or `the …` for anything outside it. */
  readonly at: (details: Details) => string;
  /** What to do about it, in a sentence. */
  readonly fix: (details: Details) => string;
  /** The AWS SDK call that applies the fix, if there is one. */
  readonly sdkCall?: (details: Details, target: SdkTarget) => SdkCall | undefined;
}

/** A row for a failure for which API Gateway sends its own response. */
export interface FaultRow<Details> extends FailureRow<Details> {
  readonly responseType: GatewayResponseType;
  /** Overrides the status of the response type. */
  readonly status?: (details: Details) => number;
  /** Overrides the message of the response type. */
  readonly message?: (details: Details) => string;
  /** Overrides the error type of the response type. */
  readonly errorType?: (details: Details) => string;
  /** The line that the execution log prints. Most rejections print none. */
  readonly log?: (details: Details) => KnownLogMessage | undefined;
}

export type FaultRows = { readonly [Code in keyof FaultDetails]: FaultRow<FaultDetails[Code]> };

/** The rows of codes that start with one of these words: `lambda` for `lambda.failed`. */
export type FaultRowsOf<Start extends string> = {
  readonly [Code in keyof FaultDetails as Code extends Start | `${Start}.${string}`
    ? Code
    : never]: FaultRow<FaultDetails[Code]>;
};

export type OtherRows = { readonly [Code in keyof OtherDetails]: FailureRow<OtherDetails[Code]> };

export type FailureRows = {
  readonly [Code in keyof FailureDetails]: FailureRow<FailureDetails[Code]>;
};

/** Returns the log line `Execution failed due to configuration error: …`. */
export function configurationFailure(reason: string): KnownLogMessage {
  return { type: "configurationFailure", reason };
}

/** Wraps a constant for a row that ignores the details. */
export function always<Value>(value: Value): () => Value {
  return () => value;
}

export function capitalized(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
