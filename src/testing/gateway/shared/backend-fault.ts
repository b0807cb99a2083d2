import { ConnectionFailure } from "../../backends/connection-failure.ts";
import { FunctionFailure } from "../../backends/function-failure.ts";
import { readFunctionError } from "../../failures/function-error.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";

/** Converts an error of a backend to the gateway's fault. Rethrows any other error. */
export function toFault(error: unknown): unknown {
  if (error instanceof ConnectionFailure) return connectionFault(error);
  return error instanceof FunctionFailure ? functionFault(error) : error;
}

interface FailedCall {
  readonly functionArn: string;
  /** JSON text. */
  readonly payload: string;
  readonly requestId: string;
}

/** Returns the 502 for a function that failed. Only the log shows its message. */
export function functionFault({ functionArn, payload, requestId }: FailedCall): GatewayFault {
  const error = readFunctionError(payload);
  return new GatewayFault("lambda.failed", { functionArn, ...error, lambdaRequestId: requestId });
}

/** Treats a host that does not resolve as an invalid address: a guess from a recorded case. */
function connectionFault({ reason: kind, message: reason }: ConnectionFailure): GatewayFault {
  switch (kind) {
    case "host":
      return new GatewayFault("endpoint.address", { reason });
    case "certificate-host":
    case "certificate-issuer":
      return new GatewayFault(`endpoint.${kind}`, { reason });
    default:
      return new GatewayFault("endpoint.network", { reason });
  }
}
