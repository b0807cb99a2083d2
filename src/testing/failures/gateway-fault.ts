import { answerOf, type FaultAnswer } from "./catalogue.ts";
import type { Failure, FaultCode, FaultDetails } from "./failure.ts";

/** Any failure for which API Gateway sends its own response. */
type AnyFault = Failure<FaultCode>;

/**
 * Ends a request with the gateway response of a failure. Steps throw it. Exactly one place catches it
 * and turns it into the response.
 *
 * @example
 * throw new GatewayFault("response.undeclared", { statusCode: "404" });
 */
export class GatewayFault<Code extends FaultCode = FaultCode> extends Error {
  override readonly name = "GatewayFault";
  readonly failure: AnyFault;

  constructor(code: Code, details: FaultDetails[Code]) {
    super(code);
    // The signature guarantees that the two match, but the compiler cannot see that for a union.
    this.failure = { code, details } as unknown as AnyFault;
  }

  /** What the client gets. */
  get answer(): FaultAnswer {
    return answerOf(this.failure);
  }
}
