/** Why an endpoint could not be reached. */
export type ConnectionFailureReason =
  /** No connection, a broken connection, or a response that is not HTTP. */
  | "network"
  /** The host does not resolve. */
  | "host"
  /** The certificate is for another host. */
  | "certificate-host"
  /** The issuer of the certificate is not trusted. */
  | "certificate-issuer";

/** Thrown if an endpoint cannot be reached. The gateway sends the client its own response. */
export class ConnectionFailure extends Error {
  override readonly name = "ConnectionFailure";
  readonly reason: ConnectionFailureReason;

  constructor(reason: ConnectionFailureReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
