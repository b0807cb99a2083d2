import type { KnownLogMessage } from "../log/execution-log.ts";
import type { FailureDetails, FaultDetails, OtherDetails, StepName } from "./failure.ts";
import type { GatewayResponseType } from "./gateway-response-types.ts";
import type { SdkCall, SdkTarget } from "./sdk-calls.ts";

/** All that is said of one kind of failure. */
export interface FailureRow<Details> {
  /** Where it happens. */
  readonly step: StepName;
  /** What failed and why, in a sentence. Lines of a template may follow it. */
  readonly cause: (details: Details) => string;
  /** What to look at: a path in the route's definition, or `the …` for what is not in it. */
  readonly at: (details: Details) => string;
  /** What to do about it, in a sentence. */
  readonly fix: (details: Details) => string;
  /** The call of an AWS SDK client that does so, where there is one. */
  readonly sdkCall?: (details: Details, target: SdkTarget) => SdkCall | undefined;
}

/** The same of a failure in which API Gateway answers by itself. */
export interface FaultRow<Details> extends FailureRow<Details> {
  readonly responseType: GatewayResponseType;
  /** Where it is not the status of the response type. */
  readonly status?: (details: Details) => number;
  /** What the client reads, where it is not the message of the response type. */
  readonly message?: (details: Details) => string;
  /** Where it is not the error type of the response type. */
  readonly errorType?: (details: Details) => string;
  /** What the execution log prints of it; nothing of most refusals. */
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

/** `Execution failed due to configuration error: …`, a line of the log. */
export function configurationFailure(reason: string): KnownLogMessage {
  return { type: "configurationFailure", reason };
}

/** A text as a value of a row that needs no details. */
export function always<Value>(value: Value): () => Value {
  return () => value;
}

export function capitalized(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
