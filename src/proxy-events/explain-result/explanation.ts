import { textBytes } from "../../core/bytes.ts";
import type { Header, ResponseMessage } from "../../core/message.ts";

/** What becomes of a function's answer: the response it makes, or the error in its place. */
export type ResultExplanation = Answered | Refused;

/** The response that the client gets, without what belongs to the connection (`Date` …). */
export interface Answered extends ResponseMessage {
  readonly ok: true;
  /** Whether the body was base64 in the answer and is bytes now. */
  readonly isBase64Decoded: boolean;
}

/** The answer is malformed: the client gets this error of the service instead. */
export interface Refused extends ResponseMessage {
  readonly ok: false;
  readonly code: RefusalCode;
  /** What is wrong, as a sentence. */
  readonly reason: string;
  /** The member: `statusCode`, `headers.x-total`. Missing if the whole result is wrong. */
  readonly key?: string;
}

/**
 * What is wrong with an answer. Its `key` says where. `event.refused`: no function was called, since
 * API Gateway refuses the request.
 */
export type RefusalCode =
  | "answer.not-json"
  | "answer.not-object"
  | "body.not-base64"
  | "event.refused"
  | "function.failed"
  | "member.type"
  | "member.unknown"
  | "metadata.missing"
  | "status.invalid";

/** A fault found while reading an answer. Thrown inside this folder only, and caught there. */
export class Malformed {
  readonly code: RefusalCode;
  readonly reason: string;
  readonly key: string | undefined;
  /** Overrides the status of the service's usual error. */
  readonly status: number | undefined;

  constructor(code: RefusalCode, reason: string, key?: string, status?: number) {
    this.code = code;
    this.reason = reason;
    this.key = key;
    this.status = status;
  }
}

/** Runs `read`; a {@link Malformed} it throws becomes a {@link Refused} with `error` as response. */
export function explain(read: () => Answered, error: ResponseMessage): ResultExplanation {
  try {
    return read();
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    const { code, reason, key, status = error.status } = fault;
    return { ok: false, ...error, status, code, reason, ...(key !== undefined && { key }) };
  }
}

/** An error of the service, with its exact text. */
export function serviceError(
  status: number,
  body: string,
  headers: readonly Header[] = [["Content-Type", "application/json"]],
): ResponseMessage {
  return { status, headers, body: textBytes(body) };
}
