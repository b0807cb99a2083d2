import type { logTexts } from "./log-texts.ts";

/** What API Gateway prints of one request: masked, cut off, ambiguous, but AWS's own words. */
export interface ExecutionLog {
  /** Of the heading that a test prints; CloudWatch has none. */
  readonly requestId?: string;
  readonly lines: readonly LogLine[];
  /** False when the text stops without the line break that API Gateway ends it with. */
  readonly endsWithNewline?: false;
}

/** One line of a log: what API Gateway puts in front, and what it says. */
export interface LogLine {
  /** Absent on a line that is not API Gateway's. */
  readonly prefix?: LogPrefix;
  readonly message: LogMessage;
}

/** A test stamps a line with Java's `Date`, CloudWatch with the request's id. */
export type LogPrefix =
  | { readonly timestamp: string }
  | {
      readonly requestId: string;
      /** Of the event, as an export to S3 writes it: `2025-09-29T19:28:50.123Z`. */
      readonly eventTime?: string;
    };

/** Names and values as Java's `Map.toString()` prints them, in its order. */
export interface LogMap {
  readonly entries: readonly (readonly [name: string, value: string])[];
  /** The text was cut off: the last value is not whole, and more may have followed. */
  readonly isTruncated?: boolean;
}

/** One line of the log, its holes by name: `{ type: "completed", status: "200" }`. */
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
