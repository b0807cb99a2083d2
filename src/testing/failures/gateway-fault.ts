import { answerOf, type FaultAnswer } from "./catalogue.ts";
import type { Failure, FaultCode, FaultDetails } from "./failure.ts";

/** Any failure in which API Gateway answers by itself. */
type AnyFault = Failure<FaultCode>;

/**
 * Ends a request in a step, with the gateway response of the failure. Thrown by steps, caught in
 * exactly one place and turned into the answer there.
 *
 * @example
 * throw new GatewayFault("response.undeclared", { statusCode: "404" });
 */
export class GatewayFault<Code extends FaultCode = FaultCode> extends Error {
  override readonly name = "GatewayFault";
  readonly failure: AnyFault;

  constructor(code: Code, details: FaultDetails[Code]) {
    super(code);
    // The two belong together by the signature, which the compiler does not see for a union.
    this.failure = { code, details } as unknown as AnyFault;
  }

  /** What the client gets. */
  get answer(): FaultAnswer {
    return answerOf(this.failure);
  }
}
