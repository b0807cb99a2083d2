/** A fault to inject. The client, the trace and the log see what they would see on AWS. */
export type InjectedFault =
  /** Delays the backend's response by real milliseconds. Exceeding the backend's timeout is a timeout. */
  | { readonly type: "latency"; readonly delayMs: number }
  /** API Gateway throttles the request: 429 `Too Many Requests`. */
  | { readonly type: "throttled" }
  /** The backend never responds. The timeout passes at once: 504 `Endpoint request timed out`. */
  | { readonly type: "timeout" }
  /** The connection to the backend breaks: 504 `Network error communicating with endpoint`. */
  | { readonly type: "connection-reset" }
  /** The backend returns this status, which defaults to 503. A function throws instead. */
  | { readonly type: "server-error"; readonly status?: number }
  /** The function behind a proxy returns a malformed response: 502. */
  | { readonly type: "malformed-answer" };
