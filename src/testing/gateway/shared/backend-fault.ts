import { ConnectionFailure } from "../../backends/connection-failure.ts";
import { FunctionFailure } from "../../backends/function-failure.ts";
import { readFunctionError } from "../../failures/function-error.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";

/** What the gateway makes of a backend that failed; anything else is not its business. */
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

/** The 502 of a function that failed; its words are in the log only. */
export function functionFault({ functionArn, payload, requestId }: FailedCall): GatewayFault {
  const error = readFunctionError(payload);
  return new GatewayFault("lambda.failed", { functionArn, ...error, lambdaRequestId: requestId });
}

/** A host without an address is an invalid one: a guess after a recorded case. */
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
