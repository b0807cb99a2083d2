import { textWithoutBom } from "../../core/bytes.ts";
import { withHidden } from "../../core/hidden.ts";
import { type Header, headerValue } from "../../core/message.ts";

/** A request as the gateway sends it to a backend, exactly as on the wire. */
export interface EndpointRequest {
  /** The HTTP method. */
  readonly method: string;
  /** The whole URL: `https://example.com/pets?limit=2`. */
  readonly url: string;
  /** The headers, in the order in which they are sent. */
  readonly headers: readonly Header[];
  /** The body. Empty if there is none. */
  readonly body: Uint8Array;
  /** Aborted when the gateway stops waiting. */
  readonly signal: AbortSignal;
  /** Set by `tlsConfig.insecureSkipVerification`: skips the check of the certificate. */
  readonly acceptsAnyCertificate?: boolean;
  /** Returns the first header of that name, ignoring case. */
  readonly header: (name: string) => string | undefined;
  /** Returns the body as text. */
  readonly text: () => string;
  /**
   * Parses the body as JSON.
   *
   * @throws SyntaxError if the body is not valid JSON.
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
