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

/** One invalid field of the input. */
export interface FieldProblem {
  /** Path of the field: `responses`, `200`, `selectionPattern`. Empty for the whole value. */
  readonly path: readonly string[];
  /** What is wrong, with the value. */
  readonly message: string;
  /** For an unknown name: the likely intended one. */
  readonly meant?: string | undefined;
  /** The code of the rule by which API Gateway would reject it. */
  readonly rule?: string | undefined;
}

interface Invalid {
  readonly problems: readonly FieldProblem[];
}

interface Unreadable {
  readonly text: string;
  /** Offset of the error, in UTF-16 units. */
  readonly offset: number;
}

/** Why a template could not be parsed or rendered, with the place if known. */
interface Unrendered {
  /** The message without the position. */
  readonly reason: string;
  /** Starts at 1. */
  readonly line?: number | undefined;
  /** Starts at 1. */
  readonly column?: number | undefined;
}

/** Typed details by error code. Programs read these instead of the message. */
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
    /**
     * The backend's key in that option: a function's ARN, an origin, the id of a VPC link, a
     * service.
     */
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
    /** Starts at 1. */
    readonly line: number;
    /** Starts at 1. */
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
  /** The call that failed: `PutMethod`. */
  readonly operation: string | undefined;
  /** The API that had been created. */
  readonly restApiId: string | undefined;
  /** Whether it was removed afterwards. */
  readonly isRemoved: boolean;
}

/** The type of a code's details; `undefined` for a code without details. */
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
    // Leaves the member out instead of setting undefined: consoles print every member.
    if (options?.details !== undefined) this.details = options.details;
  }
}

/** Any error of this library: `code` narrows the type of `details`. */
export type AnyGatewrightError = {
  [Code in GatewrightErrorCode]: GatewrightError<Code>;
}[GatewrightErrorCode];

/**
 * Returns whether this library threw `error` on purpose, in either copy of it (ESM or CJS). With a
 * code, returns whether the error also has that code.
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

/** Handles the `default` of a switch over a union; does not compile while a member is unhandled. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
