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
  | "regex.syntax"
  | "regex.limit"
  | "json-path.syntax"
  | "json-path.evaluation"
  | "event.unknown"
  | "event.invalid"
  | "event.refused"
  | "answer.invalid"
  | "authorizer.invalid";

/** What is known of an error besides its sentence, by code; of other codes nothing is. */
export interface GatewrightErrorDetails {
  "gateway.no-backend": {
    /** The option of `emulate` that accepts the backend. */
    readonly option: "lambdas" | "http" | "vpcLinks" | "services";
    /** The key of the backend in it: a function's ARN, an origin, the id of a link, a service. */
    readonly name: string;
  };
  "route.invalid": {
    /** The path parameter that a request to the route lacks. */
    readonly missingPathParameter: string;
  };
}

type DetailsOf<Code extends GatewrightErrorCode> = Code extends keyof GatewrightErrorDetails
  ? GatewrightErrorDetails[Code]
  : never;

export interface GatewrightErrorOptions<Code extends GatewrightErrorCode = GatewrightErrorCode>
  extends ErrorOptions {
  /** What the reader can do about it. Printed after the message. */
  readonly hint?: string | undefined;
  readonly details?: DetailsOf<Code>;
}

// The package ships as ESM and CJS, so `instanceof` fails across the two copies of the class.
const brand = Symbol.for("gatewright.error");

/** Base of every error this library throws on purpose; anything else is a bug. */
export class GatewrightError<Code extends GatewrightErrorCode = GatewrightErrorCode> extends Error {
  override readonly name: string = "GatewrightError";
  readonly code: Code;
  /** The message without its hint. */
  readonly sentence: string;
  /** Where it is known; programs read these, not the message. */
  readonly details: DetailsOf<Code> | undefined;
  readonly [brand] = true;

  constructor(code: Code, sentence: string, options?: GatewrightErrorOptions<Code>) {
    super(options?.hint ? `${sentence}\n${options.hint}` : sentence, options);
    this.code = code;
    this.sentence = sentence;
    this.details = options?.details;
  }
}

/**
 * Whether `error` was thrown by this library on purpose, whichever copy of it (ESM or CJS) threw;
 * with a code, whether it is of that code.
 *
 * @example
 * try { rest.mock({ respond: {} }); } catch (error) { if (isGatewrightError(error)) console.log(error.code); }
 */
export function isGatewrightError(error: unknown): error is GatewrightError;
export function isGatewrightError<Code extends GatewrightErrorCode>(
  error: unknown,
  code: Code,
): error is GatewrightError<Code>;
export function isGatewrightError(error: unknown, code?: GatewrightErrorCode): boolean {
  const isOurs = typeof error === "object" && error !== null && brand in error;
  return isOurs && (code === undefined || ("code" in error && error.code === code));
}
