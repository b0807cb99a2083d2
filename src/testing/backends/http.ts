import { GatewrightError } from "../../errors.ts";
import type { Header, ResponseMessage } from "../../message.ts";

/** A request as the gateway sends it to a backend. */
export interface EndpointRequest {
  readonly method: string;
  /** Whole, as it is sent: `https://example.com/pets?limit=2`. */
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

/** What answers at an origin. */
export type HttpBackend = (request: EndpointRequest) => ResponseMessage | Promise<ResponseMessage>;

/** Backends by origin: `https://example.com`, `https://sqs.us-east-1.amazonaws.com`. */
export type HttpBackends = Readonly<Record<string, HttpBackend>>;

/**
 * Sends a request to the backend of its origin.
 *
 * @throws GatewrightError `gateway.no-backend`: there is none; nothing is sent.
 */
export async function callHttp(
  backends: HttpBackends,
  request: EndpointRequest,
): Promise<ResponseMessage> {
  const { origin } = new URL(request.url);
  const backend = Object.hasOwn(backends, origin) ? backends[origin] : undefined;
  if (backend) return backend(request);
  const known = Object.keys(backends);
  const given = known.length === 0 ? "None is given." : `Given are ${known.join(", ")}.`;
  throw new GatewrightError(
    "gateway.no-backend",
    `Failed to send ${request.method} ${request.url}: no backend is given for ${origin}`,
    { hint: `Pass it as http: { "${origin}": (request) => response }. ${given}` },
  );
}
