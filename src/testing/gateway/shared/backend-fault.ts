import { ConnectionFailure } from "../../backends/connection-failure.ts";
import { errorMessageOf, FunctionFailure } from "../../backends/function-failure.ts";
import type { LambdaAnswer } from "../../backends/lambda.ts";
import { configurationFault, GatewayFault } from "../../failures/fault.ts";
import { gatewayResponseTypes } from "../../failures/gateway-response-types.ts";

/** What the gateway makes of a backend that failed; anything else is not its business. */
export function toFault(error: unknown): unknown {
  if (error instanceof ConnectionFailure) return connectionFault(error);
  return error instanceof FunctionFailure ? functionFault(error) : error;
}

/** The 502 of a function that failed; its words are in the log only. */
export function functionFault({
  payload,
  requestId,
}: Pick<LambdaAnswer, "payload" | "requestId">): GatewayFault {
  return new GatewayFault("INTEGRATION_FAILURE", {
    status: 502,
    message: gatewayResponseTypes.API_CONFIGURATION_ERROR.message,
    step: { type: "lambda", message: errorMessageOf(payload), lambdaRequestId: requestId },
  });
}

/**
 * Certificates: texts of public captures of execution logs. A host without an address is an invalid
 * one: a guess after a recorded case.
 */
function connectionFault({ reason, message }: ConnectionFailure): GatewayFault {
  if (reason === "network") {
    return new GatewayFault("INTEGRATION_FAILURE", { step: { type: "network", detail: message } });
  }
  return configurationFault(configurationReasons[reason], { detail: message });
}

const configurationReasons = {
  host: "Invalid endpoint address",
  "certificate-host": "Host name does not match the certificate subject provided by the peer",
  "certificate-issuer": "PKIX path building failed",
} as const;
