/** Stable: callers switch on the code; messages may be reworded in a patch release. */
export type GatewrightErrorCode =
  | "api.invalid"
  | "api.unsupported"
  | "integration.invalid"
  | "route.invalid"
  | "settings.invalid"
  | "response.no-json"
  | "document.invalid"
  | "document.limit"
  | "document.not-found"
  | "uri.invalid"
  | "mapping.invalid"
  | "expression.invalid"
  | "credentials.invalid"
  | "content-type.invalid"
  | "management.aborted"
  | "management.failed"
  | "test-invoke.failed"
  | "gateway.listen"
  | "test-invoke.mismatch"
  | "gateway.fault"
  | "gateway.model"
  | "gateway.no-backend"
  | "gateway.unknown-model"
  | "gateway.no-credentials"
  | "gateway.unreachable"
  | "gateway.unsupported"
  | "gateway.url"
  | "log.limit"
  | "cli.file"
  | "cli.missing-peer"
  | "cli.usage"
  | "matcher.wrong-use"
  | "network.blocked"
  | "recording.file"
  | "recording.invalid"
  | "recording.missing"
  | "template.syntax"
  | "template.evaluation"
  | "template.limit"
  | "template.payload"
  | "template.unsupported"
  | "regex.syntax"
  | "regex.limit"
  | "json-path.syntax"
  | "json-path.evaluation"
  | "event.unknown"
  | "event.invalid"
  | "answer.invalid"
  | "authorizer.invalid";

export interface GatewrightErrorOptions extends ErrorOptions {
  /** What the reader can do about it. Printed after the message. */
  readonly hint?: string | undefined;
}

// The package ships as ESM and CJS, so `instanceof` fails across the two copies of the class.
const brand = Symbol.for("gatewright.error");

/** Base of every error this library throws on purpose; anything else is a bug. */
export class GatewrightError extends Error {
  override readonly name: string = "GatewrightError";
  readonly code: GatewrightErrorCode;
  readonly [brand] = true;

  constructor(code: GatewrightErrorCode, message: string, options?: GatewrightErrorOptions) {
    super(options?.hint ? `${message}\n${options.hint}` : message, options);
    this.code = code;
  }
}

/**
 * Whether `error` was thrown by this library on purpose, whichever copy of it (ESM or CJS) threw.
 *
 * @example
 * try { rest.mock({ respond: {} }); } catch (error) { if (isGatewrightError(error)) console.log(error.code); }
 */
export function isGatewrightError(error: unknown): error is GatewrightError {
  return typeof error === "object" && error !== null && brand in error;
}
