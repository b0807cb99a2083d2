import type { FaultStep } from "../trace/trace.ts";

/** Types of gateway responses that the steps so far can end in. */
export type GatewayResponseType =
  | "API_CONFIGURATION_ERROR"
  | "BAD_REQUEST_BODY"
  | "BAD_REQUEST_PARAMETERS"
  | "INTEGRATION_FAILURE"
  | "MISSING_AUTHENTICATION_TOKEN"
  | "UNSUPPORTED_MEDIA_TYPE";

/**
 * Ends a request in a step. Thrown by steps, caught in exactly one place and turned there into the
 * gateway response of its type.
 */
export class GatewayFault extends Error {
  override readonly name = "GatewayFault";
  readonly responseType: GatewayResponseType;
  readonly status: number;
  readonly errorType: string;
  /** What the execution log says of it. */
  readonly step: FaultStep;

  constructor(
    responseType: GatewayResponseType,
    settings: { status: number; message: string; errorType: string; step: FaultStep },
  ) {
    super(settings.message);
    this.responseType = responseType;
    this.status = settings.status;
    this.errorType = settings.errorType;
    this.step = settings.step;
  }
}

/** The API is set up in a way that API Gateway cannot run; the client sees none of the reason. */
export function configurationFault(
  reason: string,
  { status = 500, detail }: { readonly status?: number; readonly detail?: string } = {},
): GatewayFault {
  return new GatewayFault("API_CONFIGURATION_ERROR", {
    status,
    message: "Internal server error",
    errorType: "InternalServerErrorException",
    step: { type: "configuration", reason, ...(detail !== undefined && { detail }) },
  });
}
