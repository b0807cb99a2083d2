/** Options of `listen`. */
export interface ListenOptions {
  /** The port. Defaults to a free one, as does 0. */
  readonly port?: number;
}

/** A server on loopback. `await using` closes it. */
export interface LoopbackServer {
  /** The server's URL without a trailing slash, such as `http://127.0.0.1:49152`. */
  readonly url: string;
  /** The port that the server listens on. */
  readonly port: number;
  /**
   * Stops accepting connections, closes idle ones, and waits for pending responses. Every call
   * returns the same promise.
   */
  close(): Promise<void>;
  /** Closes the server, as `close` does. */
  [Symbol.asyncDispose](): Promise<void>;
}
