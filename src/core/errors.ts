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
  | "platform.unsupported"
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
  | "event.refused"
  | "answer.invalid"
  | "authorizer.invalid";

/** One field that is wrong in what was given. */
export interface FieldProblem {
  /** Where it stands: `responses`, `200`, `selectionPattern`. Empty for the whole. */
  readonly path: readonly string[];
  /** What is wrong, with the value. */
  readonly message: string;
  /** For a name that does not exist: the one that was meant. */
  readonly meant?: string | undefined;
  /** The code of the rule by which API Gateway would refuse it. */
  readonly rule?: string | undefined;
}

interface Invalid {
  readonly problems: readonly FieldProblem[];
}

interface Unreadable {
  readonly text: string;
  /** In UTF-16 units from its start. */
  readonly offset: number;
}

/** Why a template could not be parsed or rendered, with its place where that is known. */
interface Unrendered {
  /** The message without the place. */
  readonly reason: string;
  /** Counted from 1. */
  readonly line?: number | undefined;
  /** Counted from 1. */
  readonly column?: number | undefined;
}

/** What errors of some codes carry besides their text. Programs read it instead of the message. */
export interface GatewrightErrorDetails {
  "api.invalid": Invalid;
  "integration.invalid": Invalid;
  "route.invalid": Invalid & {
    /** The path parameter that a request to the route lacks. */
    readonly missingPathParameter?: string;
  };
  "gateway.no-backend": {
    /** The option of `emulate` that accepts the backend. */
    readonly option: "lambdas" | "http" | "vpcLinks" | "services";
    /** The key of the backend in it: a function's ARN, an origin, the id of a link, a service. */
    readonly name: string;
  };
  "settings.invalid": {
    readonly setting: string | undefined;
    readonly known: readonly string[];
    readonly meant: string | undefined;
  };
  "uri.invalid": Unreadable;
  "mapping.invalid": Unreadable;
  "expression.invalid": Unreadable;
  "credentials.invalid": Unreadable;
  "content-type.invalid": Unreadable;
  "document.invalid": {
    /** Counted from 1. */
    readonly line: number;
    /** Counted from 1. */
    readonly column: number;
  };
  "document.not-found": { readonly path: string };
  "management.aborted": ManagementFailure;
  "management.failed": ManagementFailure;
  "template.syntax": Unrendered;
  "template.evaluation": Unrendered;
  "template.limit": Unrendered;
  "template.payload": Unrendered;
  "json-path.syntax": Unrendered;
  "json-path.evaluation": Unrendered;
  "regex.syntax": Unrendered;
  "regex.limit": Unrendered;
}

interface ManagementFailure {
  /** The call that did not succeed: `PutMethod`. */
  readonly operation: string | undefined;
  /** The API that had been created. */
  readonly restApiId: string | undefined;
  /** Whether it was removed again. */
  readonly isRemoved: boolean;
}

/** The details of a code; undefined where there are none. */
export type DetailsOf<Code extends GatewrightErrorCode> = Code extends keyof GatewrightErrorDetails
  ? GatewrightErrorDetails[Code] | undefined
  : undefined;

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
  declare readonly details: DetailsOf<Code> | undefined;
  readonly [brand] = true;

  constructor(code: Code, sentence: string, options?: GatewrightErrorOptions<Code>) {
    super(options?.hint ? `${sentence}\n${options.hint}` : sentence, options);
    this.code = code;
    this.sentence = sentence;
    // Not a member of undefined: errors are printed with what they have.
    if (options?.details !== undefined) this.details = options.details;
  }
}

/** An error of this library: its `code` tells which `details` it has. */
export type AnyGatewrightError = {
  [Code in GatewrightErrorCode]: GatewrightError<Code>;
}[GatewrightErrorCode];

/**
 * Whether `error` was thrown by this library on purpose, whichever copy of it (ESM or CJS) threw;
 * with a code, whether it is of that code.
 *
 * @example
 * try { rest.mock({ respond: {} }); } catch (error) { if (isGatewrightError(error)) console.log(error.code); }
 */
export function isGatewrightError(error: unknown): error is AnyGatewrightError;
export function isGatewrightError<Code extends GatewrightErrorCode>(
  error: unknown,
  code: Code,
): error is GatewrightError<Code>;
export function isGatewrightError(error: unknown, code?: GatewrightErrorCode): boolean {
  const isOurs = typeof error === "object" && error !== null && brand in error;
  return isOurs && (code === undefined || ("code" in error && error.code === code));
}

/** The `default` of a switch over a union: does not compile while a member is unhandled. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
