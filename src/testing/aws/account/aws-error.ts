/** A rejected call, with AWS's error type, message and status. */
export class AwsError extends Error {
  override readonly name = "AwsError";
  /** The SDK throws its class of this name, such as `NotFoundException`. */
  readonly type: string;
  readonly status: number;

  constructor(type: string, status: number, message: string) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

export function badRequest(message: string): AwsError {
  return new AwsError("BadRequestException", 400, message);
}

export function notFound(message: string): AwsError {
  return new AwsError("NotFoundException", 404, message);
}

export function conflict(message: string): AwsError {
  return new AwsError("ConflictException", 409, message);
}

/**
 * The error of the service's front end, before the service gets the call. The SDK does not model
 * it.
 */
export function serializationError(message: string): AwsError {
  return new AwsError("SerializationException", 400, message);
}
