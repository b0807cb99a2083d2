import type { logTexts } from "./log-texts.ts";

/** The log of one request in AWS's own words: masked, truncated, and sometimes ambiguous. */
export interface ExecutionLog {
  /** The id in the heading of a test invocation's log. CloudWatch has no heading. */
  readonly requestId?: string;
  readonly lines: readonly LogLine[];
  /** False if the text lacks API Gateway's final line break. */
  readonly endsWithNewline?: false;
}

/** One line of a log: its prefix and its message. */
export interface LogLine {
  /** Missing on a line that does not come from API Gateway. */
  readonly prefix?: LogPrefix;
  readonly message: LogMessage;
}

/** The prefix of a line: Java's `Date` in a test, the request id in CloudWatch. */
export type LogPrefix =
  | { readonly timestamp: string }
  | {
      readonly requestId: string;
      /** The event's time, which only an export to S3 prints: `2025-09-29T19:28:50.123Z`. */
      readonly eventTime?: string;
    };

/** Names and values as Java's `Map.toString()` prints them, in its order. */
export interface LogMap {
  readonly entries: readonly (readonly [name: string, value: string])[];
  /** The text was truncated: the last value is incomplete, and more entries may have followed. */
  readonly isTruncated?: boolean;
}

/** One line of the log, with its placeholders by name: `{ type: "completed", status: "200" }`. */
export type LogMessage = KnownLogMessage | { readonly type: "unknown"; readonly text: string };

type LogTexts = typeof logTexts;

export type KnownLogMessage = {
  [Type in keyof LogTexts]: { readonly type: Type } & HolesOf<LogTexts[Type]>;
}[keyof LogTexts];

type HolesOf<Text extends string> = {
  readonly [Name in HoleName<Text>]: Name extends MapHole ? LogMap : string;
};

type HoleName<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | HoleName<Rest>
  : never;

type MapHole = "pathParameters" | "queryString" | "headers";
