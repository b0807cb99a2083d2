/** What goes wrong on purpose. The client, the trace and the log see what they would see on AWS. */
export type InjectedFault =
  /** The backend answers later: real milliseconds of the timer, and more than its time is a timeout. */
  | { readonly type: "latency"; readonly delayMs: number }
  /** API Gateway refuses the request: 429 `Too Many Requests`. */
  | { readonly type: "throttled" }
  /** The backend never answers. Its time counts as over at once: 504 `Endpoint request timed out`. */
  | { readonly type: "timeout" }
  /** The connection to the backend breaks: 504 `Network error communicating with endpoint`. */
  | { readonly type: "connection-reset" }
  /** The backend answers with this status, 503 unless given; a function throws instead. */
  | { readonly type: "server-error"; readonly status?: number }
  /** The function of a proxy answers what is no response: 502. */
  | { readonly type: "malformed-answer" };
