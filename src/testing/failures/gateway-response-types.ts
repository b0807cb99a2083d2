/** The response that API Gateway sends unless the API defines another one. */
export interface GatewayResponseDefaults {
  readonly status: number;
  /** The message in the body. AWS sends `null` if an authorizer fails. */
  readonly message: string | null;
  /** The header `x-amzn-ErrorType`. */
  readonly errorType: string;
}

// The fault is the API's, so the client sees no details (recorded).
const internalServerError = {
  message: "Internal server error",
  errorType: "InternalServerErrorException",
} as const;

/**
 * The 21 types of gateway responses, in the order of AWS's own error message (recorded).
 *
 * Statuses are recorded. Messages and error types are recorded for bad requests, a missing
 * authentication token and configuration errors; for the rest they are from public captures of
 * responses, or a guess where a row says so.
 */
export const gatewayResponseTypes = {
  // A payload that is too large for Lambda (public capture of 2021).
  REQUEST_TOO_LARGE: { status: 413, message: "Request Too Long", errorType: "BadRequestException" },
  // Both texts are a guess: no answer of this type is public.
  RESOURCE_NOT_FOUND: {
    status: 404,
    message: "Resource Not Found",
    errorType: "ResourceNotFoundException",
  },
  AUTHORIZER_CONFIGURATION_ERROR: {
    status: 500,
    message: null,
    errorType: "AuthorizerConfigurationException",
  },
  MISSING_AUTHENTICATION_TOKEN: {
    status: 403,
    message: "Missing Authentication Token",
    errorType: "MissingAuthenticationTokenException",
  },
  BAD_REQUEST_BODY: {
    status: 400,
    message: "Invalid request body",
    errorType: "BadRequestException",
  },
  INVALID_SIGNATURE: {
    status: 403,
    message:
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
    errorType: "InvalidSignatureException",
  },
  INVALID_API_KEY: { status: 403, message: "Forbidden", errorType: "ForbiddenException" },
  BAD_REQUEST_PARAMETERS: {
    status: 400,
    message: "Missing required request parameters",
    errorType: "BadRequestException",
  },
  // The error type is a guess.
  AUTHORIZER_FAILURE: { status: 500, message: null, errorType: "AuthorizerFailureException" },
  UNAUTHORIZED: { status: 401, message: "Unauthorized", errorType: "UnauthorizedException" },
  INTEGRATION_TIMEOUT: {
    status: 504,
    message: "Endpoint request timed out",
    errorType: "InternalServerErrorException",
  },
  ACCESS_DENIED: {
    status: 403,
    message: "User is not authorized to access this resource",
    errorType: "AccessDeniedException",
  },
  DEFAULT_4XX: undefined,
  DEFAULT_5XX: undefined,
  WAF_FILTERED: { status: 403, message: "Forbidden", errorType: "ForbiddenException" },
  QUOTA_EXCEEDED: { status: 429, message: "Limit Exceeded", errorType: "LimitExceededException" },
  THROTTLED: { status: 429, message: "Too Many Requests", errorType: "TooManyRequestsException" },
  API_CONFIGURATION_ERROR: { status: 500, ...internalServerError },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    message: "Unsupported Media Type",
    errorType: "BadRequestException",
  },
  INTEGRATION_FAILURE: {
    status: 504,
    message: "Network error communicating with endpoint",
    errorType: "InternalServerErrorException",
  },
  EXPIRED_TOKEN: {
    status: 403,
    message: "The security token included in the request is expired",
    errorType: "ExpiredTokenException",
  },
} as const satisfies Readonly<Record<string, GatewayResponseDefaults | undefined>>;

/** A type that a request can end with: every type except the two defaults. */
export type GatewayResponseType = Exclude<
  keyof typeof gatewayResponseTypes,
  "DEFAULT_4XX" | "DEFAULT_5XX"
>;

/** Returns the default type for a status, which applies to types that the API does not define. */
export function familyOf(status: number): "DEFAULT_4XX" | "DEFAULT_5XX" {
  return status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
}
