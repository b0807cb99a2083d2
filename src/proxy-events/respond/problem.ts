import { type Answer, type AnswerOptions, answer } from "./answer.ts";

/** The members of a problem document, RFC 9457; any further one is an extension. */
export interface ProblemDetails {
  /** The status of the HTTP response. */
  readonly status: number;
  /** A URI that identifies the problem type. Defaults to `about:blank`: the status says it all. */
  readonly type?: string;
  /** One line about the type of problem. Defaults to the status's own phrase. */
  readonly title?: string;
  /** A sentence about this occurrence, for people. */
  readonly detail?: string;
  /** A URI that identifies this occurrence. */
  readonly instance?: string;
  readonly [extension: string]: unknown;
}

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  409: "Conflict",
  410: "Gone",
  412: "Precondition Failed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/**
 * Builds an error response as `application/problem+json`, RFC 9457.
 *
 * @example
 * problem({ status: 409, detail: "The order is already paid", order: "42" });
 */
export function problem(details: ProblemDetails, options?: AnswerOptions): Answer {
  const title = details.title ?? titles[details.status];
  const document = { ...(title !== undefined && { title }), ...details };
  return answer(details.status, JSON.stringify(document), "application/problem+json", options);
}
