import { textWithoutBom } from "../../core/bytes.ts";
import { withHidden } from "../../core/hidden.ts";
import { type Header, headerValue } from "../../core/message.ts";

/** A request as the gateway sends it to a backend: exactly what would be on the wire. */
export interface EndpointRequest {
  readonly method: string;
  /** Whole, as it is sent: `https://example.com/pets?limit=2`. */
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** Aborted when the gateway waits no longer. */
  readonly signal: AbortSignal;
  /** Set by `tlsConfig.insecureSkipVerification`: any certificate will do. */
  readonly acceptsAnyCertificate?: boolean;
  /** The first header of that name, whatever its case. */
  readonly header: (name: string) => string | undefined;
  /** The body, as text. */
  readonly text: () => string;
  /**
   * The body, parsed.
   *
   * @throws SyntaxError when the body is no JSON.
   */
  readonly json: () => unknown;
}

export function toEndpointRequest(
  request: Pick<
    EndpointRequest,
    "method" | "url" | "headers" | "body" | "signal" | "acceptsAnyCertificate"
  >,
): EndpointRequest {
  const text = () => textWithoutBom(request.body);
  return withHidden(
    { ...request },
    {
      header: (name: string) => headerValue(request.headers, name),
      text,
      json: () => JSON.parse(text()) as unknown,
    },
  );
}
