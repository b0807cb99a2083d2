/** Why no answer came from an endpoint. */
export type ConnectionFailureReason =
  /** No connection, a connection that broke, or an answer that is no HTTP. */
  | "network"
  /** The host has no address. */
  | "host"
  /** The certificate is for another host. */
  | "certificate-host"
  /** Nobody who is trusted signed the certificate. */
  | "certificate-issuer";

/** An endpoint could not be reached; the gateway answers the client in its own words. */
export class ConnectionFailure extends Error {
  override readonly name = "ConnectionFailure";
  readonly reason: ConnectionFailureReason;

  constructor(reason: ConnectionFailureReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
