import type { FaultStep } from "../trace/trace.ts";
import { type GatewayResponseType, gatewayResponseTypes } from "./gateway-response-types.ts";

interface FaultSettings {
  /** Absent: the type's own. */
  readonly status?: number;
  /** Absent: the type's own. */
  readonly message?: string | null;
  /** What the trace and the execution log say of it. Absent: the message. */
  readonly step?: FaultStep;
}

/**
 * Ends a request in a step, with the gateway response of its type. Thrown by steps, caught in exactly
 * one place and turned into the answer there.
 *
 * @example
 * throw new GatewayFault("THROTTLED");
 */
export class GatewayFault extends Error {
  override readonly name = "GatewayFault";
  readonly responseType: GatewayResponseType;
  readonly status: number;
  /** What the client is told; `null` where AWS tells it so. */
  readonly text: string | null;
  readonly errorType: string;
  readonly step: FaultStep;

  constructor(responseType: GatewayResponseType, settings: FaultSettings = {}) {
    const defaults = gatewayResponseTypes[responseType];
    const { status = defaults.status, message = defaults.message } = settings;
    super(message ?? responseType);
    this.responseType = responseType;
    this.status = status;
    this.text = message;
    this.errorType = defaults.errorType;
    this.step = settings.step ?? { type: "refusal", reason: this.message };
  }
}

/** The API is set up in a way that API Gateway cannot run; the client sees none of the reason. */
export function configurationFault(
  reason: string,
  { status = 500, detail }: { readonly status?: number; readonly detail?: string } = {},
): GatewayFault {
  return new GatewayFault("API_CONFIGURATION_ERROR", {
    status,
    step: { type: "configuration", reason, ...(detail !== undefined && { detail }) },
  });
}

/** The detail of a template that is given bytes: AWS says no more than that it cannot transform them. */
export const bytesInTemplate = "the body is bytes, and a template reads text";
