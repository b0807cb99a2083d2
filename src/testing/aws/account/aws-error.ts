/** A refusal, with the type, the text and the status that AWS gives it. */
export class AwsError extends Error {
  override readonly name = "AwsError";
  /** `NotFoundException`: the SDK raises its class of that name. */
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

/** What the service's front end says before the service sees the call; the SDK does not model it. */
export function serializationError(message: string): AwsError {
  return new AwsError("SerializationException", 400, message);
}
