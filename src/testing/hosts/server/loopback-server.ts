/** What `listen` takes. */
export interface ListenOptions {
  /** Absent, or 0: a free one. */
  readonly port?: number;
}

/** A server on loopback. `await using` closes it. */
export interface LoopbackServer {
  /** `http://127.0.0.1:49152`, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /**
   * Takes no more connections, ends those without a request, and waits for the answers of the
   * others. Called again, it gives the same promise.
   */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
